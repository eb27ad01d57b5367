using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.UpcomingDeadlines;

/// <summary>"What are the next deadlines": what is ahead in the plan's timetable, and what is late.</summary>
internal sealed class UpcomingDeadlinesHandler(PlanDbContext db)
{
    private const int MostShown = 6;

    private static readonly CardTemplate<UpcomingDeadlinesCard> Template =
        new("UpcomingDeadlines.UpcomingDeadlinesCard.json", UpcomingDeadlinesJson.Default.UpcomingDeadlinesCard);

    /// <param name="position">1 for the next deadline; 2 for the one after it, and so on.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, DeadlineFilter filter, int position, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var milestones = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => staff || row.Visibility != "staff");
        var bodies = await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);

        var timetable = new PlanTimetable(milestones.Where(milestone => filter.Fits(milestone, bodies)), turn.Today, WorkingDays.EnglandAndWales);
        var ahead = timetable.Of(MilestoneStanding.Ahead).Skip(position - 1).ToList();
        var late = plan.IsOverOn(turn.Today) || position > 1 ? [] : timetable.Of(MilestoneStanding.Late).ToList();
        var undated = timetable.Of(MilestoneStanding.ToBeAgreed).Select(entry => entry.Milestone.Event).ToList();
        var shown = ahead.Take(MostShown).ToList();
        var past = timetable.Entries.LastOrDefault(entry => entry.CountedDay < turn.Today);
        var references = new SourceReferences(sources).Of((shown.Count > 0 || past is null ? shown.Concat(late) : late.Prepend(past)).Select(entry => entry.Milestone.Source));
        var text = $"{Sentence(plan, filter.InWords(bodies), position, ahead, late, past, turn.Today)} {Freshness.InWords(turn.Today, references)}";
        var answer = new Answer(AnswerKind.Answer, text)
        {
            Sources = references,
            Entities = [.. shown.Select(entry => new RecognizedEntity(EntityTypes.Milestone, entry.Milestone.Id, plan.Id, 1))],
        };
        return shown.Count + late.Count + undated.Count == 0 ? answer : answer with
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                "Deadlines",
                text,
                [.. late.Concat(shown).Select(Line)],
                undated.Count > 0 ? $"Date to be agreed: {BritishEnglish.List(undated)}." : "",
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private static string Sentence(Plan plan, string wanted, int position, List<TimetableEntry> ahead, List<TimetableEntry> late, TimetableEntry? past, DateOnly today)
    {
        var of = wanted.Length > 0 ? $" {wanted}" : "";
        var first = ahead.FirstOrDefault() is { } next
            ? $"{(position > 1 ? "After that" : "Next")}{of}: {InWords(next)}."
            : position > 1
            ? $"Nothing{of} comes after that in the timetable of {plan.AreaLabel}'s {plan.Title}."
            : past is { } last
                ? $"Nothing{of} is ahead in the timetable of {plan.AreaLabel}'s {plan.Title} on {BritishEnglish.Day(today)}; the last date it holds{of} is {MilestoneDates.ToWords(last.Milestone)} ({last.Milestone.Event})."
                : $"The timetable of {plan.AreaLabel}'s {plan.Title} holds nothing{of}.";
        var then = ahead.Count > 1 ? $" Then {string.Join("; ", ahead.Skip(1).Take(2).Select(InWords))}." : "";
        var behind = late.Count > 0 ? $" Late: {string.Join("; ", late.Select(InWords))}." : "";
        return first + then + behind;
    }

    private static string InWords(TimetableEntry entry)
    {
        var holder = entry.Milestone.Holder.Length > 0 ? $", held by {entry.Milestone.Holder}" : "";
        var body = entry.Milestone.Body.Length > 0 ? $", {entry.Milestone.Body}" : "";
        return $"{entry.Milestone.Event}{body}, {MilestoneDates.ToWords(entry.Milestone)}{(entry.DaysInWords.Length > 0 ? $" ({entry.DaysInWords})" : "")}{holder}";
    }

    private static DeadlineLine Line(TimetableEntry entry)
    {
        var milestone = entry.Milestone;
        var details = new[]
        {
            milestone.Body,
            milestone.Kind,
            milestone.Holder.Length > 0 ? $"held by {milestone.Holder}" : "",
            milestone.Missing.Length > 0 ? $"still missing: {milestone.Missing}" : "",
            milestone.Note,
        };
        var mark = entry.Standing is MilestoneStanding.Late ? "✖ " : "";
        return new(
            $"{mark}{MilestoneDates.ToWords(milestone)}{(entry.DaysInWords.Length > 0 ? $" · {entry.DaysInWords}" : "")}",
            milestone.Event,
            string.Join(" · ", details.Where(detail => detail.Length > 0)));
    }
}

/// <summary>Which milestones are wanted.</summary>
/// <param name="Body">The id of a body whose milestones alone count; empty for all.</param>
/// <param name="Within">The day, month or year that they fall in; nothing for all.</param>
internal sealed record DeadlineFilter(string Body, PartialDate? Within)
{
    /// <summary><c>for the Police and Crime Panel</c>, <c>in April 2018</c>, <c>on 3 April 2018</c>; empty for all.</summary>
    public string InWords(IReadOnlyList<Body> bodies) => string.Join(' ', new[]
    {
        Wanted(bodies) is { } body ? $"for {body.Name}" : "",
        Within is { } date ? $"{(date.IsDay ? "on" : "in")} {date.ToWords()}" : "",
    }.Where(words => words.Length > 0));

    public bool Fits(Milestone milestone, IReadOnlyList<Body> bodies)
    {
        if (Wanted(bodies) is { } body && !body.IsMeantBy(milestone))
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

internal sealed record DeadlineLine(string Date, string Event, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UpcomingDeadlinesCard))]
internal sealed partial class UpcomingDeadlinesJson : JsonSerializerContext;
