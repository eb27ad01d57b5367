namespace CardTemplating;

/// <summary>How bad a finding is.</summary>
public enum TemplateDiagnosticSeverity
{
    /// <summary>The template expands, but something in it will not do what it looks like.</summary>
    Warning,

    /// <summary>An expression that can never be evaluated (its text is left as it stands), or JSON that is broken.</summary>
    Error,
}

/// <summary>Something found while parsing a template. An addition to what AdaptiveCards.Templating has.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Line">The line in the template's JSON text, from 1.</param>
/// <param name="Column">The column in that line, in characters from 1.</param>
/// <param name="Path">Where in the card, such as <c>$.body[2].text</c>.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record TemplateDiagnostic(TemplateDiagnosticSeverity Severity, int Line, int Column, string Path, string Message)
{
    /// <summary>Line, column, place and message in one line.</summary>
    public override string ToString() => $"({Line},{Column}) {Path}: {Message}";
}
