using System.Globalization;

namespace CardTemplating;

/// <summary>
/// What a template or expression is parsed and evaluated with: shared, never changed. An addition to what
/// AdaptiveCards.Templating has.
/// </summary>
public sealed record TemplateOptions
{
    /// <summary>The defaults: en-US, the system's clock, no custom functions.</summary>
    public static TemplateOptions Default { get; } = new();

    /// <summary>Locale of functions that are not given one (names of months, decimal separators). en-US unless set, as in the official engines.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The clock of <c>utcNow</c>, <c>getFutureTime</c> and their kin, and of the time limit.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How far an expansion may go.</summary>
    public TemplateLimits Limits { get; init; } = new();

    /// <summary>Functions beside the prebuilt ones.</summary>
    public CustomFunctions Functions { get; init; } = CustomFunctions.None;
}
