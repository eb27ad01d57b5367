using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>"My submissions" and "where is LEI-2013-P017": the asker's own, for the asker alone.</summary>
internal sealed class MySubmissionsHandler(PlanDbContext db, SubmissionRegister register, PlanContacts contacts)
{
    /// <summary>Each has a button, and a card six actions at most.</summary>
    private const int MostListed = 5;

    private static readonly CardTemplate<MySubmissionsCard> Template =
        new("PrioritySubmissions.MySubmissionsCard.json", MySubmissionsJson.Default.MySubmissionsCard);

    /// <summary>Lists the asker's submissions for all plans.</summary>
    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var own = await OwnOfAsync(turn.Person, cancellationToken);
        if (own.Count == 0)
        {
            return Private(turn.Person.IsKnown
                ? "I find no submission of yours. To send in a local priority say \"submit a priority\"."
                : "I find no submission of yours, since I cannot tell who you are here. In Teams \"my submissions\" lists what you sent.");
        }

        var plans = await db.Plans.AsNoTracking().ToDictionaryAsync(plan => plan.Id, cancellationToken);
        var text = own.Count == 1
            ? $"You have sent one local priority, {own[0].Reference}."
            : $"You have sent {BritishEnglish.Number(own.Count)} local priorities; the latest is {own[0].Reference}.";
        return Private(text) with
        {
            Card = Template.Render(new(
                $"As at {BritishEnglish.Day(turn.Today)}",
                text,
                [.. own.Take(MostListed).Select(submission => LineOf(submission, plans.GetValueOrDefault(submission.PlanId)))],
                own.Count > MostListed ? $"These are the latest {MostListed}. To see an earlier one name its reference." : "")),
        };
    }

    /// <summary>One submission in full, by its reference.</summary>
    public async Task<Answer> ShowAsync(Turn turn, string reference, CancellationToken cancellationToken)
    {
        // Somebody else's and none at all are answered alike, so that nobody learns which references there are.
        var wanted = reference.Trim().ToUpperInvariant();
        var own = (await OwnOfAsync(turn.Person, cancellationToken)).Find(submission => submission.Reference == wanted);
        if (own is null)
        {
            return Private($"I find no submission {wanted} among yours. \"My submissions\" lists what you sent.");
        }

        var text = $"{own.Reference} was sent on {SubmissionWords.When(own)}. Its status is: {SubmissionWords.StatusOf(own)}.";
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == own.PlanId, cancellationToken) is not { } plan)
        {
            return Private($"{text} The plan that it was sent for is not held any more.");
        }

        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        return Private(text) with
        {
            Card = SubmissionCard.Of(own, plan, turn.Today, themes, text, await contacts.OfAsync(plan, cancellationToken)),
        };
    }

    private async Task<List<PrioritySubmission>> OwnOfAsync(Person person, CancellationToken cancellationToken) =>
        Permissions.Allows(person, PlanBotAction.SeeOwnSubmissions, "") ? await register.OwnOfAsync(person, cancellationToken) : [];

    private static Answer Private(string text) => new(AnswerKind.Status, text) { Audience = Audience.Asker };

    private static MySubmissionLine LineOf(PrioritySubmission submission, Plan? plan) => new(
        submission.Reference,
        TypedText.Line(submission.Title),
        string.Join(" · ", new[]
        {
            plan is null ? submission.PlanId : $"{plan.AreaLabel} · {plan.Title}{(plan.Fictional ? " (fictional)" : "")}",
            SubmissionWords.When(submission),
            SubmissionWords.StatusOf(submission),
        }));
}

/// <summary>The data of <c>MySubmissionsCard.json</c>.</summary>
internal sealed record MySubmissionsCard(string AsAt, string Text, IReadOnlyList<MySubmissionLine> Submissions, string More);

internal sealed record MySubmissionLine(string Reference, string Title, string Details);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MySubmissionsCard))]
internal sealed partial class MySubmissionsJson : JsonSerializerContext;
