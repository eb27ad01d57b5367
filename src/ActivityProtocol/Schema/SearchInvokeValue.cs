namespace ActivityProtocol.Schema;

/// <summary>The value of the invoke <c>application/search</c>.</summary>
public class SearchInvokeValue
{
    /// <summary><c>search</c>, <c>searchAnswer</c> or <c>typeahead</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>What was typed.</summary>
    public string? QueryText { get; set; }

    /// <summary>Which results.</summary>
    public SearchInvokeOptions? QueryOptions { get; set; }

    /// <summary>The context.</summary>
    public object? Context { get; set; }

    /// <summary>The dataset that the input names.</summary>
    public string? Dataset { get; set; }
}
