namespace PlanBot.Features.Documents;

/// <summary>How large a paper may be: more is a mistake or an attack, and would fill the memory.</summary>
internal static class DocumentLimits
{
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>What a compressed file may unfold to, all parts together.</summary>
    public const long UnfoldedBytes = 200 * 1024 * 1024;

    /// <summary>What one part that is read as text may unfold to.</summary>
    public const long UnfoldedTextBytes = 20 * 1024 * 1024;

    public const int PartsOfFile = 5_000;

    /// <summary>How deep elements may stand in one another.</summary>
    public const int Depth = 200;

    public const int Pages = 1_000;

    public const int Characters = 4_000_000;

    public const int Paragraphs = 5_000;

    /// <summary>How long reading may take.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(30);
}
