using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Graph;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Features.CalendarFeed;

/// <summary>
/// Brings the shared mailbox's calendar to what the timetable says: it looks at what stands there and adds, changes and removes
/// what differs. Whatever was broken off, lost or done by hand meanwhile, the next time puts it right.
/// </summary>
internal sealed class MailboxCalendar(PlanDbContext db, ICalendarMailbox mailbox, DeepLinks links, IOptions<GraphOptions> options, TimeProvider clock)
{
    /// <summary>Goes through everything once, in the order of the events' keys.</summary>
    public async Task<MailboxRun> ReconcileAsync(CancellationToken cancellationToken)
    {
        var run = new MailboxRun();
        var listed = await mailbox.ListAsync(cancellationToken);
        if (listed is not GraphOutcome<IReadOnlyList<StandingEvent>>.Done { Value: var all })
        {
            return run.BrokenOff(listed);
        }

        var today = PlanDay.Today(clock);
        var standing = all.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList(), StringComparer.OrdinalIgnoreCase);
        var wanted = await WantedAsync(standing.Keys, today, cancellationToken);
        foreach (var step in Steps(standing, wanted, $"{today:yyyy-MM-dd}"))
        {
            var outcome = await step.DoAsync(cancellationToken);
            if (outcome is GraphOutcome<bool>.Unavailable or GraphOutcome<bool>.Refused { Status: 401 or 403 })
            {
                return run.BrokenOff(outcome);
            }

            run = run.After(step.Kind, outcome);
        }

        return run;
    }

    private IEnumerable<Step> Steps(Dictionary<string, List<StandingEvent>> standing, SortedDictionary<string, WantedEvent> wanted, string day)
    {
        // First what should not be there: of two for the same milestone the later one, and what the timetable has no more.
        foreach (var (key, events) in standing.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var surplus in events.Skip(wanted.ContainsKey(key) ? 1 : 0))
            {
                yield return new(StepKind.Remove, token => mailbox.RemoveAsync(surplus.Id, token));
            }
        }

        foreach (var (key, entry) in wanted)
        {
            if (!standing.TryGetValue(key, out var events))
            {
                yield return new(StepKind.Add, token => mailbox.AddAsync(entry, $"{entry.Fingerprint}/{day}", token));
            }
            else if (!events[0].Fingerprint.Equals(entry.Fingerprint, StringComparison.OrdinalIgnoreCase))
            {
                yield return new(StepKind.Change, token => mailbox.ChangeAsync(events[0].Id, entry, token));
            }
        }
    }

    /// <summary>What everybody may see and has a date; what is past already is not added, and left where it stands.</summary>
    private async Task<SortedDictionary<string, WantedEvent>> WantedAsync(ICollection<string> standing, DateOnly today, CancellationToken cancellationToken)
    {
        var chosen = options.Value.CalendarPlans;
        var plans = (await db.Plans.AsNoTracking().ToListAsync(cancellationToken)).Where(plan => chosen.Count == 0 || chosen.Contains(plan.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        var milestones = (await db.MilestonesOfAsync([.. plans.Select(plan => plan.Id)], cancellationToken)).ToLookup(milestone => milestone.PlanId);
        var wanted = new SortedDictionary<string, WantedEvent>(StringComparer.OrdinalIgnoreCase);
        foreach (var plan in plans)
        {
            foreach (var milestone in milestones[plan.Id].Where(milestone => milestone.Visibility != "staff" && !MilestoneDates.IsCancelled(milestone, today)))
            {
                var key = $"{plan.Id}/{milestone.Id}";
                if (CalendarEvents.Of(plan, milestone, today, links) is { } dated
                    && (dated.Span.Last >= today || standing.Contains(key, StringComparer.OrdinalIgnoreCase))
                    && (!plan.IsOverOn(today) || dated.Span.First <= today))
                {
                    wanted.Add(key, Of(key, dated));
                }
            }
        }

        return wanted;
    }

    private static WantedEvent Of(string key, DatedEvent dated) => new(
        key,
        dated.Fingerprint,
        dated.Span.First,
        dated.Span.Last,
        dated.Summary,
        dated.Address.Length > 0 ? $"{dated.Description}\n{dated.Address}" : dated.Description,
        dated.Kind);

    private sealed record Step(StepKind Kind, Func<CancellationToken, Task<GraphOutcome<bool>>> DoAsync);
}

/// <summary>What is done to an event.</summary>
internal enum StepKind
{
    Add,
    Change,
    Remove,
}

/// <summary>What going through the calendar came to.</summary>
internal sealed record MailboxRun
{
    public int Added { get; init; }

    public int Changed { get; init; }

    public int Removed { get; init; }

    /// <summary>Events that the mailbox did not take; they are tried again the next time.</summary>
    public int Failed { get; init; }

    /// <summary>Whether all was gone through and taken.</summary>
    public bool IsComplete => Failed == 0 && !IsBrokenOff;

    public bool IsBrokenOff { get; private init; }

    /// <summary>How long Graph asked to wait, if it did.</summary>
    public TimeSpan? TryAgainAfter { get; private init; }

    public MailboxRun After(StepKind kind, GraphOutcome<bool> outcome) => (kind, outcome) switch
    {
        (_, not GraphOutcome<bool>.Done) => this with { Failed = Failed + 1 },
        (StepKind.Add, _) => this with { Added = Added + 1 },
        (StepKind.Change, _) => this with { Changed = Changed + 1 },
        _ => this with { Removed = Removed + 1 },
    };

    public MailboxRun BrokenOff<T>(GraphOutcome<T> outcome) =>
        this with { IsBrokenOff = true, TryAgainAfter = (outcome as GraphOutcome<T>.Unavailable)?.After };
}
