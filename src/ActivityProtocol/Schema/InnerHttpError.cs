namespace ActivityProtocol.Schema;

/// <summary>The HTTP error behind an error.</summary>
public class InnerHttpError
{
    /// <summary>The status.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The body.</summary>
    public object? Body { get; set; }
}
