namespace PlanBot.Plans;

/// <summary>How far something promised has come.</summary>
internal enum DeliveryStatus
{
    Unknown,
    NotStarted,
    InProgress,
    OnTrack,
    AtRisk,
    Delayed,
    Completed,
    Stopped,
}

/// <summary>What the words of sources and of PlanBot mean as a <see cref="DeliveryStatus"/>.</summary>
internal static class DeliveryStatuses
{
    /// <summary>A source's own words first (kept, dropped …), then PlanBot's. An empty cell is unknown.</summary>
    private static readonly Dictionary<string, DeliveryStatus> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kept"] = DeliveryStatus.Completed,
        ["dropped"] = DeliveryStatus.Stopped,
        ["planned"] = DeliveryStatus.NotStarted,
        ["agreed"] = DeliveryStatus.NotStarted,
        ["proposed"] = DeliveryStatus.NotStarted,
        ["in-progress"] = DeliveryStatus.InProgress,
        ["unknown"] = DeliveryStatus.Unknown,
        [""] = DeliveryStatus.Unknown,
        ["not started"] = DeliveryStatus.NotStarted,
        ["in progress"] = DeliveryStatus.InProgress,
        ["on track"] = DeliveryStatus.OnTrack,
        ["at risk"] = DeliveryStatus.AtRisk,
        ["delayed"] = DeliveryStatus.Delayed,
        ["completed"] = DeliveryStatus.Completed,
        ["stopped"] = DeliveryStatus.Stopped,
    };

    public static IReadOnlyCollection<string> KnownWords => Words.Keys;

    public static DeliveryStatus Of(string word) => Words.GetValueOrDefault(word, DeliveryStatus.Unknown);

    public static string ToWords(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.NotStarted => "not started",
        DeliveryStatus.InProgress => "in progress",
        DeliveryStatus.OnTrack => "on track",
        DeliveryStatus.AtRisk => "at risk",
        DeliveryStatus.Delayed => "delayed",
        DeliveryStatus.Completed => "completed",
        DeliveryStatus.Stopped => "stopped",
        _ => "unknown",
    };
}
