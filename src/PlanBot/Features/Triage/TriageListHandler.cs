using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Triage;

/// <summary>"My pending", "unassigned", "overdue for reply": what waits in the office, and deciding several at once.</summary>
internal sealed class TriageListHandler(PlanDbContext db, SubmissionTriage triage, TriageDesk desk, PeopleDirectory people)
{
    public const string Pending = "pending";
    public const string Unassigned = "unassigned";
    public const string Overdue = "overdue";

    /// <summary>Each has a button, and a card six actions at most.</summary>
    private const int MostListed = 5;

    /// <summary>How many can be decided with one form.</summary>
    private const int MostAtOnce = 25;

    private static readonly CardTemplate<TriageListCard> Template = new("Triage.TriageListCard.json", TriageListJson.Default.TriageListCard);

    public async Task<Answer> ListAsync(Turn turn, Plan plan, string filter, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area))
        {
            return MayNot(plan);
        }

        var waiting = await WaitingAsync(turn, plan, filter, cancellationToken);
        var (title, text) = (filter, waiting.Count) switch
        {
            (Pending, 0) => (TriageTexts.MyPending, TriageTexts.FormatNothingWaitsForYouIn(plan.AreaLabel)),
            (Pending, var count) => (TriageTexts.MyPending, TriageTexts.FormatForYouIn(BritishEnglish.Count(count, TriageTexts.SubmissionWaits, TriageTexts.SubmissionsWait), plan.AreaLabel)),
            (Overdue, 0) => (TriageTexts.OverdueForReply, TriageTexts.FormatNoPartnerWaitsLongerThanPromised(plan.AreaLabel)),
            (Overdue, var count) => (TriageTexts.OverdueForReply, TriageTexts.FormatLongerThanPromisedIn(BritishEnglish.Count(count, TriageTexts.PartnerWaits, TriageTexts.PartnersWait), plan.AreaLabel)),
            (_, 0) => (TriageTexts.Unassigned, TriageTexts.FormatNothingIsUnassignedIn(plan.AreaLabel)),
            (_, var count) => (TriageTexts.Unassigned, TriageTexts.FormatWithNobodyInOrWithSomebody(BritishEnglish.Count(count, TriageTexts.SubmissionIs, TriageTexts.SubmissionsAre), plan.AreaLabel)),
        };
        var lines = new List<TriageListLine>();
        foreach (var submission in waiting.Take(MostListed))
        {
            lines.Add(new(submission.Reference, TypedText.Line(submission.Title), TypedText.Line(await DetailsAsync(submission, cancellationToken))));
        }

        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = waiting.Count == 0 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                title,
                text,
                plan.Id,
                filter,
                lines,
                waiting.Count > MostListed ? TriageTexts.FormatAndMoreShownWhenTheseAre(waiting.Count - MostListed, MostAtOnce) : "")),
        };
    }

    public async Task<Answer> BulkFormAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area)
            ? BulkForm(turn, plan, await WaitingAsync(turn, plan, Text(data, "filter"), cancellationToken), "", new(SubmissionOutcome.None, "", "", ""), await ThemesAsync(turn, plan, cancellationToken), "")
            : MayNot(plan);

    /// <summary>Decides each of those chosen, one by one: what somebody else decided meanwhile is left as it is and named.</summary>
    public async Task<Answer> BulkAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area))
        {
            return MayNot(plan);
        }

        var wanted = Text(data, "items").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        var open = await OpenInAsync(plan.Area, cancellationToken);
        var chosen = open.FindAll(submission => wanted.Contains(submission.Reference));
        var themes = await ThemesAsync(turn, plan, cancellationToken);
        var kinds = chosen.Select(submission => submission.Kind).Distinct().ToList();
        var (decision, problem) = TriageInput.Read(data, kinds, themes);
        if (chosen.Count == 0 || problem.Length > 0)
        {
            return BulkForm(turn, plan, open, chosen.Count == 0 ? TriageTexts.ChooseAtLeastOneThatIs : problem, decision, themes, string.Join(',', chosen.Select(submission => submission.Reference)));
        }

        var (decided, left) = (new List<string>(), new List<string>());
        foreach (var submission in chosen.Take(MostAtOnce))
        {
            var outcome = await triage.DecideAsync(turn.Person, submission.Reference, submission.Revision, decision, themes, cancellationToken);
            (outcome is TriageOutcome.Done ? decided : left).Add(submission.Reference);
            db.ChangeTracker.Clear();
        }

        left.AddRange(wanted.Except(decided).Except(left));
        var text = TriageTexts.FormatEachPartnerIsToldWithThe(SubmissionWords.OutcomeOf(decision.Outcome), decided.Count == 0 ? TriageTexts.None : BritishEnglish.List(decided))
            + (left.Count > 0 ? TriageTexts.FormatLeftAsTheyAreSinceSomebody(BritishEnglish.List(left)) : "");
        return new(AnswerKind.Status, text) { Audience = Audience.Presser };
    }

    private static Answer BulkForm(Turn turn, Plan plan, List<Submission> waiting, string problem, TriageDecision decision, IReadOnlyList<Theme> themes, string selected)
    {
        var shown = waiting.Take(MostAtOnce).ToList();
        var text = TriageTexts.ChooseSubmissionsAndOneOutcomeFor;
        var card = new TriageFormCard(CardHeader.Of(plan, turn.Today), TriageTexts.DecideSeveralAtOnce, text, problem, plan.Id, "", "", "triage.bulk", TriageTexts.DecideAndTellThePartners)
        {
            Items = [.. shown.Select(submission => new TriageChoice($"{submission.Reference} {submission.Title}", submission.Reference))],
            Selected = selected,
        };
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Presser,
            Card = TriageInput.Fill(card, [.. shown.Select(submission => submission.Kind).Distinct().DefaultIfEmpty(SubmissionKind.Priority)], themes, decision).Render(),
        };
    }

    private async Task<List<Submission>> WaitingAsync(Turn turn, Plan plan, string filter, CancellationToken cancellationToken)
    {
        var open = await OpenInAsync(plan.Area, cancellationToken);
        if (filter is Pending)
        {
            return open.FindAll(submission => submission.AssignedToKey == turn.Person.Key);
        }

        if (filter is Overdue)
        {
            return open.FindAll(submission => desk.IsOverdue(submission, turn.Today));
        }

        var waiting = new List<Submission>();
        foreach (var submission in open)
        {
            if (submission.AssignedToKey is null || await desk.HasLeftAsync(submission, cancellationToken))
            {
                waiting.Add(submission);
            }
        }

        return waiting;
    }

    /// <summary>What is not decided in the area, the oldest first.</summary>
    private Task<List<Submission>> OpenInAsync(string area, CancellationToken cancellationToken) =>
        db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.Area == area && submission.Status != SubmissionStatus.Decided && submission.Status != SubmissionStatus.Withdrawn)
            .OrderBy(submission => submission.SubmittedAtUtc)
            .ThenBy(submission => submission.Number)
            .ToListAsync(cancellationToken);

    private async Task<string> DetailsAsync(Submission submission, CancellationToken cancellationToken)
    {
        var holder = submission.AssignedToKey is { } key
            ? (await people.NamesOfAsync([key], cancellationToken)).GetValueOrDefault(key, PersonRow.ErasedName) + (await desk.HasLeftAsync(submission, cancellationToken) ? TriageTexts.HasLeft : "")
            : "nobody";
        return string.Join(" · ", new[]
        {
            submission.Organisation,
            SubmissionWords.KindOf(submission.Kind),
            SubmissionWords.StatusOf(submission),
            TriageTexts.FormatWithHolder(holder),
            TriageTexts.FormatReplyDue2(BritishEnglish.Day(desk.ReplyDue(submission))),
            await desk.IsUnreachableAsync(submission, cancellationToken) ? TriageTexts.CouldNotBeToldInPerson : "",
        }.Where(part => part.Length > 0));
    }

    private async Task<IReadOnlyList<Theme>> ThemesAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new ThemeLineage(themes, turn.Today).InForce?.Themes ?? [];
    }

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, TriageTexts.FormatSubmissionsAreTriagedByTheStaff(plan.AreaLabel)) { Audience = Audience.Asker };

    private static string Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}

/// <summary>The data of <c>TriageListCard.json</c>.</summary>
internal sealed record TriageListCard(CardHeader Header, string Title, string Text, string PlanId, string Filter, IReadOnlyList<TriageListLine> Lines, string More);

internal sealed record TriageListLine(string Reference, string Title, string Details);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TriageListCard))]
internal sealed partial class TriageListJson : JsonSerializerContext;
