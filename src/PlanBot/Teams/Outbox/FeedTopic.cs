using PlanBot.Graph;

namespace PlanBot.Teams.Outbox;

/// <summary>
/// What the activity feed says besides, once a post of the topic has been sent to a person. A topic without one is
/// announced by Teams' own notification alone.
/// </summary>
/// <param name="Topic">The topic of the posts; their subject is what the line is about.</param>
/// <param name="Line">The line, in the language of the moment.</param>
internal sealed record FeedTopic(string Topic, Func<FeedType> Line);

/// <summary>Lets features say which of their posts the activity feed tells of.</summary>
internal static class FeedTopicRegistration
{
    public static IServiceCollection AddFeedTopic(this IServiceCollection services, string topic, Func<FeedType> line) =>
        services.AddSingleton(new FeedTopic(topic, line));
}
