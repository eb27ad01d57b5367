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
            (Pending, 0) => ("My pending", $"Nothing waits for you in {plan.AreaLabel}."),
            (Pending, var count) => ("My pending", $"{BritishEnglish.Count(count, "submission waits", "submissions wait")} for you in {plan.AreaLabel}."),
            (Overdue, 0) => ("Overdue for reply", $"No partner waits longer than promised in {plan.AreaLabel}."),
            (Overdue, var count) => ("Overdue for reply", $"{BritishEnglish.Count(count, "partner waits", "partners wait")} longer than promised in {plan.AreaLabel}."),
            (_, 0) => ("Unassigned", $"Nothing is unassigned in {plan.AreaLabel}."),
            (_, var count) => ("Unassigned", $"{BritishEnglish.Count(count, "submission is", "submissions are")} with nobody in {plan.AreaLabel}, or with somebody who has left."),
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
                waiting.Count > MostListed ? $"And {waiting.Count - MostListed} more, shown when these are done. Up to {MostAtOnce} can be decided at once." : "")),
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
            return BulkForm(turn, plan, open, chosen.Count == 0 ? "Choose at least one that is still open." : problem, decision, themes, string.Join(',', chosen.Select(submission => submission.Reference)));
        }

        var (decided, left) = (new List<string>(), new List<string>());
        foreach (var submission in chosen.Take(MostAtOnce))
        {
            var outcome = await triage.DecideAsync(turn.Person, submission.Reference, submission.Revision, decision, themes, cancellationToken);
            (outcome is TriageOutcome.Done ? decided : left).Add(submission.Reference);
            db.ChangeTracker.Clear();
        }

        left.AddRange(wanted.Except(decided).Except(left));
        var text = $"{SubmissionWords.OutcomeOf(decision.Outcome)}: {(decided.Count == 0 ? "none" : BritishEnglish.List(decided))}. Each partner is told, with the reason."
            + (left.Count > 0 ? $" Left as they are, since somebody acted on them meanwhile: {BritishEnglish.List(left)}." : "");
        return new(AnswerKind.Status, text) { Audience = Audience.Presser };
    }

    private static Answer BulkForm(Turn turn, Plan plan, List<Submission> waiting, string problem, TriageDecision decision, IReadOnlyList<Theme> themes, string selected)
    {
        var shown = waiting.Take(MostAtOnce).ToList();
        const string Text = "Choose submissions and one outcome for all of them. Each partner is sent it with the reason.";
        var card = new TriageFormCard(CardHeader.Of(plan, turn.Today), "Decide several at once", Text, problem, plan.Id, "", "", "triage.bulk", "Decide and tell the partners")
        {
            Items = [.. shown.Select(submission => new TriageChoice($"{submission.Reference} {submission.Title}", submission.Reference))],
            Selected = selected,
        };
        return new(AnswerKind.Form, Text)
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
            ? (await people.NamesOfAsync([key], cancellationToken)).GetValueOrDefault(key, PersonRow.ErasedName) + (await desk.HasLeftAsync(submission, cancellationToken) ? " (has left)" : "")
            : "nobody";
        return string.Join(" · ", new[]
        {
            submission.Organisation,
            SubmissionWords.KindOf(submission.Kind),
            SubmissionWords.StatusOf(submission),
            $"with {holder}",
            $"reply due {BritishEnglish.Day(desk.ReplyDue(submission))}",
            await desk.IsUnreachableAsync(submission, cancellationToken) ? "could not be told in person" : "",
        }.Where(part => part.Length > 0));
    }

    private async Task<IReadOnlyList<Theme>> ThemesAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new ThemeLineage(themes, turn.Today).InForce?.Themes ?? [];
    }

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, $"Submissions are triaged by the staff of {plan.AreaLabel}'s office. \"My submissions\" shows what you sent.") { Audience = Audience.Asker };

    private static string Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}

/// <summary>The data of <c>TriageListCard.json</c>.</summary>
internal sealed record TriageListCard(CardHeader Header, string Title, string Text, string PlanId, string Filter, IReadOnlyList<TriageListLine> Lines, string More);

internal sealed record TriageListLine(string Reference, string Title, string Details);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TriageListCard))]
internal sealed partial class TriageListJson : JsonSerializerContext;
