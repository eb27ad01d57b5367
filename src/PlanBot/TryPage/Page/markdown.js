// The part of markdown that Teams shows in messages and cards: bold, italic, strikethrough, code, links,
// lists, line breaks, and <at>mentions</at>. Everything is escaped first, so no HTML of the text survives.

const ENTITY = /&amp;(nbsp|amp|lt|gt|quot|apos|#\d{1,6});/g;
const LINK = /\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;
const LITERAL = /\\([\\`*_{}[\]()#+\-.!~<>|])/g;

export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}

export function isSafeUrl(url) {
  return /^(https?:|mailto:|tel:)/i.test(url);
}

function inline(text) {
  // What is kept as it is (escaped characters, code, link addresses) waits outside while the marks are replaced.
  const kept = [];
  const keep = (html) => `\u0001${kept.push(html) - 1}\u0002`;
  let html = text.replace(/[\u0001\u0002]/g, '').replace(LITERAL, (_, c) => keep(escapeHtml(c)));
  html = html.replace(/`([^`]+)`/g, (_, code) => keep(`<code>${escapeHtml(code)}</code>`));
  html = escapeHtml(html).replace(ENTITY, '&$1;');
  html = html.replace(LINK, (whole, label, url) =>
    isSafeUrl(url) ? `${keep(`<a href="${url}" target="_blank" rel="noopener noreferrer">`)}${label}${keep('</a>')}` : whole);
  html = html.replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>');
  html = html.replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>');
  html = html.replace(/(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)/g, '<strong>$1</strong>');
  html = html.replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '<s>$1</s>');
  html = html.replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<em>$1</em>');
  html = html.replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '<em>$1</em>');
  while (/\u0001\d+\u0002/.test(html)) {
    html = html.replace(/\u0001(\d+)\u0002/g, (_, i) => kept[Number(i)] ?? '');
  }
  return html;
}

/** Markdown to HTML that is safe to show. */
export function markdown(text) {
  const blocks = [];
  let list = null;
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length) {
      blocks.push(`<p>${paragraph.map(inline).join('<br>')}</p>`);
      paragraph = [];
    }
  };
  const endList = () => {
    if (list) {
      const start = list.tag === 'ol' && list.start !== 1 ? ` start="${list.start}"` : '';
      blocks.push(`<${list.tag}${start}>${list.items.map((i) => `<li>${inline(i)}</li>`).join('')}</${list.tag}>`);
      list = null;
    }
  };
  for (const line of String(text).replace(/\r\n?/g, '\n').split('\n')) {
    const bullet = /^\s*[-*+•]\s+(.*)$/.exec(line);
    const number = bullet ? null : /^\s*(\d{1,4})\.\s+(.*)$/.exec(line);
    if (bullet || number) {
      endParagraph();
      const tag = bullet ? 'ul' : 'ol';
      if (list?.tag !== tag) {
        endList();
        list = { tag, start: number ? Number(number[1]) : 1, items: [] };
      }
      list.items.push(bullet ? bullet[1] : number[2]);
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else if (list && /^\s+/.test(line)) {
      list.items[list.items.length - 1] += ` ${line.trim()}`;
    } else {
      endList();
      paragraph.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks.join('');
}

/** Plain text with its line breaks, and mentions marked. */
export function plain(text) {
  return escapeHtml(String(text))
    .replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>')
    .replace(/\r\n?|\n/g, '<br>');
}

/** The text that a message's format says. Of `xml`, the tags that Teams allows become markdown's. */
export function format(text, textFormat) {
  if (textFormat === 'plain') {
    return plain(text);
  }
  if (textFormat === 'xml') {
    const marks = text
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/?(b|strong)>/gi, '**')
      .replace(/<\/?(i|em)>/gi, '*')
      .replace(/<\/p>/gi, '\n\n')
      .replace(/<li>/gi, '\n- ')
      .replace(/<(?!\/?at>)[^>]+>/gi, '');
    return markdown(marks);
  }
  return markdown(text);
}

/** Words only, for announcements. */
export function words(text) {
  const holder = document.createElement('div');
  holder.innerHTML = markdown(text ?? '').replace(/<(?:br|\/p|\/li)>/g, ' ');
  return holder.textContent.replace(/\s+/g, ' ').trim();
}

/** {{DATE(…)}} and {{TIME(…)}} of cards, as the reader's own dates. */
export function localDates(text) {
  return String(text).replace(/\{\{(DATE|TIME)\(([^,)]+)(?:,\s*(COMPACT|SHORT|LONG))?\)\}\}/g, (whole, kind, value, style) => {
    const at = new Date(value.trim());
    if (Number.isNaN(at.getTime())) {
      return whole;
    }
    if (kind === 'TIME') {
      return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    }
    const long = style === 'LONG' ? 'long' : 'short';
    return style && style !== 'COMPACT'
      ? at.toLocaleDateString('en-GB', { weekday: long, day: 'numeric', month: long, year: 'numeric' })
      : at.toLocaleDateString('en-GB');
  });
}
