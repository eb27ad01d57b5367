using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Recognition;

namespace PlanBot.Features.Synonyms;

/// <summary>
/// The administrators' synonyms and abbreviations. Every change renews the data version, so that each instance makes its
/// recognizer anew before its next question.
/// </summary>
internal sealed class AddedSynonyms(PlanDbContext db, TimeProvider clock)
{
    /// <summary>Each costs every question a little.</summary>
    public const int Most = 2_000;

    public Task<List<AddedSynonym>> ListAsync(CancellationToken cancellationToken) =>
        db.Synonyms.AsNoTracking().OrderBy(synonym => synonym.Term).ThenBy(synonym => synonym.Meaning).ToListAsync(cancellationToken);

    /// <summary>Why it cannot be added, as a sentence, and then nothing has changed; nothing where it is added.</summary>
    public async Task<string?> AddAsync(Synonym synonym, string by, CancellationToken cancellationToken)
    {
        var added = await ListAsync(cancellationToken);
        if (added.Count >= Most)
        {
            return SynonymsTexts.FormatThereAreAbbreviationsAlreadyRemoveSome(Most);
        }

        if ((await RulesAsync(added, cancellationToken)).ProblemOf(synonym) is { } problem)
        {
            return problem;
        }

        await ChangeAsync([], [synonym], by, cancellationToken);
        return null;
    }

    /// <summary>Removes the term's synonyms, or the one with that meaning.</summary>
    /// <returns>What was removed.</returns>
    public async Task<IReadOnlyList<AddedSynonym>> RemoveAsync(string term, string meaning, CancellationToken cancellationToken)
    {
        var removed = (await ListAsync(cancellationToken))
            .Where(synonym => SynonymRules.Key(synonym.Term) == SynonymRules.Key(term))
            .Where(synonym => meaning.Length == 0 || SynonymRules.Key(synonym.Meaning) == SynonymRules.Key(meaning))
            .ToList();
        if (removed.Count > 0)
        {
            await ChangeAsync(removed, [], "", cancellationToken);
        }

        return removed;
    }

    /// <summary>Removes and adds in one go; every instance sees it with its next question.</summary>
    public async Task ChangeAsync(IReadOnlyCollection<AddedSynonym> removed, IReadOnlyCollection<Synonym> added, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.RemoveRange(removed);
        db.AddRange(added.Select(synonym => new AddedSynonym { Term = synonym.Term, Meaning = synonym.Meaning, AddedBy = by, AddedAtUtc = now }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The rules for what is to be added beside PlanBot's own and these.</summary>
    public async Task<SynonymRules> RulesAsync(IEnumerable<AddedSynonym> others, CancellationToken cancellationToken)
    {
        List<string> names =
        [
            .. await db.Themes.Select(theme => theme.Name).Distinct().ToListAsync(cancellationToken),
            .. await db.Kpis.Select(kpi => kpi.Name).Distinct().ToListAsync(cancellationToken),
            .. await db.Bodies.Select(body => body.Name).Distinct().ToListAsync(cancellationToken),
            .. (await db.Plans.AsNoTracking().ToListAsync(cancellationToken)).Select(plan => plan.AreaLabel).Distinct(),
        ];
        return new([.. others.Select(other => new Synonym(other.Term, other.Meaning)), .. OwnSynonyms.All], names);
    }
}
