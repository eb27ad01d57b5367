namespace ActivityProtocol.Schema.Teams;

/// <summary>A meeting.</summary>
public class MeetingDetailsBase
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>Where one joins.</summary>
    public Uri? JoinUrl { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }
}
