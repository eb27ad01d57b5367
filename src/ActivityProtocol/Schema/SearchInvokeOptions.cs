namespace ActivityProtocol.Schema;

/// <summary>Which results are asked for.</summary>
public class SearchInvokeOptions
{
    /// <summary>How many to leave out.</summary>
    public int Skip { get; set; }

    /// <summary>How many at most.</summary>
    public int Top { get; set; }
}
