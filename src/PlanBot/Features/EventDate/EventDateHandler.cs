using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.EventDate;

/// <summary>"When will the refreshed plan be published?": the date of a named event, and every other date that a source gives for it.</summary>
internal sealed class EventDateHandler(PlanDbContext db)
{
    /// <summary>Other readings are named beside the best when they are about as likely.</summary>
    private const double AboutAsLikely = 0.8;

    private const int MostReadings = 4;

    /// <returns>The answer, or nothing where there is no such event that the asker may know of.</returns>
    public async Task<Answer?> AnswerAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> milestones, CancellationToken cancellationToken)
    {
        var wanted = milestones.Where(entity => entity.Score >= milestones[0].Score * AboutAsLikely).Select(entity => entity.Id).ToList();
        var isStaff = Permissions.Allows(turn.Person, PlanBotAction.SeeStaffOnly, plan.Area);
        var rows = (await db.MilestonesOfAsync([plan.Id], cancellationToken))
            .Where(row => wanted.Contains(row.Id) && (isStaff || row.Visibility != "staff"))
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(sources);
        var scores = milestones.DistinctBy(entity => entity.Id).ToDictionary(entity => entity.Id, entity => Math.Round(entity.Score, 1));

        // Of those that fit alike, such as a panel's meetings, the next one is meant, then the last.
        var ordered = rows
            .OrderByDescending(row => scores.GetValueOrDefault(row.Id))
            .ThenBy(row => MilestoneDates.IsCancelled(row, turn.Today) ? 1 : 0)
            .ThenBy(row => MilestoneDates.SpanOf(row) is { } span && span.First >= turn.Today ? 0 : 1)
            .ThenBy(row => MilestoneDates.SpanOf(row) is { } span ? Math.Abs(span.First.DayNumber - turn.Today.DayNumber) : int.MaxValue)
            .ThenBy(row => wanted.IndexOf(row.Id))
            .Take(MostReadings)
            .ToList();
        var cited = references.Of(ordered.Select(row => row.Source));
        List<string> sentences = [ordered.Count > 1 ? WithSource(ordered[0]) + "." : $"{InWords(ordered[0], plan, turn.Today)}."];
        if (ordered.Count > 1)
        {
            sentences.Add(EventDateTexts.FormatThePlansDataAlsoHas(string.Join("; ", ordered.Skip(1).Select(WithSource))));
        }

        sentences.Add(Freshness.InWords(turn.Today, cited, ordered.Select(row => row.DoneOn)));
        return new(AnswerKind.Answer, string.Join(' ', sentences))
        {
            Sources = cited,
            Audience = rows.Any(row => row.Visibility == "staff") ? Audience.Asker : Audience.Conversation,
            Entities = [.. ordered.Select(row => new RecognizedEntity(EntityTypes.Milestone, row.Id, plan.Id, 1))],
        };

        string WithSource(Milestone row) => $"{InWords(row, plan, turn.Today)} ({string.Join(", ", references.Of(row.Source).Take(1).Select(source => source.ToWords()))})";
    }

    private static string InWords(Milestone milestone, Plan plan, DateOnly today)
    {
        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        var note = milestone.Note.Length > 0 ? $"; {milestone.Note}" : "";
        var days = entry.Standing is MilestoneStanding.Cancelled ? $", {CancelledMilestones.InWords(milestone)}"
            : entry.DaysInWords.Length > 0 && !plan.IsOverOn(today) ? $" ({entry.DaysInWords})"
            : "";
        var body = milestone.Body.Length > 0 && milestone.Body != "Public" ? $", {milestone.Body}" : "";
        return $"{milestone.Event}{body}: {MilestoneDates.ToWords(milestone)}{days}{note}";
    }
}
