namespace ActivityProtocol.Schema.Teams;

/// <summary>A channel of a team.</summary>
public class ChannelInfo
{
    /// <summary>An empty one.</summary>
    public ChannelInfo()
    {
    }

    /// <summary>One with these values.</summary>
    public ChannelInfo(string? id, string? name = default, string? type = default)
    {
        Id = id;
        Name = name;
        Type = type;
    }

    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The name; null for the General channel.</summary>
    public string? Name { get; set; }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>.</summary>
    public string? Type { get; set; }
}
