namespace ActivityProtocol.Schema;

/// <summary>The body of an error response.</summary>
public class ErrorResponse
{
    /// <summary>An empty one.</summary>
    public ErrorResponse()
    {
    }

    /// <summary>One with these values.</summary>
    public ErrorResponse(Error? error)
    {
        Error = error;
    }

    /// <summary>The error.</summary>
    public Error? Error { get; set; }
}
