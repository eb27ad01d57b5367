using System.Net;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>
/// What Teams sends and <see cref="TeamsActivityHandler"/> has no member for, or none with a type: feedback, suggested
/// actions, shared channels, tokens to exchange, a sign-in that failed. An addition; with the Bot Builder SDK one overrides OnInvokeActivityAsync and
/// OnConversationUpdateActivityAsync instead.
/// </summary>
public class ExtendedTeamsActivityHandler : TeamsActivityHandler
{
    /// <inheritdoc/>
    protected override async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        try
        {
            switch (InvokeNames.Canonical(activity.Name))
            {
                case InvokeNames.MessageSubmitAction:
                    await OnFeedbackAsync(turnContext, InvokeValues.Read<FeedbackAction>(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.MessageFetchTask:
                    return CreateInvokeResponse(await OnFeedbackDialogAsync(turnContext, InvokeValues.Read<FeedbackDialogRequest>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.SuggestedActionSubmit:
                    await OnSuggestedActionAsync(turnContext, activity.Value, cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.SignInTokenExchange:
                    return await OnTokenExchangeAsync(turnContext, InvokeValues.Read<TokenExchangeInvokeRequest>(activity), cancellationToken).ConfigureAwait(false) is { } failure
                        ? new InvokeResponse { Status = (int)HttpStatusCode.PreconditionFailed, Body = failure }
                        : CreateInvokeResponse();

                case InvokeNames.SignInVerifyState:
                    await OnVerifyStateAsync(turnContext, InvokeValues.Read<SigninStateVerificationQuery>(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.SignInFailure:
                    await OnSignInFailureAsync(turnContext, InvokeValues.Read<Error>(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                default:
                    return await base.OnInvokeActivityAsync(turnContext, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (InvokeResponseException answer)
        {
            return answer.CreateInvokeResponse();
        }
        catch (InvalidInvokeException invalid)
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.BadRequest, Body = invalid.Body };
        }
    }

    /// <inheritdoc/>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        switch (EventTypeOf(turnContext))
        {
            case "channelShared":
                return OnChannelSharedAsync(Data().Channel, Data().Team, turnContext, cancellationToken);
            case "channelUnshared":
                return OnChannelUnsharedAsync(Data().Channel, Data().Team, turnContext, cancellationToken);
            case "channelMemberAdded" when turnContext.Activity.MembersAdded is { } added:
                return OnChannelMembersAddedAsync(added, Data().Channel, turnContext, cancellationToken);
            case "channelMemberRemoved" when turnContext.Activity.MembersRemoved is { } removed:
                return OnChannelMembersRemovedAsync(removed, Data().Channel, turnContext, cancellationToken);
            default:
                return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
        }

        TeamsChannelData Data() => turnContext.Activity.GetChannelData<TeamsChannelData>()!;
    }

    /// <summary>Somebody pressed a thumb below a message that asks for feedback. Not overridden: answered with 501.</summary>
    protected virtual Task OnFeedbackAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackAction feedback, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A thumb asks for the bot's own dialog. Not overridden: answered with 501.</summary>
    protected virtual Task<TaskModuleResponse> OnFeedbackDialogAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackDialogRequest request, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A suggested action of the type <c>Action.Submit</c> was pressed. Not overridden: answered with 501.</summary>
    protected virtual Task OnSuggestedActionAsync(ITurnContext<IInvokeActivity> turnContext, object? value, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>
    /// A client offers a token in exchange for the bot's own. Not overridden: goes to OnSignInInvokeAsync. Somebody with
    /// several clients sends it once from each: take the first, answer the others alike.
    /// </summary>
    /// <returns>Null where it was taken; otherwise why not, which is answered with 412 so that the client asks the person.</returns>
    protected virtual async Task<TokenExchangeInvokeResponse?> OnTokenExchangeAsync(ITurnContext<IInvokeActivity> turnContext, TokenExchangeInvokeRequest request, CancellationToken cancellationToken)
    {
        await OnSignInInvokeAsync(turnContext, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Somebody who signed in brings the magic code. Not overridden: goes to OnSignInInvokeAsync.</summary>
    protected virtual Task OnVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, SigninStateVerificationQuery query, CancellationToken cancellationToken) =>
        OnSignInInvokeAsync(turnContext, cancellationToken);

    /// <summary>A single sign-on failed on the client. Not overridden: answered with 200, since nothing can be done.</summary>
    protected virtual Task OnSignInFailureAsync(ITurnContext<IInvokeActivity> turnContext, Error error, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A channel was shared with another team.</summary>
    protected virtual Task OnChannelSharedAsync(ChannelInfo? channel, TeamInfo? team, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A channel is no longer shared with another team.</summary>
    protected virtual Task OnChannelUnsharedAsync(ChannelInfo? channel, TeamInfo? team, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Members were added to a private or shared channel.</summary>
    protected virtual Task OnChannelMembersAddedAsync(IList<ChannelAccount> membersAdded, ChannelInfo? channel, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Members were removed from a private or shared channel.</summary>
    protected virtual Task OnChannelMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ChannelInfo? channel, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
}
