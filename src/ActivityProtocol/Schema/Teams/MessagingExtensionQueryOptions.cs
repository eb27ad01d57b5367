namespace ActivityProtocol.Schema.Teams;

/// <summary>Which results are asked for.</summary>
public class MessagingExtensionQueryOptions
{
    /// <summary>How many to leave out.</summary>
    public int? Skip { get; set; }

    /// <summary>How many at most.</summary>
    public int? Count { get; set; }
}
