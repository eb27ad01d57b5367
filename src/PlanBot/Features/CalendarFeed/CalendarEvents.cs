using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Features.CalendarFeed;

/// <summary>
/// Milestones as all-day events of a calendar. Of a milestone only what is public and says nothing about people is told:
/// the event, the body, the kind, the date as written. Who holds it, what is missing, the note and why it was cancelled are left out.
/// </summary>
internal static class CalendarEvents
{
    /// <summary>How often a client should ask again.</summary>
    private const string AskAgainAfter = "PT6H";

    /// <summary>The milestone's event; nothing where its date is to be agreed.</summary>
    public static DatedEvent? Of(Plan plan, Milestone milestone, DateOnly today, DeepLinks links)
    {
        if (MilestoneDates.SpanOf(milestone) is not { } span)
        {
            return null;
        }

        var counted = MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales)!.Value;
        var due = MilestoneDates.NatureOf(milestone) is MilestoneNature.Due;
        var cancelled = MilestoneDates.IsCancelled(milestone, today);
        var written = MilestoneDates.ToWords(milestone);
        var lines = new[]
        {
            $"{BritishEnglish.Capitalised(written)}{(due && !cancelled && counted != span.First ? CalendarFeedTexts.FormatDueBy(BritishEnglish.Weekday(counted)) : "")}",
            milestone.Body.Length > 0 ? CalendarFeedTexts.FormatForBody(milestone.Body) : "",
            $"{plan.AreaLabel}, {plan.Title}",
            plan.Fictional ? CalendarFeedTexts.FictionalPlanMadeUpForTrying : "",
        };
        return new(
            milestone.Id,
            span,
            cancelled ? EventStatus.Cancelled : milestone.Precision is "day" or "" ? EventStatus.Confirmed : EventStatus.Tentative,
            $"{(cancelled ? "Cancelled: " : MilestoneDates.IsDone(milestone, today) ? "✔ " : due ? "Due: " : "")}{milestone.Event}",
            string.Join('\n', lines.Where(line => line.Length > 0)),
            milestone.Kind,
            links.ToRecord(new(plan.Id, "milestone", milestone.Id)));
    }

    public static string Write(string name, Plan plan, IEnumerable<NumberedEvent> events)
    {
        var calendar = new Calendar { ProductId = CalendarFeedTexts.PlanBotPoliceAndCrimePlanTimetable, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", plan.Fictional ? CalendarFeedTexts.FormatNameFictional(name) : name);
        calendar.AddProperty("X-PUBLISHED-TTL", AskAgainAfter);
        foreach (var (dated, sequence, changed) in events)
        {
            var stamp = new CalDateTime(DateTime.SpecifyKind(changed, DateTimeKind.Utc));
            var entry = new CalendarEvent
            {
                Uid = $"{plan.Id}.{dated.MilestoneId}@planbot",
                Sequence = sequence,
                DtStamp = stamp,
                LastModified = stamp,
                Start = new CalDateTime(dated.Span.First),
                End = new CalDateTime(dated.Span.Last.AddDays(1)),
                Summary = dated.Summary,
                Description = dated.Description,
                Status = dated.Status,
                Transparency = TransparencyType.Transparent,
            };
            if (dated.Kind.Length > 0)
            {
                entry.Categories.Add(dated.Kind);
            }

            if (dated.Address.Length > 0)
            {
                entry.Url = new Uri(dated.Address);
            }

            calendar.Events.Add(entry);
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");
    }
}

/// <summary>A milestone with a date, as a calendar is told of it: confirmed, tentative where the date is vague, or cancelled.</summary>
internal sealed record DatedEvent(string MilestoneId, DaySpan Span, string Status, string Summary, string Description, string Kind, string Address)
{
    /// <summary>Stands for all that is told.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Span.First.DayNumber, Span.Last.DayNumber, Status, Summary, Description, Kind, Address))))[..16];
}

/// <summary>An event with the number of its changes and the time of the last one.</summary>
internal sealed record NumberedEvent(DatedEvent Event, int Sequence, DateTime ChangedAtUtc);
