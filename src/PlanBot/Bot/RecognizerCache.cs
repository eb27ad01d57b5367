using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Recognition;

namespace PlanBot.Bot;

/// <summary>The recognizer for the plans as they are now; built anew when any process has changed them.</summary>
internal sealed class RecognizerCache(IServiceScopeFactory scopes, PlanDataVersion version) : IDisposable
{
    private readonly SemaphoreSlim _building = new(1, 1);
    private volatile Built? _current;

    public async Task<IRecognizer> CurrentAsync(CancellationToken cancellationToken)
    {
        var wanted = await version.CurrentAsync(cancellationToken);
        if (_current is { } current && current.Version == wanted)
        {
            return current.Recognizer;
        }

        await _building.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { } built || built.Version != wanted)
            {
                await using var scope = scopes.CreateAsyncScope();
                var rows = await ReadAsync(scope.ServiceProvider.GetRequiredService<PlanDbContext>(), cancellationToken);
                built = new(wanted, new Recognizer(PlanVocabulary.Build(rows)));
                _current = built;
            }

            return built.Recognizer;
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();

    private static async Task<VocabularyRows> ReadAsync(PlanDbContext db, CancellationToken cancellationToken)
    {
        return new()
        {
            Plans = await ListAsync(db.Plans),
            Themes = await ListAsync(db.Themes),
            Ambitions = await ListAsync(db.Ambitions),
            Kpis = await ListAsync(db.Kpis),
            Commitments = await ListAsync(db.Commitments),
            Decisions = await ListAsync(db.Decisions),
            CommissioningLines = await ListAsync(db.CommissioningLines),
            Milestones = await ListAsync(db.Milestones),
            Comments = await ListAsync(db.ConsultationComments),
            StatutoryEvidence = await ListAsync(db.StatutoryEvidence),
            Duties = await ListAsync(db.Duties),
            NationalMeasures = await ListAsync(db.NationalMeasures),
            EqualityImpacts = await ListAsync(db.EqualityImpacts),
            Recommendations = await ListAsync(db.Recommendations),
            Reviews = await ListAsync(db.Reviews),
            Alignments = await ListAsync(db.Alignments),
            Resources = await ListAsync(db.PoliceResources),
            Paragraphs = await ListAsync(db.Paragraphs),
            Sources = await ListAsync(db.Sources),
            Facts = await ListAsync(db.Facts),
            Bodies = await ListAsync(db.Bodies),
            Partners = await ListAsync(db.Partners),
            Synonyms = (await ListAsync(db.Synonyms)).ConvertAll(synonym => new Synonym(synonym.Term, synonym.Meaning)),
        };

        Task<List<TRow>> ListAsync<TRow>(DbSet<TRow> rows)
            where TRow : class => rows.AsNoTracking().ToListAsync(cancellationToken);
    }

    private sealed record Built(Guid Version, IRecognizer Recognizer);
}
