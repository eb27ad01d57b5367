using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Turns;

/// <summary>Reads from an activity who speaks, where, and about which plan; remembers the conversation on the way.</summary>
internal sealed class TurnReader(
    PlanDbContext db,
    PeopleDirectory people,
    ConversationStore conversations,
    IOptions<PlanChoiceOptions> options,
    TimeProvider clock)
{
    public async Task<Turn> ReadAsync(IActivity activity, CancellationToken cancellationToken)
    {
        var tenantId = TenantOf(activity);
        var person = await people.FindAsync(tenantId, activity.From?.AadObjectId ?? "", activity.From?.Name ?? "", activity.From?.Id ?? "", cancellationToken);
        var conversation = await conversations.RememberAsync(activity, tenantId, cancellationToken);
        return new(
            person,
            conversation.Id,
            ScopeOf(activity),
            await PlanOfAsync(conversation.PlanId, cancellationToken),
            PlanDay.Today(clock))
        {
            ThreadId = activity.Conversation?.Id ?? "",
            TakesFiles = activity.ChannelId == "msteams" && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var channel) && channel.Scheme == Uri.UriSchemeHttps,
            SpeakerId = person.IsKnown ? person.ObjectId : activity.From?.Id ?? "",
        };
    }

    /// <summary>
    /// A turn in a dialog that somebody opened from a message: only the person sees it, and nothing is remembered of the
    /// conversation, since a message extension is used where PlanBot is not.
    /// </summary>
    public async Task<Turn> ReadDialogAsync(IActivity activity, CancellationToken cancellationToken) => new(
        await people.FindAsync(TenantOf(activity), activity.From?.AadObjectId ?? "", activity.From?.Name ?? "", activity.From?.Id ?? "", cancellationToken),
        ConversationStore.KeyOf(activity),
        ConversationScope.Personal,
        await PlanMeantAsync(activity, cancellationToken),
        PlanDay.Today(clock));

    /// <summary>
    /// The plan that somebody means who searches from a conversation: the one chosen there, else in the person's own chat,
    /// else the default. Nothing is remembered, since a message extension is used where PlanBot is not.
    /// </summary>
    public async Task<Plan?> PlanMeantAsync(IActivity activity, CancellationToken cancellationToken)
    {
        var (key, objectId) = (ConversationStore.KeyOf(activity), activity.From?.AadObjectId ?? "");
        var tenantId = TenantOf(activity);
        var chosen = await db.Set<Conversation>().AsNoTracking()
            .Where(conversation => conversation.PlanId != "")
            .Where(conversation => conversation.Id == key
                || (objectId != "" && conversation.TenantId == tenantId && conversation.PersonObjectId == objectId && conversation.Type == ConversationTypes.Personal))
            .OrderBy(conversation => conversation.Id == key ? 0 : 1)
            .Select(conversation => conversation.PlanId)
            .FirstOrDefaultAsync(cancellationToken);
        return await PlanOfAsync(chosen ?? "", cancellationToken);
    }

    /// <summary>The tenant of the conversation; a guest is known by the object id held there.</summary>
    public static string TenantOf(IActivity activity) => activity.Conversation?.TenantId is { Length: > 0 } tenant
        ? tenant
        : activity.GetChannelData<TeamsChannelData>()?.Tenant?.Id ?? "";

    private static ConversationScope ScopeOf(IActivity activity) => ConversationTypes.Of(activity) switch
    {
        ConversationTypes.Personal => ConversationScope.Personal,
        ConversationTypes.Channel => ConversationScope.Channel,
        _ => ConversationScope.Group,
    };

    /// <summary>The plan chosen in the conversation, else the default, else the only one there is.</summary>
    private async Task<Plan?> PlanOfAsync(string chosenPlanId, CancellationToken cancellationToken)
    {
        var wanted = chosenPlanId.Length > 0 ? chosenPlanId : options.Value.DefaultPlan;
        var plans = db.Plans.AsNoTracking();
        if (wanted.Length > 0 && await plans.SingleOrDefaultAsync(plan => plan.Id == wanted, cancellationToken) is { } chosen)
        {
            return chosen;
        }

        return await plans.OrderBy(plan => plan.Id).Take(2).ToListAsync(cancellationToken) is [var only] ? only : null;
    }
}

/// <summary>The settings under <c>PlanBot</c> about which plan a conversation is about.</summary>
internal sealed class PlanChoiceOptions
{
    /// <summary>The id of the plan for conversations that have chosen none; empty to ask, or to take the only plan.</summary>
    public string DefaultPlan { get; set; } = "";
}
