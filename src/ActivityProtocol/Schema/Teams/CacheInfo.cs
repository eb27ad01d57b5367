namespace ActivityProtocol.Schema.Teams;

/// <summary>How long Teams may keep an answer.</summary>
public class CacheInfo
{
    /// <summary>The kind.</summary>
    public string? CacheType { get; set; }

    /// <summary>Seconds.</summary>
    public int CacheDuration { get; set; }
}
