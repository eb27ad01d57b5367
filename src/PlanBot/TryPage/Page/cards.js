// Adaptive Cards: drawn by Microsoft's renderer where the build could take it from npm, as text otherwise.
// Either way a pressed action comes back in one shape: { type, id, title, verb, data, url }.

import { renderAsText } from './card-text.js';
import { isSafeUrl, markdown } from './markdown.js';

const RENDERER = '/try/adaptivecards.min.js';

/** Loads the renderer. Resolves to false when it does not come. */
export function loadRenderer(isThere) {
  if (!isThere || window.AdaptiveCards) {
    return Promise.resolve(Boolean(window.AdaptiveCards));
  }
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = RENDERER;
    script.onload = () => resolve(Boolean(window.AdaptiveCards));
    script.onerror = () => resolve(false);
    document.head.append(script);
  });
}

// Colours are the page's variables, so that a card follows the theme without being drawn again and loses
// nothing that was typed.
const text = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const foregroundColors = {
  default: text('text'),
  dark: text('dark'),
  light: text('light'),
  accent: text('accent'),
  good: text('good'),
  warning: text('warning'),
  attention: text('attention'),
};
const container = (name) => ({
  backgroundColor: `var(--card-${name}-fill)`,
  borderColor: `var(--card-${name}-line)`,
  foregroundColors,
});

/** Sizes, spacings and colours as Teams' chat has them. */
export const hostConfig = {
  hostCapabilities: {},
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  spacing: { extraSmall: 4, small: 8, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: {
    default: {
      fontFamily: 'var(--font)',
      fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'ui-monospace, Consolas, monospace',
      fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
  },
  textStyles: {
    heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
  },
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: { backgroundColor: 'transparent', borderColor: 'var(--card-line)', foregroundColors },
    emphasis: container('emphasis'),
    accent: container('accent'),
    good: container('good'),
    attention: container('attention'),
    warning: container('warning'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    preExpandSingleShowCardAction: false,
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { suffix: ' *', suffixColor: 'attention', size: 'default', weight: 'default' },
      optionalInputs: { size: 'default', weight: 'default' },
    },
    errorMessage: { spacing: 'small', color: 'attention', size: 'small', weight: 'default' },
  },
  table: { cellSpacing: 8 },
};

/** Draws a card. `onAction` gets what was pressed, its inputs already checked and merged into `data`. */
export function renderCard(content, onAction) {
  // The renderer also tells of what it does by itself, such as Action.ToggleVisibility.
  const press = (action) => {
    if (action.type === 'Action.OpenUrl') {
      open(action.url);
    } else if (action.type === 'Action.Submit' || action.type === 'Action.Execute') {
      onAction(action);
    }
  };
  if (!window.AdaptiveCards) {
    return renderAsText(content, press);
  }
  const AC = window.AdaptiveCards;
  AC.AdaptiveCard.onProcessMarkdown = (source, result) => {
    result.outputHtml = markdown(source);
    result.didProcess = true;
  };
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig);
  card.onExecuteAction = (action) => press({
    type: action.getJsonTypeName(),
    id: action.id,
    title: action.title,
    verb: action.verb,
    data: asTeamsSends(action.data, card),
    url: action.url,
  });
  card.parse(content);
  const element = card.render();
  if (!element) {
    return renderAsText({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: content.fallbackText ?? 'This card cannot be shown.', wrap: true }] }, press);
  }
  return element;
}

// Teams sends every input as text; this renderer gives numbers as numbers.
function asTeamsSends(data, card) {
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  const ids = card.getAllInputs(true).map((input) => input.id);
  return Object.fromEntries(Object.entries(data).map(([key, value]) =>
    [key, typeof value === 'number' && ids.includes(key) ? String(value) : value]));
}

function open(url) {
  if (isSafeUrl(url ?? '')) {
    window.open(url, '_blank', 'noopener,noreferrer');
  }
}

/** Hero and thumbnail cards, as the Adaptive Card that looks like them. */
export function fromHero(content) {
  const block = (source, extra) => (source ? [{ type: 'TextBlock', text: source, wrap: true, ...extra }] : []);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      ...block(content.title, { size: 'large', weight: 'bolder' }),
      ...block(content.subtitle, { isSubtle: true }),
      ...block(content.text, {}),
    ],
    actions: (content.buttons ?? []).map((b) => (b.type === 'openUrl'
      ? { type: 'Action.OpenUrl', title: b.title, url: b.value }
      : { type: 'Action.Submit', title: b.title, data: { msteams: b.type === 'imBack'
        ? { type: 'imBack', value: b.value }
        : { type: 'messageBack', text: b.text ?? '', displayText: b.displayText, value: b.value } } })),
  };
}
