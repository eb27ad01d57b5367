using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CardTemplating.Expressions;
using CardTemplating.Parsing;
using CardTemplating.Templates;
using CardTemplating.Values;

namespace CardTemplating;

/// <summary>
/// A template of the Adaptive Card Template Language, parsed once and expanded any number of times, by any number of
/// threads at once. As in AdaptiveCards.Templating; what goes beyond it is marked as an addition.
/// </summary>
/// <remarks>Language: https://aka.ms/actemplating. Functions: https://aka.ms/adaptive-expressions.</remarks>
public sealed class AdaptiveCardTemplate
{
    private readonly TemplateNode? _node;
    private readonly TemplateOptions _options;
    private int _sizeHint;

    /// <summary>
    /// Parses a template. One that is wrong does not throw: see <see cref="Diagnostics"/> and <see cref="ThrowIfInvalid"/>.
    /// </summary>
    /// <param name="jsonTemplate">The template as JSON text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jsonTemplate"/> is null.</exception>
    public AdaptiveCardTemplate(string jsonTemplate)
        : this(jsonTemplate, TemplateOptions.Default)
    {
    }

    /// <summary>Parses a template with custom functions, a locale, limits. An addition.</summary>
    /// <param name="jsonTemplate">The template as JSON text.</param>
    /// <param name="options">What to parse and expand it with.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public AdaptiveCardTemplate(string jsonTemplate, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(jsonTemplate);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        (_node, Diagnostics) = TemplateParser.Parse(jsonTemplate, options);
        _sizeHint = Math.Max(512, jsonTemplate.Length * 2);
    }

    /// <summary>Parses a template given as an object: a string is JSON text, anything else is serialised with System.Text.Json.</summary>
    /// <param name="jsonTemplate">The template.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jsonTemplate"/> is null.</exception>
    public AdaptiveCardTemplate(object jsonTemplate)
        : this(ToText(jsonTemplate))
    {
    }

    /// <summary>Everything found wrong or doubtful in the template, in its order. An addition.</summary>
    public IReadOnlyList<TemplateDiagnostic> Diagnostics { get; }

    /// <summary>Throws when <see cref="Diagnostics"/> holds an error. An addition.</summary>
    /// <exception cref="AdaptiveTemplateException">The template has errors; the message lists them all.</exception>
    public void ThrowIfInvalid()
    {
        var errors = Diagnostics.Where(d => d.Severity == TemplateDiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new AdaptiveTemplateException($"The template has {errors.Count} error(s):\n{string.Join('\n', errors)}");
        }
    }

    /// <summary>Expands the template without data.</summary>
    /// <returns>The card as JSON text.</returns>
    /// <exception cref="AdaptiveTemplateException">As for the other overloads.</exception>
    public string Expand() => Expand((EvaluationContext?)null);

    /// <summary>Expands the template with data.</summary>
    /// <param name="rootData">The data, given like <see cref="EvaluationContext.Root"/>.</param>
    /// <param name="nullSubstitutionOption">What stands for a path that is missing, given the path; null leaves <c>${path}</c>.</param>
    /// <returns>The card as JSON text.</returns>
    /// <exception cref="AdaptiveTemplateException">The template or the data is not JSON, or a <c>$data</c> failed.</exception>
    /// <exception cref="AdaptiveTemplateLimitException">A limit of <see cref="TemplateLimits"/> was reached.</exception>
    public string Expand(object? rootData, Func<string, object>? nullSubstitutionOption = null) =>
        Expand(rootData as EvaluationContext ?? new EvaluationContext(rootData), nullSubstitutionOption);

    /// <summary>Expands the template with data and facts about the host.</summary>
    /// <param name="context">What to expand it with; null means without data.</param>
    /// <param name="nullSubstitutionOption">What stands for a path that is missing, given the path; null leaves <c>${path}</c>.</param>
    /// <returns>The card as JSON text.</returns>
    /// <exception cref="AdaptiveTemplateException">The template or the data is not JSON, or a <c>$data</c> failed.</exception>
    /// <exception cref="AdaptiveTemplateLimitException">A limit of <see cref="TemplateLimits"/> was reached.</exception>
    public string Expand(EvaluationContext? context, Func<string, object>? nullSubstitutionOption = null) =>
        Run(context, nullSubstitutionOption, static output => Encoding.UTF8.GetString(output.Written));

    /// <summary>Expands the template to UTF-8. An addition.</summary>
    /// <inheritdoc cref="Expand(EvaluationContext, Func{string, object}?)" path="/param|/exception"/>
    /// <returns>The card as UTF-8 JSON.</returns>
    public byte[] ExpandToUtf8(EvaluationContext? context, Func<string, object>? nullSubstitutionOption = null) =>
        Run(context, nullSubstitutionOption, static output => output.Written.ToArray());

    /// <summary>Expands the template to UTF-8 in a writer; nothing is written unless the expansion succeeds. An addition.</summary>
    /// <param name="context">What to expand it with.</param>
    /// <param name="destination">Where to write.</param>
    /// <param name="nullSubstitutionOption">What stands for a path that is missing, given the path; null leaves <c>${path}</c>.</param>
    /// <inheritdoc cref="Expand(EvaluationContext, Func{string, object}?)" path="/exception"/>
    public void ExpandToUtf8(EvaluationContext? context, IBufferWriter<byte> destination, Func<string, object>? nullSubstitutionOption = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Run(context, nullSubstitutionOption, output =>
        {
            destination.Write(output.Written);
            return true;
        });
    }

    /// <summary>Expands the template to a node, to change it further. An addition.</summary>
    /// <inheritdoc cref="Expand(EvaluationContext, Func{string, object}?)" path="/param|/exception"/>
    /// <returns>The card; null when its root was dropped by <c>$when</c>.</returns>
    public JsonNode? ExpandToNode(EvaluationContext? context, Func<string, object>? nullSubstitutionOption = null) =>
        Run(context, nullSubstitutionOption, output => JsonNode.Parse(output.Written, documentOptions: new JsonDocumentOptions { MaxDepth = _options.Limits.MaxDepth * 2 }));

    private static string ToText(object template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template as string ?? JsonSerializer.Serialize(template, template.GetType());
    }

    private T Run<T>(EvaluationContext? context, Func<string, object>? nullSubstitution, Func<JsonOutput, T> finish)
    {
        if (_node is null)
        {
            ThrowIfInvalid();
        }

        var limits = _options.Limits;
        JsonData? root = null;
        JsonData? host = null;
        try
        {
            var data = RootData.ToPooledValue(context?.Root, limits.MaxDepth, out root);
            var state = new EvaluationState(_options)
            {
                InTemplate = true,
                Root = data,
                Data = data,
                Host = RootData.ToPooledValue(context?.Host, limits.MaxDepth, out host),
                NullSubstitution = nullSubstitution,
            };
            using var output = new JsonOutput(_sizeHint, limits.MaxOutputBytes, limits.MaxDepth);
            if (!_node!.Write(new Expansion(state, output)))
            {
                output.WriteRaw("null"u8);
            }

            if (output.Length > limits.MaxOutputBytes)
            {
                throw new AdaptiveTemplateLimitException($"The output would be longer than {limits.MaxOutputBytes} bytes.");
            }

            _sizeHint = Math.Max(_sizeHint, Math.Min(output.Length, 1 << 20));
            return finish(output);
        }
        finally
        {
            root?.Release();
            host?.Release();
        }
    }
}
