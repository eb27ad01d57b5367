using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.UpcomingDeadlines;

/// <summary>"What are the next deadlines": what is ahead in the plan's timetable, and what is late.</summary>
internal sealed class UpcomingDeadlinesHandler(PlanDbContext db, DeepLinks links)
{
    private const int MostShown = 6;

    private static readonly CardTemplate<UpcomingDeadlinesCard> Template =
        new("UpcomingDeadlines.UpcomingDeadlinesCard.json", UpcomingDeadlinesJson.Default.UpcomingDeadlinesCard);

    /// <param name="position">1 for the next deadline; 2 for the one after it, and so on; -1 for the last one that is past.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, DeadlineFilter filter, int position, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var milestones = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => staff || row.Visibility != "staff");
        var bodies = await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);

        if (filter is { From: null, Until: { } last } && last >= turn.Today)
        {
            // "Deadlines before October" are those that are still ahead.
            filter = filter with { From = turn.Today };
        }

        var timetable = new PlanTimetable(milestones.Where(milestone => filter.Fits(milestone, bodies)), turn.Today, WorkingDays.EnglandAndWales);
        if (filter.IsWindowOn(turn.Today) || position < 0)
        {
            return OfWindow(turn, plan, filter, position, timetable, bodies, sources);
        }

        var ahead = timetable.Of(MilestoneStanding.Ahead).Skip(position - 1).ToList();
        var named = position > 1 ? [] : ahead.FindAll(entry => filter.Named.Contains(entry.Milestone.Id));
        var late = plan.IsOverOn(turn.Today) || position > 1 ? [] : timetable.Of(MilestoneStanding.Late).ToList();
        var undated = timetable.Of(MilestoneStanding.ToBeAgreed).Select(entry => entry.Milestone.Event).ToList();
        var cancelled = position > 1 ? [] : timetable.Of(MilestoneStanding.Cancelled).Where(entry => !(entry.CountedDay < turn.Today)).Take(MostShown).ToList();
        var shown = named.Concat(ahead.Except(named)).Take(MostShown).ToList();
        var past = timetable.Entries.LastOrDefault(entry => entry.CountedDay < turn.Today && entry.Standing is not MilestoneStanding.Cancelled);
        var references = new SourceReferences(sources).Of((shown.Count > 0 || past is null ? shown.Concat(late) : late.Prepend(past)).Concat(cancelled).Select(entry => entry.Milestone.Source));
        var first = named.Count > 0 && !named.Contains(ahead[0]) ? UpcomingDeadlinesTexts.FormatBeforeThatOfAll(InWords(ahead[0])) : "";
        var off = cancelled.Count > 0 ? UpcomingDeadlinesTexts.FormatCancelledCancelled(string.Join("; ", cancelled.Select(InWords))) : "";
        var text = $"{Sentence(plan, filter, bodies, position, named.Count > 0 ? named : ahead, late, past, turn.Today)}{first}{off} {Freshness.InWords(turn.Today, references)}";
        var answer = new Answer(AnswerKind.Answer, text)
        {
            Sources = references,
            Entities = [.. shown.Select(entry => new RecognizedEntity(EntityTypes.Milestone, entry.Milestone.Id, plan.Id, 1))],
        };
        return shown.Count + late.Count + undated.Count + cancelled.Count == 0 ? answer : answer with
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                UpcomingDeadlinesTexts.Deadlines,
                text,
                [.. late.Concat(shown).Concat(cancelled).Select(entry => Line(entry, links.ToRecord(new(plan.Id, EntityTypes.Milestone, entry.Milestone.Id))))],
                undated.Count > 0 ? UpcomingDeadlinesTexts.FormatDateToBeAgreed(BritishEnglish.List(undated)) : "",
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    /// <summary>What falls between two days, past or ahead, in its order; or the last that is past.</summary>
    private static Answer OfWindow(Turn turn, Plan plan, DeadlineFilter filter, int position, PlanTimetable timetable, List<Body> bodies, List<PlanSource> sources)
    {
        var wanted = filter.InWords(bodies);
        var of = wanted.Length > 0 ? $" {wanted}" : "";
        List<TimetableEntry> entries = position < 0
            ? [.. timetable.Entries.Where(entry => entry.CountedDay < turn.Today && entry.Standing is not MilestoneStanding.Cancelled).TakeLast(1)]
            : [.. timetable.Entries.Where(entry => entry.CountedDay is not null)];
        var references = new SourceReferences(sources).Of(entries.Take(MostShown).Select(entry => entry.Milestone.Source));
        var sentence = entries switch
        {
            [] => UpcomingDeadlinesTexts.FormatTheTimetableOfHoldsNothing(plan.AreaLabel, plan.Title, of, position < 0 ? UpcomingDeadlinesTexts.ThatIsPast : ""),
            [var only] => $"{(position < 0 ? UpcomingDeadlinesTexts.TheLast : UpcomingDeadlinesTexts.OneDate)}{of}: {InWords(only)}.",
            _ => $"{BritishEnglish.Count(entries.Count, "date")}{of}: {string.Join("; ", entries.Take(MostShown).Select(InWords))}{(entries.Count > MostShown ? UpcomingDeadlinesTexts.FormatAndMore(entries.Count - MostShown) : "")}.",
        };
        return new(AnswerKind.Answer, $"{sentence} {Freshness.InWords(turn.Today, references)}")
        {
            Sources = references,
            Entities = [.. entries.Take(MostShown).Select(entry => new RecognizedEntity(EntityTypes.Milestone, entry.Milestone.Id, plan.Id, 1))],
        };
    }

    private static string Sentence(Plan plan, DeadlineFilter filter, List<Body> bodies, int position, List<TimetableEntry> ahead, List<TimetableEntry> late, TimetableEntry? past, DateOnly today)
    {
        var wanted = filter.InWords(bodies);
        var of = wanted.Length > 0 ? $" {wanted}" : "";
        var first = ahead.FirstOrDefault() is { } next
            ? $"{(position > 1 ? UpcomingDeadlinesTexts.AfterThat : "Next")}{of}: {InWords(next)}."
            : position > 1
            ? UpcomingDeadlinesTexts.FormatNothingComesAfterThatInThe(of, plan.AreaLabel, plan.Title)
            : past is { } last
                ? UpcomingDeadlinesTexts.FormatNothingIsAheadInTheTimetable(of, plan.AreaLabel, plan.Title, BritishEnglish.Day(today), of, MilestoneDates.ToWords(last.Milestone), last.Milestone.Event)
                : UpcomingDeadlinesTexts.FormatTheTimetableOfHoldsNothing2(plan.AreaLabel, plan.Title, of);
        var then = ahead.Count > 1 ? UpcomingDeadlinesTexts.FormatThenAhead(string.Join("; ", ahead.Skip(1).Take(filter.All ? MostShown - 1 : 2).Select(InWords))) : "";
        var behind = late.Count > 0 ? UpcomingDeadlinesTexts.FormatLateLate(string.Join("; ", late.Select(InWords))) : "";
        return !filter.LateFirst ? first + then + behind
            : late.Count > 0 ? $"{behind.TrimStart()} {first}"
            : UpcomingDeadlinesTexts.FormatNothingIsLate(plan.IsOverOn(today) ? UpcomingDeadlinesTexts.ThePlanIsOver : "", first);
    }

    private static string InWords(TimetableEntry entry)
    {
        var holder = entry.Milestone.Holder.Length > 0 ? UpcomingDeadlinesTexts.FormatHeldBy(entry.Milestone.Holder) : "";
        var body = entry.Milestone.Body.Length > 0 ? $", {entry.Milestone.Body}" : "";
        return entry.Standing is MilestoneStanding.Cancelled
            ? $"{entry.Milestone.Event}{body}, {MilestoneDates.ToWords(entry.Milestone)}, {CancelledMilestones.InWords(entry.Milestone)}"
            : $"{entry.Milestone.Event}{body}, {MilestoneDates.ToWords(entry.Milestone)}{(entry.DaysInWords.Length > 0 ? $" ({entry.DaysInWords})" : "")}{holder}";
    }

    private static DeadlineLine Line(TimetableEntry entry, string share)
    {
        var milestone = entry.Milestone;
        var details = new[]
        {
            milestone.Body,
            milestone.Kind,
            milestone.Holder.Length > 0 ? UpcomingDeadlinesTexts.FormatHeldBy2(milestone.Holder) : "",
            milestone.Missing.Length > 0 ? UpcomingDeadlinesTexts.FormatStillMissing(milestone.Missing) : "",
            CancelledMilestones.ReasonOf(entry),
            milestone.Note,
        };
        var mark = entry.Standing is MilestoneStanding.Late ? "✖ " : entry.Standing is MilestoneStanding.Cancelled ? $"{CancelledMilestones.Mark} · " : "";
        return new(
            $"{mark}{MilestoneDates.ToWords(milestone)}{(entry.DaysInWords.Length > 0 ? $" · {entry.DaysInWords}" : "")}",
            milestone.Event,
            string.Join(" · ", details.Where(detail => detail.Length > 0)),
            new(share));
    }
}

/// <summary>Which milestones are wanted.</summary>
/// <param name="Body">The id of a body whose milestones alone count; empty for all.</param>
/// <param name="Within">The day, month or year that they fall in; nothing for all.</param>
internal sealed record DeadlineFilter(string Body, PartialDate? Within)
{
    /// <summary>The first day that counts; nothing for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day that counts; nothing for no bound.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether what is late is asked for before what is ahead.</summary>
    public bool LateFirst { get; init; }

    /// <summary>The ids of milestones that the question names; empty where it names none.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Whether all that is ahead is asked for, not the next alone.</summary>
    public bool All { get; init; }

    /// <summary>Whether a stretch of time is asked for rather than what comes next.</summary>
    public bool IsWindowOn(DateOnly today) => From is not null || Until is not null || (Within is { } date && date.First < today && !(date.First <= today && date.Last >= today));

    /// <summary><c>for the Police and Crime Panel</c>, <c>in April 2018</c>, <c>on 3 April 2018</c>; empty for all.</summary>
    public string InWords(IReadOnlyList<Body> bodies) => string.Join(' ', new[]
    {
        Wanted(bodies) is { } body ? UpcomingDeadlinesTexts.FormatForBody(body.Name) : "",
        Within is { } date ? $"{(date.IsDay ? "on" : "in")} {date.ToWords()}" : "",
        From is { } from ? UpcomingDeadlinesTexts.FormatFromFromPart(BritishEnglish.Day(from)) : "",
        Until is { } until ? UpcomingDeadlinesTexts.FormatUntilUntil(BritishEnglish.Day(until)) : "",
    }.Where(words => words.Length > 0));

    public bool Fits(Milestone milestone, IReadOnlyList<Body> bodies)
    {
        if (Wanted(bodies) is { } body && !body.IsMeantBy(milestone))
        {
            return false;
        }

        if (MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales) is var day && ((From is { } from && !(day >= from)) || (Until is { } until && !(day <= until))))
        {
            return false;
        }

        return Within is not { } date || (MilestoneDates.SpanOf(milestone) is { } span && span.Last >= date.First && span.First <= date.Last);
    }

    private Body? Wanted(IReadOnlyList<Body> bodies) => bodies.FirstOrDefault(body => body.Id == Body);
}

/// <summary>The data of <c>UpcomingDeadlinesCard.json</c>.</summary>
internal sealed record UpcomingDeadlinesCard(
    CardHeader Header,
    string Title,
    string Text,
    IReadOnlyList<DeadlineLine> Deadlines,
    string Undated,
    IReadOnlyList<SourceLine> Sources);

internal sealed record DeadlineLine(string Date, string Event, string Detail, CardLink Share);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UpcomingDeadlinesCard))]
internal sealed partial class UpcomingDeadlinesJson : JsonSerializerContext;
