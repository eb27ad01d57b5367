using System.Text.Json;

namespace ActivityProtocol.Tests.Support;

/// <summary>Answers a message with its text, and an <c>Action.Execute</c> with its verb.</summary>
internal sealed class EchoBot : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync(MessageFactory.Text($"You said: {turnContext.Activity.RemoveRecipientMention()}"), cancellationToken);

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        Task.FromResult(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = $"Did {invokeValue.Action!.Verb}" });
}
