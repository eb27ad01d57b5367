namespace ActivityProtocol.Schema;

/// <summary>The id of what was made.</summary>
public class ResourceResponse
{
    /// <summary>An empty one.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>One with these values.</summary>
    public ResourceResponse(string? id)
    {
        Id = id;
    }

    /// <summary>The id; null where the channel gives none.</summary>
    public string? Id { get; set; }
}
