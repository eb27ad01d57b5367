namespace ActivityProtocol;

/// <summary>The answer to an invoke.</summary>
public class InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>The HTTP body; none where it is null.</summary>
    public object? Body { get; set; }

    /// <summary>Whether the status is a success (2xx).</summary>
    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
