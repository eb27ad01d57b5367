using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>
/// Has owners asked for what is due, once each working day in London's working hours: one message for a person and a plan,
/// queued in the transaction that writes down what it asks about, so that it is asked once also with several processes.
/// </summary>
internal sealed partial class NudgeScheduler(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<NudgeScheduler> logger) : ISubscriptionSchedule
{
    private static readonly TimeOnly NotBefore = new(9, 0);

    private static readonly TimeOnly NotAfter = new(17, 0);

    private DateOnly? _done;

    /// <summary>Whether people are written to at that time in London.</summary>
    public static bool IsWorkingTime(DateTime london) =>
        TimeOnly.FromDateTime(london) >= NotBefore && TimeOnly.FromDateTime(london) < NotAfter && WorkingDays.EnglandAndWales.IsWorkingDay(DateOnly.FromDateTime(london));

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = PlanDay.Now(clock);
        var today = DateOnly.FromDateTime(now);
        if (_done == today || !IsWorkingTime(now))
        {
            return;
        }

        var queued = 0;
        foreach (var (personKey, area) in await OwnersAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            queued += await QueueAsync(scope.ServiceProvider, personKey, area, today, cancellationToken);
        }

        _done = today;
        if (queued > 0)
        {
            signal.Wake();
            LogQueued(queued);
        }
    }

    private async Task<List<(Guid PersonKey, string Area)>> OwnersAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<PlanDbContext>().Set<OwnerLink>().AsNoTracking()
            .Where(link => link.ConfirmedAtUtc != null)
            .Select(link => new { link.PersonKey, link.Area })
            .Distinct()
            .ToListAsync(cancellationToken)).Select(owner => (owner.PersonKey, owner.Area))];
    }

    private static async Task<int> QueueAsync(IServiceProvider services, Guid personKey, string area, DateOnly today, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<PlanDbContext>();
        var nudges = services.GetRequiredService<Performance.Nudges>();
        var setting = await nudges.SettingOfAsync(personKey, cancellationToken);
        if (setting.Rhythm is NudgeRhythm.Off || setting.PausedUntil > today
            || await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == personKey && row.ErasedAtUtc == null, cancellationToken) is not { } person
            || !(await nudges.ReachableAsync([personKey], cancellationToken)).Contains(personKey))
        {
            return 0;
        }

        var links = await services.GetRequiredService<OwnerDirectory>().ConfirmedAsync(personKey, area, cancellationToken);
        var plans = (await db.Plans.AsNoTracking().Where(plan => plan.Area == area).ToListAsync(cancellationToken)).Where(plan => !plan.IsOverOn(today) && plan.Status is not ("draft" or "in consultation" or "superseded")).ToList();
        var queued = 0;
        foreach (var plan in plans)
        {
            queued += await TryQueueAsync(services, person, plan, setting, links, today, cancellationToken) ? 1 : 0;
        }

        return queued;
    }

    private static async Task<bool> TryQueueAsync(IServiceProvider services, PersonRow person, Plan plan, NudgeSetting setting, List<OwnerLink> links, DateOnly today, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<PlanDbContext>();
        var key = $"update-nudge:{person.Key:N}:{plan.Id}:{today:yyyy-MM-dd}";
        if (await db.Set<OutboxPost>().AnyAsync(post => post.Key == key, cancellationToken))
        {
            return false;
        }

        var due = (await Performance.Nudges.OwnedAsync(db, plan, links, today, cancellationToken)).Where(record => record.IsDue(setting.Rhythm, today)).ToList();
        if (due.Count == 0)
        {
            return false;
        }

        // What could not be delivered was not asked.
        var failed = await db.Set<OutboxPost>().AsNoTracking().Where(post => post.Topic == NudgeAuthor.NudgeTopic && post.State == PostState.Failed && post.PersonTenantId == person.TenantId && post.PersonObjectId == person.ObjectId).Select(post => post.Key).ToHashSetAsync(cancellationToken);
        var asked = await db.Set<NudgedRecord>().Where(record => record.PersonKey == person.Key && record.PlanId == plan.Id).ToListAsync(cancellationToken);
        var marked = 0;
        foreach (var record in due)
        {
            var mark = asked.Find(one => one.Kind == record.Kind && one.RecordId == record.Id);
            if (mark is not null && !failed.Contains(mark.PostKey) && setting.Rhythm.Next(mark.NudgedOn, record) > today)
            {
                continue;
            }

            if (mark is null)
            {
                mark = new() { PersonKey = person.Key, PlanId = plan.Id, Kind = record.Kind, RecordId = record.Id };
                db.Add(mark);
            }

            (mark.NudgedOn, mark.PostKey, mark.AnsweredAtUtc) = (today, key, null);
            marked++;
        }

        if (marked == 0)
        {
            return false;
        }

        services.GetRequiredService<PostOutbox>().Enqueue(new(key, new PostTarget.Person(person.TenantId, person.ObjectId)) { Topic = NudgeAuthor.NudgeTopic, Subject = $"{person.Key:N} {plan.Id}" });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Another process was quicker.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} owners are asked for updates")]
    private partial void LogQueued(int count);
}
