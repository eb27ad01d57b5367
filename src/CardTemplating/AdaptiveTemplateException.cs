namespace CardTemplating;

/// <summary>
/// A template cannot be expanded: its JSON is broken, the data given with it is not JSON, or its <c>$data</c> failed.
/// The message says what, where and what was expected.
/// </summary>
public class AdaptiveTemplateException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AdaptiveTemplateException()
    {
    }

    /// <summary>Creates the exception with a message for the template's author.</summary>
    public AdaptiveTemplateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public AdaptiveTemplateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
