using System.Net;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Connector;

/// <summary>The channel refused a call.</summary>
public class ErrorResponseException : Exception
{
    /// <summary>A refusal.</summary>
    public ErrorResponseException()
    {
    }

    /// <summary>A refusal.</summary>
    public ErrorResponseException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal.</summary>
    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The response.</summary>
    public HttpResponseMessageWrapper? Response { get; set; }

    /// <summary>The error that the channel names; null where the body is of another form.</summary>
    public ErrorResponse? Body { get; set; }
}

/// <summary>What is kept of an HTTP response.</summary>
public class HttpResponseMessageWrapper
{
    /// <summary>A response.</summary>
    public HttpResponseMessageWrapper(HttpStatusCode statusCode, string? content)
    {
        StatusCode = statusCode;
        Content = content;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body, its first 4,096 characters at most.</summary>
    public string? Content { get; }

    /// <summary>The reason phrase.</summary>
    public string? ReasonPhrase { get; set; }

    /// <summary>The headers.</summary>
    public IDictionary<string, IEnumerable<string>> Headers { get; } = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
}
