using PlanBot.Teams;

namespace PlanBot.Bot;

/// <summary>What happens to the conversations that PlanBot is in: added and removed, renamed, archived, deleted, restored.</summary>
internal sealed partial class PlanBotActivityHandler
{
    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        membersAdded.Any(member => member.Id == turnContext.Activity.Recipient?.Id)
            ? AddedAsync(turnContext, cancellationToken)
            : Task.CompletedTask;

    protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        membersRemoved.Any(member => member.Id == turnContext.Activity.Recipient?.Id)
            ? RemovedAsync(turnContext.Activity, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Into a private or shared channel PlanBot is let by itself, as a member of that channel.</summary>
    protected override Task OnChannelMembersAddedAsync(IList<ChannelAccount> membersAdded, ChannelInfo? channelInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersAddedAsync(membersAdded, turnContext, cancellationToken);

    protected override Task OnChannelMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ChannelInfo? channelInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersRemovedAsync(membersRemoved, turnContext, cancellationToken);

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        AddedAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        RemovedAsync(turnContext.Activity, cancellationToken);

    protected override Task OnTeamsChannelRenamedAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        conversations.RenameChannelAsync(channelInfo?.Id ?? "", channelInfo?.Name ?? "", cancellationToken);

    protected override Task OnTeamsTeamRenamedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        teamInfo?.Id is { Length: > 0 } id ? conversations.RenameTeamAsync(id, teamInfo.Name ?? "", cancellationToken) : Task.CompletedTask;

    protected override Task OnTeamsChannelDeletedAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        conversations.MarkGoneAsync(channelInfo?.Id ?? "", ConversationLoss.Deleted, cancellationToken);

    protected override Task OnTeamsChannelRestoredAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        conversations.MarkBackAsync(channelInfo?.Id ?? "", cancellationToken);

    protected override Task OnTeamsTeamArchivedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLoss.Archived, cancellationToken);

    protected override Task OnTeamsTeamUnarchivedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamBackAsync(teamInfo, [ConversationLoss.Archived, ConversationLoss.Refused], cancellationToken);

    protected override Task OnTeamsTeamDeletedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLoss.Deleted, cancellationToken);

    protected override Task OnTeamsTeamHardDeletedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLoss.Deleted, cancellationToken);

    protected override Task OnTeamsTeamRestoredAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamBackAsync(teamInfo, [ConversationLoss.Deleted, ConversationLoss.Refused], cancellationToken);

    /// <summary>Added to a team PlanBot is in all its standard channels, though the activity names one; let into a private or shared channel in that one.</summary>
    private async Task AddedAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        await WelcomeAsync(turnContext, cancellationToken);
        if (await conversations.IsByItselfAsync(turnContext.Activity, cancellationToken))
        {
            return;
        }

        await TeamBackAsync(turnContext.Activity.GetChannelData<TeamsChannelData>()?.Team, [ConversationLoss.Removed, ConversationLoss.Refused], cancellationToken);
    }

    private async Task RemovedAsync(IActivity activity, CancellationToken cancellationToken)
    {
        await conversations.MarkGoneAsync(ConversationStore.KeyOf(activity), ConversationLoss.Removed, cancellationToken);
        if (await conversations.IsByItselfAsync(activity, cancellationToken))
        {
            return;
        }

        await TeamGoneAsync(activity.GetChannelData<TeamsChannelData>()?.Team, ConversationLoss.Removed, cancellationToken);
    }

    private Task TeamGoneAsync(TeamInfo? team, ConversationLoss loss, CancellationToken cancellationToken) =>
        team?.Id is { Length: > 0 } id ? conversations.MarkTeamGoneAsync(id, loss, cancellationToken) : Task.CompletedTask;

    private Task TeamBackAsync(TeamInfo? team, IReadOnlyCollection<ConversationLoss> losses, CancellationToken cancellationToken) =>
        team?.Id is { Length: > 0 } id ? conversations.MarkTeamBackAsync(id, losses, cancellationToken) : Task.CompletedTask;
}
