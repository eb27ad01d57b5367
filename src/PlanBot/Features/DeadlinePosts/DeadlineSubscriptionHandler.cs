using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>"Post deadlines here", "deadline settings", "pause", "resume" and "stop posting deadlines".</summary>
internal sealed partial class DeadlineSubscriptionHandler(
    PlanDbContext db,
    DeadlineSettings settings,
    HeldBackPosts heldBack,
    AuditTrail audit,
    PlanContacts contacts,
    MissedDeadlines missed,
    ConversationStore conversations,
    IOptions<DeadlineOptions> options,
    TimeProvider clock,
    ILogger<DeadlineSubscriptionHandler> logger)
{
    public async Task<Answer> SubscribeAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area))
        {
            return await WhoCanAsync(plan, DeadlinePostsTexts.HaveDeadlinesPostedHere, cancellationToken);
        }

        if (plan.IsOverOn(turn.Today))
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.FormatHasBeenSupersededSoItsDeadlines(plan.AreaLabel, plan.Title));
        }

        var subscription = await FindAsync(turn, plan, cancellationToken);
        var already = subscription is { EndedAtUtc: null };
        if (!already)
        {
            already = !await TryStartAsync(turn, plan, cancellationToken);
            await conversations.ReleaseAsync(turn.ConversationId, cancellationToken);
            subscription = await FindAsync(turn, plan, cancellationToken);
        }

        var answer = already && subscription!.PausedAtUtc is null
            ? await settings.ShowAsync(turn, plan, subscription, DeadlinePostsTexts.DeadlinesArePostedHereAlready, DeadlinePostsTexts.PostedHereAlready, cancellationToken)
            : already ? await ShowAsync(turn, plan, subscription!, cancellationToken)
            : await settings.ShowAsync(turn, plan, subscription!, DeadlinePostsTexts.DeadlinesArePostedHere, DeadlinePostsTexts.NowPostedHere, cancellationToken);
        var channelType = await db.Set<Conversation>().Where(conversation => conversation.Id == turn.ConversationId).Select(conversation => conversation.ChannelType).SingleOrDefaultAsync(cancellationToken);
        return channelType == ConversationTypes.SharedChannel
            ? answer with { Text = DeadlinePostsTexts.FormatThisChannelIsSharedPeopleOf(answer.Text) }
            : answer;
    }

    /// <summary>What the conversation's subscription is set to, with the form that changes it.</summary>
    public async Task<Answer> SettingsAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        !Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area) ? await WhoCanAsync(plan, DeadlinePostsTexts.SeeAndChangeWhichDeadlinesAre, cancellationToken)
        : await FindAsync(turn, plan, cancellationToken) is { EndedAtUtc: null } subscription ? await ShowAsync(turn, plan, subscription, cancellationToken)
        : NotPosted(plan);

    /// <summary>Takes the settings from the card's form; what is wrong changes nothing.</summary>
    public Task<Answer> ConfigureAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        ChangeAsync(turn, plan, DeadlinePostsTexts.ChangeWhichDeadlinesArePostedHere, "settings changed", async subscription =>
        {
            if (CardInputs.Text(data, "revision") != $"{subscription.Revision}")
            {
                return new(AnswerKind.Answer, DeadlinePostsTexts.NothingWasChangedSomebodyElseChanged);
            }

            var choices = SubscriptionChoices.Of(subscription, await settings.MilestonesAsync(turn, plan, cancellationToken));
            switch (SubscriptionInput.Read(data, choices))
            {
                case SubscriptionInput.Wrong wrong:
                    return new(AnswerKind.Answer, DeadlinePostsTexts.FormatNothingWasChanged2(wrong.Why));

                case SubscriptionInput.Settings read:
                    (subscription.Bodies, subscription.Kinds) = (read.Bodies, read.Kinds);
                    if (subscription.DigestDay != read.DigestDay)
                    {
                        (subscription.DigestDay, subscription.DigestFromUtc) = (read.DigestDay, clock.GetUtcNow().UtcDateTime);
                    }

                    (subscription.LeadDays, subscription.PostFrom) = (read.LeadTimes.ToString(), read.PostFrom);
                    await heldBack.ReleaseAsync(subscription.Id, cancellationToken);
                    return null;

                case var other:
                    throw new InvalidOperationException($"{other.GetType().Name} is no input.");
            }
        }, cancellationToken);

    public Task<Answer> PauseAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        ChangeAsync(turn, plan, DeadlinePostsTexts.PauseTheDeadlinesHere, "paused", subscription =>
        {
            subscription.PausedAtUtc ??= clock.GetUtcNow().UtcDateTime;
            subscription.ResumedAtUtc = null;
            return Task.FromResult<Answer?>(null);
        }, cancellationToken);

    public Task<Answer> ResumeAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        ChangeAsync(turn, plan, DeadlinePostsTexts.ResumeTheDeadlinesHere, "resumed", async subscription =>
        {
            if (subscription.PausedAtUtc is null)
            {
                return await ShowAsync(turn, plan, subscription, cancellationToken);
            }

            (subscription.PausedAtUtc, subscription.ResumedAtUtc) = (null, clock.GetUtcNow().UtcDateTime);
            subscription.DigestFromUtc = subscription.ResumedAtUtc;
            await heldBack.ReleaseAsync(subscription.Id, cancellationToken);
            return null;
        }, cancellationToken);

    public async Task<Answer> UnsubscribeAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (turn.Scope is not ConversationScope.Personal && !Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area))
        {
            return await WhoCanAsync(plan, DeadlinePostsTexts.StopTheDeadlinesThatArePosted, cancellationToken);
        }

        if (await TrackedAsync(turn, plan, cancellationToken) is { EndedAtUtc: null } subscription)
        {
            subscription.EndedAtUtc = clock.GetUtcNow().UtcDateTime;
            if (!await TrySaveAsync(turn, plan, subscription, "ended", cancellationToken))
            {
                return InTheSameMoment;
            }

            LogEnded(turn.ConversationId, plan.Id);
            return new(AnswerKind.Answer, DeadlinePostsTexts.FormatDeadlinesOfAreNoLongerPosted(plan.AreaLabel, plan.Title));
        }

        var others = await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.EndedAtUtc == null)
            .Join(db.Plans, subscription => subscription.PlanId, other => other.Id, (subscription, other) => other)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var instead = others.Count == 0
            ? ""
            : DeadlinePostsTexts.FormatThoseOfAreChooseThatPlan(BritishEnglish.List([.. others.Select(other => DeadlinePostsTexts.FormatAreaLabelSOtherTitle(other.AreaLabel, other.Title))]));
        return new(AnswerKind.Answer, DeadlinePostsTexts.FormatDeadlinesOfAreNotPostedHere(plan.AreaLabel, plan.Title, instead));
    }

    /// <summary>Changes the conversation's subscription for staff, and shows it as it is then.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="what">What only staff can do.</param>
    /// <param name="change">What is done, for the record.</param>
    /// <param name="apply">Does it; an answer where nothing is to be changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private async Task<Answer> ChangeAsync(Turn turn, Plan plan, string what, string change, Func<DeadlineSubscription, Task<Answer?>> apply, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area))
        {
            return await WhoCanAsync(plan, what, cancellationToken);
        }

        if (await TrackedAsync(turn, plan, cancellationToken) is not { EndedAtUtc: null } subscription)
        {
            return NotPosted(plan);
        }

        if (await apply(subscription) is { } instead)
        {
            return instead;
        }

        if (!await TrySaveAsync(turn, plan, subscription, change, cancellationToken))
        {
            return InTheSameMoment;
        }

        LogChanged(subscription.Id, change);
        var answer = await ShowAsync(turn, plan, subscription, cancellationToken);
        return answer with { UsedCard = answer.Card?.DeepClone().AsObject() };
    }

    private Task<Answer> ShowAsync(Turn turn, Plan plan, DeadlineSubscription subscription, CancellationToken cancellationToken) => subscription.PausedAtUtc is null
        ? settings.ShowAsync(turn, plan, subscription, DeadlinePostsTexts.DeadlinesArePostedHere, DeadlinePostsTexts.PostedHere, cancellationToken)
        : settings.ShowAsync(turn, plan, subscription, DeadlinePostsTexts.DeadlinesArePausedHere, DeadlinePostsTexts.PausedHere, cancellationToken);

    private static Answer InTheSameMoment =>
        new(AnswerKind.Answer, DeadlinePostsTexts.NothingWasChangedSomebodyElseChangedThese);

    private static Answer NotPosted(Plan plan) =>
        new(AnswerKind.Answer, DeadlinePostsTexts.FormatDeadlinesOfAreNotPostedHereTo(plan.AreaLabel, plan.Title));

    private async Task<Answer> WhoCanAsync(Plan plan, string what, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, DeadlinePostsTexts.FormatOnlyStaffOfOfficeCanAsk(plan.AreaLabel, what, await contacts.OfAsync(plan, cancellationToken)));

    private Task<DeadlineSubscription?> FindAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(
            subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == plan.Id,
            cancellationToken);

    private Task<DeadlineSubscription?> TrackedAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        db.Set<DeadlineSubscription>().SingleOrDefaultAsync(
            subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == plan.Id,
            cancellationToken);

    /// <returns>False where somebody else did it in the same moment.</returns>
    private async Task<bool> TryStartAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var subscription = await TrackedAsync(turn, plan, cancellationToken);
        if (subscription is null)
        {
            subscription = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), ConversationId = turn.ConversationId, PlanId = plan.Id };
            db.Add(subscription);
        }
        else
        {
            await missed.ForgetAsync(subscription, cancellationToken);
        }

        (subscription.LeadDays, subscription.PostFrom) = (options.Value.LeadTimes.ToString(), options.Value.PostFrom);
        (subscription.Bodies, subscription.Kinds) = ("", "");
        (subscription.DigestDay, subscription.DigestFromUtc) = (options.Value.DigestDay, clock.GetUtcNow().UtcDateTime);
        (subscription.CreatedByTenantId, subscription.CreatedByObjectId) = (turn.Person.TenantId, turn.Person.ObjectId);
        subscription.CreatedAtUtc = clock.GetUtcNow().UtcDateTime;
        (subscription.EndedAtUtc, subscription.PausedAtUtc, subscription.ResumedAtUtc) = (null, null, null);
        try
        {
            await SaveAsync(turn, plan, subscription, "began", cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(turn, plan, cancellationToken) is { EndedAtUtc: null })
            {
                return false;
            }

            throw;
        }

        LogStarted(subscription.Id, turn.ConversationId, plan.Id);
        return true;
    }

    /// <returns>False where somebody else changed it in the same moment.</returns>
    private async Task<bool> TrySaveAsync(Turn turn, Plan plan, DeadlineSubscription subscription, string change, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(turn, plan, subscription, change, cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private Task<int> SaveAsync(Turn turn, Plan plan, DeadlineSubscription subscription, string change, CancellationToken cancellationToken)
    {
        subscription.Revision++;
        audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.Subscription, plan.Id, $"{subscription.Id}"), change, subscription);
        return db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline subscription {SubscriptionId}: {Change}")]
    private partial void LogChanged(Guid subscriptionId, string change);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline subscription {SubscriptionId} of conversation {ConversationId} to plan {PlanId} began")]
    private partial void LogStarted(Guid subscriptionId, string conversationId, string planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The deadline subscription of conversation {ConversationId} to plan {PlanId} ended")]
    private partial void LogEnded(string conversationId, string planId);
}
