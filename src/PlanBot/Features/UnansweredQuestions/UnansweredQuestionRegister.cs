using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.UnansweredQuestions;

/// <summary>Counts what could not be answered, by plan, intent and reason.</summary>
internal sealed class UnansweredQuestionRegister(PlanDbContext db, IOptions<UnansweredQuestionOptions> options, TimeProvider clock) : IExpiringRecords
{
    private const int LongestWords = 500;

    private const int MostWordsShown = 3;

    /// <summary>Of these the words are never kept: they are about a person's own trouble.</summary>
    private static readonly string[] NeverKept = ["emergency", "personal-case", "personal-data"];

    /// <summary>Enters the question if it was refused for want of an answer. A form or subscription refused for want of a role is no such question.</summary>
    /// <param name="channelId">Where it was asked; what is typed on the command line tries PlanBot out.</param>
    /// <param name="answer">The answer that was given.</param>
    /// <param name="text">What was asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task EnterAsync(string? channelId, Answer answer, string text, CancellationToken cancellationToken)
    {
        if (channelId is Channels.Console || answer.Kind is not AnswerKind.Refuse || answer.Intent is Intents.DeadlineSubscribe or Intents.DeadlineUnsubscribe or Intents.DeadlineSettings or Intents.DeadlinePause or Intents.DeadlineResume or Intents.AnnouncementDraft or Intents.AnnouncementList or Intents.SubmissionStart or Intents.SubmissionStatus)
        {
            return;
        }

        var scopes = answer.Entities.Where(entity => entity.Type is EntityTypes.Scope).Select(entity => entity.Id).ToList();
        var (planId, scope) = (answer.PlanId, scopes.FirstOrDefault() ?? "");
        var id = string.Join(':', new[] { planId, answer.Intent, scope }.Where(part => part.Length > 0));
        await CountAsync(id, planId, answer.Intent, scope, cancellationToken);
        if (options.Value.KeepUnansweredQuestions && !scopes.Exists(NeverKept.Contains))
        {
            db.Add(new UnansweredWords
            {
                Id = Guid.NewGuid(),
                QuestionId = id,
                Words = text.Length <= LongestWords ? text : text[..LongestWords],
                AskedAtUtc = clock.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Those not dealt with, the most frequent first.</summary>
    public async Task<IReadOnlyList<OpenQuestion>> OpenAsync(Func<string, bool> isSeen, CancellationToken cancellationToken)
    {
        var open = await db.Set<UnansweredQuestion>().AsNoTracking()
            .Where(question => question.DealtWithAtUtc == null)
            .OrderByDescending(question => question.Count).ThenByDescending(question => question.LastAtUtc)
            .ToListAsync(cancellationToken);
        var oldest = OldestKept();
        var words = (await db.Set<UnansweredWords>().AsNoTracking()
            .Where(asked => asked.AskedAtUtc >= oldest)
            .OrderByDescending(asked => asked.AskedAtUtc)
            .ToListAsync(cancellationToken)).ToLookup(asked => asked.QuestionId, asked => asked.Words);
        return [.. open.Where(question => isSeen(question.PlanId)).Select(question => new OpenQuestion(question, [.. words[question.Id].Distinct().Take(MostWordsShown)]))];
    }

    public Task<UnansweredQuestion?> FindOpenAsync(string id, CancellationToken cancellationToken) =>
        db.Set<UnansweredQuestion>().AsNoTracking().SingleOrDefaultAsync(question => question.Id == id && question.DealtWithAtUtc == null, cancellationToken);

    /// <summary>Takes it off the list, its words with it; asked again it comes back and counts from one.</summary>
    public async Task DealWithAsync(string id, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<UnansweredQuestion>().Where(question => question.Id == id).ExecuteUpdateAsync(
            update => update.SetProperty(question => question.DealtWithAtUtc, now).SetProperty(question => question.DealtWithBy, by),
            cancellationToken);
        await db.Set<UnansweredWords>().Where(words => words.QuestionId == id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        // What was kept goes when keeping is switched off, too.
        var oldest = options.Value.KeepUnansweredQuestions ? OldestKept() : DateTime.MaxValue;
        await db.Set<UnansweredWords>().Where(words => words.AskedAtUtc < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private DateTime OldestKept() => clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.UnansweredQuestionDays);

    private async Task CountAsync(string id, string planId, string intent, string scope, CancellationToken cancellationToken)
    {
        if (await CountAgainAsync(id, cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var first = new UnansweredQuestion { Id = id, PlanId = planId, Intent = intent, Scope = scope, Count = 1, FirstAtUtc = now, LastAtUtc = now };
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Asked twice at once: the other one was entered first.
            db.Entry(first).State = EntityState.Detached;
            if (!await CountAgainAsync(id, cancellationToken))
            {
                throw;
            }
        }
    }

    private async Task<bool> CountAgainAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = db.Set<UnansweredQuestion>().Where(question => question.Id == id);
        var counted = await known.Where(question => question.DealtWithAtUtc == null).ExecuteUpdateAsync(
            update => update.SetProperty(question => question.Count, question => question.Count + 1).SetProperty(question => question.LastAtUtc, now),
            cancellationToken);
        return counted > 0 || await known.Where(question => question.DealtWithAtUtc != null).ExecuteUpdateAsync(
            update => update
                .SetProperty(question => question.Count, 1)
                .SetProperty(question => question.FirstAtUtc, now)
                .SetProperty(question => question.LastAtUtc, now)
                .SetProperty(question => question.DealtWithAtUtc, (DateTime?)null)
                .SetProperty(question => question.DealtWithBy, ""),
            cancellationToken) > 0;
    }
}

/// <summary>A question that waits for staff, with the latest words where they are kept.</summary>
internal sealed record OpenQuestion(UnansweredQuestion Question, IReadOnlyList<string> Words);
