using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Audit;
using PlanBot.Data;

namespace PlanBot.Submissions;

/// <summary>At the start and once a day removes what the settings say is kept no longer, and reports it: in the log, and as an event of each submission.</summary>
internal sealed partial class SubmissionRetention(IServiceScopeFactory scopes, IOptions<SubmissionOptions> options, TimeProvider clock, ILogger<SubmissionRetention> logger) : BackgroundService
{
    private static readonly TimeSpan RunTime = TimeSpan.FromDays(1);

    /// <summary>How many drafts were deleted, and the references of what lost its texts.</summary>
    public async Task<(int Drafts, IReadOnlyList<string> References)> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, audit) = (scope.ServiceProvider.GetRequiredService<PlanDbContext>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var oldDraft = now.AddDays(-options.Value.KeepDraftsDays);
        var drafts = await db.Set<SubmissionDraft>().Where(draft => draft.SavedAtUtc < oldDraft).ExecuteDeleteAsync(cancellationToken);
        var old = options.Value.KeepMonths == 0 ? [] : await DueAsync(db, now.AddMonths(-options.Value.KeepMonths), cancellationToken);
        if (old.Count > 0)
        {
            await scope.ServiceProvider.GetRequiredService<PersonalData>().EraseTextsAsync([.. old.Select(sent => sent.Reference)], cancellationToken);
            old.ForEach(sent => audit.Record(AuditActor.Retention, new(AuditKinds.Submission, sent.PlanId, sent.Reference), "texts removed after the retention period", new Dictionary<string, string>(), new Dictionary<string, string>()));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        List<string> removed = [.. old.Select(sent => sent.Reference)];
        if (drafts + removed.Count > 0)
        {
            var references = string.Join(", ", removed);
            LogRemoved(drafts, removed.Count, references);
        }

        return (drafts, removed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RunTime, clock);
        do
        {
            // Off the thread that starts the process, and once at each start: a process that is started anew every night removes too.
            await Task.Yield();
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static Task<List<Submission>> DueAsync(PlanDbContext db, DateTime before, CancellationToken cancellationToken) =>
        db.Set<Submission>().AsNoTracking()
            .Where(sent => sent.ErasedAtUtc == null && (sent.Status == SubmissionStatus.Decided || sent.Status == SubmissionStatus.Withdrawn))
            .Where(sent => (sent.DecidedAtUtc ?? sent.SubmittedAtUtc) < before)
            .OrderBy(sent => sent.Reference)
            .ToListAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Drafts} drafts and the texts of {Count} submissions: {References}")]
    private partial void LogRemoved(int drafts, int count, string references);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention failed; it is tried again tomorrow")]
    private partial void LogFailed(Exception exception);
}
