using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
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

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> milestones, CancellationToken cancellationToken)
    {
        var wanted = milestones.Where(entity => entity.Score >= milestones[0].Score * AboutAsLikely).Take(MostReadings).Select(entity => entity.Id).ToList();
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var rows = await db.Milestones.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && wanted.Contains(row.Id))
            .Where(row => staff || row.Visibility != "staff")
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new(AnswerKind.Answer, "The date of that event is for the office's staff only.");
        }

        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(sources);
        var ordered = rows.OrderBy(row => wanted.IndexOf(row.Id)).ToList();
        List<string> sentences = [$"{InWords(ordered[0], turn.Today)}."];
        if (ordered.Count > 1)
        {
            sentences.Add($"The plan's data also has: {string.Join("; ", ordered.Skip(1).Select(row => $"{InWords(row, turn.Today)} ({string.Join(", ", references.Of(row.Source).Take(1).Select(source => source.ToWords()))})"))}.");
        }

        return new(AnswerKind.Answer, string.Join(' ', sentences))
        {
            Sources = references.Of(ordered.Select(row => row.Source)),
            Entities = [.. ordered.Select(row => new RecognizedEntity(EntityTypes.Milestone, row.Id, plan.Id, 1))],
        };
    }

    private static string InWords(Milestone milestone, DateOnly today)
    {
        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        var note = milestone.Note.Length > 0 ? $"; {milestone.Note}" : "";
        var days = entry.DaysInWords.Length > 0 ? $" ({entry.DaysInWords})" : "";
        var body = milestone.Body.Length > 0 && milestone.Body != "Public" ? $", {milestone.Body}" : "";
        return $"{milestone.Event}{body}: {MilestoneDates.ToWords(milestone)}{days}{note}";
    }
}
