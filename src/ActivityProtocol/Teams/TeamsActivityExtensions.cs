using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>What Teams says beside an activity.</summary>
public static class TeamsActivityExtensions
{
    /// <summary>The channel; null outside a team.</summary>
    public static string? TeamsGetChannelId(this IActivity activity) => DataOf(activity)?.Channel?.Id;

    /// <summary>The channel that was chosen when the app was added to a team.</summary>
    public static string? TeamsGetSelectedChannelId(this IActivity activity) => DataOf(activity)?.Settings?.SelectedChannel?.Id;

    /// <summary>The team; null outside one.</summary>
    public static TeamInfo? TeamsGetTeamInfo(this IActivity activity) => DataOf(activity)?.Team;

    /// <summary>The meeting; null outside one.</summary>
    public static TeamsMeetingInfo? TeamsGetMeetingInfo(this IActivity activity) => DataOf(activity)?.Meeting;

    /// <summary>For whom the activity was sent.</summary>
    public static IList<OnBehalfOf>? TeamsGetTeamOnBehalfOf(this IActivity activity) => DataOf(activity)?.OnBehalfOf;

    /// <summary>Shows a message in the recipient's activity feed.</summary>
    public static void TeamsNotifyUser(this IActivity activity) => activity.TeamsNotifyUser(alertInMeeting: false);

    /// <summary>Shows a message in the recipient's activity feed, or in the meeting.</summary>
    public static void TeamsNotifyUser(this IActivity activity, bool alertInMeeting, string? externalResourceUrl = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var data = DataOf(activity) ?? new TeamsChannelData();
        data.Notification = new NotificationInfo { Alert = !alertInMeeting, AlertInMeeting = alertInMeeting, ExternalResourceUrl = externalResourceUrl };
        activity.ChannelData = data;
    }

    internal static TeamsChannelData? DataOf(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.TryGetChannelData<TeamsChannelData>(out var data) ? data : null;
    }
}
