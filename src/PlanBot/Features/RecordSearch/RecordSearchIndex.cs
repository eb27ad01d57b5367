using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Recognition.Wording;

namespace PlanBot.Features.RecordSearch;

/// <summary>
/// The records of all plans that everybody may see, kept in memory and made anew when any process has changed the data or
/// the day is another one. What people type is the beginning of words; an abbreviation finds what it stands for.
/// </summary>
internal sealed class RecordSearchIndex(IServiceScopeFactory scopes, PlanDataVersion version, TimeProvider clock) : IDisposable
{
    private const int LongestQuery = 200;
    private const int MostWords = 12;

    private readonly SemaphoreSlim _building = new(1, 1);
    private volatile Built? _current;

    /// <summary>The plan's records that fit what was typed, the best first; all plans' where the plan is nothing.</summary>
    public async Task<IReadOnlyList<SearchableRecord>> FindAsync(string typed, Plan? plan, CancellationToken cancellationToken)
    {
        var built = await CurrentAsync(cancellationToken);
        var words = Tokenizer.Words(typed, LongestQuery, MostWords);
        var kind = words.Select(RecordKinds.Named).FirstOrDefault(named => named is not null);
        words.RemoveAll(word => RecordKinds.Named(word) is not null);
        var records = (plan is null ? built.Records : built.ByPlan[plan.Id]).Where(record => kind is null || record.Kind == kind);
        if (words.Count == 0)
        {
            // Nothing typed: what is in force and ahead. A kind alone: all of that kind.
            return [.. records.Where(record => kind is not null || (record.IsCurrent && record.Kind is EntityTypes.Theme or EntityTypes.Milestone))];
        }

        return [.. records
            .Select(record => (record, score: ScoreOf(record, words, built.Meanings)))
            .Where(found => found.score > 0)
            .OrderByDescending(found => found.score)
            .Select(found => found.record)];
    }

    /// <summary>The record that everybody may see, by its place; nothing where there is none.</summary>
    public async Task<SearchableRecord?> FindAsync(string planId, string kind, string id, CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ByPlan[planId].FirstOrDefault(record => record.Kind == kind && record.Row.Id == id);

    public void Dispose() => _building.Dispose();

    /// <summary>Every typed word must begin one of the record's, or stand for some of them; 0 where one does not.</summary>
    private static double ScoreOf(SearchableRecord record, List<string> typed, ILookup<string, List<string>> meanings)
    {
        var score = record.IsCurrent ? 1.0 : 0.5;
        foreach (var word in typed)
        {
            var best = 0;
            for (var i = 0; i < record.Words.Count && best < 3; i++)
            {
                if (record.Words[i].StartsWith(word, StringComparison.Ordinal))
                {
                    best = Math.Max(best, (i == 0 ? 1 : 0) + (record.Words[i].Length == word.Length ? 2 : 1));
                }
            }

            if (best == 0 && meanings[word].Any(meaning => meaning.TrueForAll(record.Words.Contains)))
            {
                best = 2;
            }

            if (best == 0)
            {
                return 0;
            }

            score += best;
        }

        return score;
    }

    private async Task<Built> CurrentAsync(CancellationToken cancellationToken)
    {
        var (wanted, today) = (await version.CurrentAsync(cancellationToken), PlanDay.Today(clock));
        if (_current is { } current && current.Version == wanted && current.Day == today)
        {
            return current;
        }

        await _building.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { } built || built.Version != wanted || built.Day != today)
            {
                await using var scope = scopes.CreateAsyncScope();
                built = await BuildAsync(scope.ServiceProvider.GetRequiredService<PlanDbContext>(), wanted, today, cancellationToken);
                _current = built;
            }

            return built;
        }
        finally
        {
            _building.Release();
        }
    }

    private static async Task<Built> BuildAsync(PlanDbContext db, Guid version, DateOnly today, CancellationToken cancellationToken)
    {
        var themes = (await db.Themes.AsNoTracking().ToListAsync(cancellationToken)).GroupBy(theme => theme.PlanId)
            .SelectMany(plan => Themes([.. plan], today));
        var kpis = (await db.Kpis.AsNoTracking().Where(kpi => kpi.Visibility != "staff").ToListAsync(cancellationToken))
            .Select(kpi => Record(EntityTypes.Kpi, kpi.Name, kpi, isCurrent: true));
        var commitments = (await db.Commitments.AsNoTracking().ToListAsync(cancellationToken))
            .Select(commitment => Record(EntityTypes.Commitment, commitment.Summary, commitment, isCurrent: true));
        var milestones = new PlanTimetable(await db.Milestones.AsNoTracking().Where(milestone => milestone.Visibility != "staff").ToListAsync(cancellationToken), today, WorkingDays.EnglandAndWales)
            .Entries.Select(entry => Record(EntityTypes.Milestone, entry.Milestone.Event, entry.Milestone, entry.Standing is MilestoneStanding.Ahead, entry.Milestone.Body));
        var ambitions = (await db.Ambitions.AsNoTracking().ToListAsync(cancellationToken))
            .Select(ambition => Record(EntityTypes.Ambition, ambition.Summary, ambition, isCurrent: true, ambition.Ref));

        List<SearchableRecord> records = [.. themes, .. kpis, .. commitments, .. milestones, .. ambitions];
        var meanings = (await db.Synonyms.AsNoTracking().ToListAsync(cancellationToken)).Select(added => new Synonym(added.Term, added.Meaning)).Concat(OwnSynonyms.All)
            .Select(synonym => (Term: Tokenizer.Words(synonym.Term), Meaning: Tokenizer.Words(synonym.Meaning)))
            .Where(synonym => synonym.Term.Count == 1 && synonym.Meaning.Count > 0)
            .ToLookup(synonym => synonym.Term[0], synonym => synonym.Meaning);
        return new(version, today, records, records.ToLookup(record => record.Row.PlanId), meanings);
    }

    private static IEnumerable<SearchableRecord> Themes(List<Theme> themes, DateOnly today)
    {
        var lineage = new ThemeLineage(themes, today);
        return themes
            .Select(theme => (theme, inForce: lineage.StandingOf(theme) is ThemeStanding.InForce || theme.Version == lineage.InForce?.Name))
            .OrderBy(item => item.inForce ? 0 : 1).ThenBy(item => item.theme.Order ?? int.MaxValue).ThenBy(item => item.theme.Ordinal)
            .Select(item => Record(EntityTypes.Theme, item.theme.Name, item.theme, item.inForce));
    }

    private static SearchableRecord Record(string kind, string title, PlanRow row, bool isCurrent, string more = "") =>
        new(kind, title, row, isCurrent, Tokenizer.Words($"{title} {more}", int.MaxValue, int.MaxValue));

    private sealed record Built(Guid Version, DateOnly Day, IReadOnlyList<SearchableRecord> Records, ILookup<string, SearchableRecord> ByPlan, ILookup<string, List<string>> Meanings);
}
