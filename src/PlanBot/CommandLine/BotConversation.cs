using System.Security.Claims;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.CommandLine;

/// <summary>A conversation with the bot within this process, through the same adapter and handler as Teams.</summary>
internal sealed class BotConversation(IServiceProvider services, string conversationId, string tenantId, string objectId)
{
    /// <summary>Says something and returns what the bot replied, with the answer behind it.</summary>
    public Task<BotReply> SayAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain }, cancellationToken);

    /// <summary>Presses a button that sends its data as a message.</summary>
    public Task<BotReply> SubmitAsync(object value, CancellationToken cancellationToken) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Value = value }, cancellationToken);

    private async Task<BotReply> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        activity.Id = Guid.NewGuid().ToString();
        activity.ChannelId = Channels.Console;
        activity.ServiceUrl = "http://localhost/";
        activity.DeliveryMode = DeliveryModes.ExpectReplies;
        activity.From = new ChannelAccount { Id = "user", Name = "You", AadObjectId = objectId };
        activity.Recipient = new ChannelAccount { Id = "planbot", Name = "PlanBot" };
        activity.Conversation = new ConversationAccount { Id = conversationId, ConversationType = ConversationTypes.Personal, TenantId = tenantId };

        await using var scope = services.CreateAsyncScope();
        var bot = scope.ServiceProvider.GetRequiredService<IBot>();
        Answer? answer = null;
        var response = await scope.ServiceProvider.GetRequiredService<CloudAdapter>().ProcessActivityAsync(
            new ClaimsIdentity(),
            activity,
            async (turnContext, token) =>
            {
                await bot.OnTurnAsync(turnContext, token);
                answer = turnContext.TurnState.Get<Answer>();
            },
            cancellationToken);
        return new(answer, response?.Body is ExpectedReplies replies ? [.. replies.Activities] : []);
    }
}

/// <summary>What the bot replied in one turn.</summary>
internal sealed record BotReply(Answer? Answer, IReadOnlyList<Activity> Activities);
