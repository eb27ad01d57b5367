namespace CardTemplating;

/// <summary>
/// An expansion or evaluation ran into one of its <see cref="TemplateLimits"/>: output, depth, loops or time.
/// An addition to what AdaptiveCards.Templating has, which knows no limits.
/// </summary>
public sealed class AdaptiveTemplateLimitException : AdaptiveTemplateException
{
    /// <summary>Creates the exception.</summary>
    public AdaptiveTemplateLimitException()
    {
    }

    /// <summary>Creates the exception with a message that names the limit.</summary>
    public AdaptiveTemplateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public AdaptiveTemplateLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
