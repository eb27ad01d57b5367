using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace PlanBot.Graph;

/// <summary>A line of the activity feed, as the app's manifest declares it.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Description">What it is, where people choose what they are notified of.</param>
/// <param name="Template">What stands in the feed, with names of values in braces.</param>
/// <param name="Preview">The second line. It says nothing of what the message says, which may be for nobody's lock screen.</param>
internal sealed record FeedType(string Name, string Description, string Template, string Preview)
{
    /// <summary>Something happened to what a person sent in; its value is the reference.</summary>
    public static FeedType SubmissionNews => new("submissionNews", GraphTexts.NewsAboutSomethingThatYouSent, GraphTexts.NewsAboutReference, GraphTexts.OpenTheChatWithPlanBotTo);

    /// <summary>Something waits for a person.</summary>
    public static FeedType Reminder => new("reminder", GraphTexts.SomethingWaitsForYou, GraphTexts.SomethingWaitsForYou, GraphTexts.OpenTheChatWithPlanBotToSee);

    public static IReadOnlyList<FeedType> All => [SubmissionNews, Reminder];
}

/// <summary>Announces in somebody's activity feed what a message in the chat says.</summary>
internal interface IActivityFeed
{
    /// <summary>The message has been sent already: where this does not work nothing is lost.</summary>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="objectId">The person's object id.</param>
    /// <param name="type">What kind of line.</param>
    /// <param name="reference">What it is about; empty where the type's template names nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task AnnounceAsync(string tenantId, string objectId, FeedType type, string reference, CancellationToken cancellationToken);
}

/// <summary>By Microsoft Graph. A later line about the same takes the place of the earlier one.</summary>
internal sealed class ActivityFeed(GraphCalls calls, IOptions<GraphOptions> options, BotAuthenticationOptions registration) : IActivityFeed
{
    public async Task AnnounceAsync(string tenantId, string objectId, FeedType type, string reference, CancellationToken cancellationToken)
    {
        if (!options.Value.ActivityFeed || !registration.IsOwnTenant(tenantId))
        {
            return;
        }

        reference = type.Template.Contains('{') ? reference : "";
        var notification = new SendActivityNotificationPostRequestBody
        {
            Topic = new()
            {
                Source = TeamworkActivityTopicSource.Text,
                Value = "PlanBot",
                WebUrl = $"https://teams.microsoft.com/l/chat/0/0?users=28:{Uri.EscapeDataString(registration.MicrosoftAppId!)}",
            },
            ActivityType = type.Name,
            ChainId = ChainOf(type, reference),
            PreviewText = new() { Content = type.Preview },
            TemplateParameters = reference.Length > 0 ? [new() { Name = "reference", Value = reference }] : [],
        };
        await calls.TryAsync(
            GraphUse.ActivityFeed,
            async (graph, token) =>
            {
                await graph.Users[objectId].Teamwork.SendActivityNotification.PostAsync(notification, cancellationToken: token);
                return true;
            },
            cancellationToken);
    }

    private static long ChainOf(FeedType type, string reference) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{type.Name}/{reference}"))) & long.MaxValue;
}
