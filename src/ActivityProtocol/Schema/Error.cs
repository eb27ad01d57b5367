namespace ActivityProtocol.Schema;

/// <summary>An error.</summary>
public class Error
{
    /// <summary>An empty one.</summary>
    public Error()
    {
    }

    /// <summary>One with these values.</summary>
    public Error(string? code, string? message = default, InnerHttpError? innerHttpError = default)
    {
        Code = code;
        Message = message;
        InnerHttpError = innerHttpError;
    }

    /// <summary>The code, such as <c>BadArgument</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened.</summary>
    public string? Message { get; set; }

    /// <summary>The HTTP error behind it.</summary>
    public InnerHttpError? InnerHttpError { get; set; }
}
