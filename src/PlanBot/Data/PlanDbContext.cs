using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>
/// The database: plans as imported, and what PlanBot itself keeps. One model for every provider;
/// what a provider needs of its own stands in its thin subclass, with its migrations. Entities of a feature are
/// configured beside the feature, by an <see cref="IEntityTypeConfiguration{TEntity}"/>, and read with <c>Set</c>.
/// </summary>
internal abstract class PlanDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<StatusRuleNumbers> StatusRules => Set<StatusRuleNumbers>();

    public DbSet<Heading> Headings => Set<Heading>();

    public DbSet<Ambition> Ambitions => Set<Ambition>();

    public DbSet<Outcome> Outcomes => Set<Outcome>();

    public DbSet<Kpi> Kpis => Set<Kpi>();

    public DbSet<Comparator> Comparators => Set<Comparator>();

    public DbSet<Measurement> Measurements => Set<Measurement>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<Commitment> Commitments => Set<Commitment>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Reallocation> Reallocations => Set<Reallocation>();

    public DbSet<CommissioningLine> CommissioningLines => Set<CommissioningLine>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<ConsultationComment> ConsultationComments => Set<ConsultationComment>();

    public DbSet<StatutoryEvidence> StatutoryEvidence => Set<StatutoryEvidence>();

    public DbSet<EqualityImpact> EqualityImpacts => Set<EqualityImpact>();

    public DbSet<PanelRecommendation> Recommendations => Set<PanelRecommendation>();

    public DbSet<PlanReview> Reviews => Set<PlanReview>();

    public DbSet<Alignment> Alignments => Set<Alignment>();

    public DbSet<PoliceResource> PoliceResources => Set<PoliceResource>();

    public DbSet<Duty> Duties => Set<Duty>();

    public DbSet<NationalMeasure> NationalMeasures => Set<NationalMeasure>();

    public DbSet<Paragraph> Paragraphs => Set<Paragraph>();

    public DbSet<PlanSource> Sources => Set<PlanSource>();

    public DbSet<AddedSynonym> Synonyms => Set<AddedSynonym>();

    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    /// <summary>Ends a select of rows that this process alone is to take, passing over those that another one is taking.</summary>
    public virtual string SkipLocked => "";

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ForbidChangesToRecords();
        RenewDataVersionIfPlanDataChanged();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ForbidChangesToRecords();
        RenewDataVersionIfPlanDataChanged();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Saves rows that were copied from another database, as they are.</summary>
    public Task<int> SaveCopiedAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);

    /// <summary>
    /// Lets one process at a time bring the database up to date; the others wait. The lock ends with the process, however
    /// that ends. Entity Framework's own does neither on every database.
    /// </summary>
    public abstract Task<IAsyncDisposable> LockMigrationsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Whether a save failed because somebody else was faster: a key that was free is taken, or a row was changed or deleted
    /// meanwhile. Any other failure, such as a full disk, is a fault and is nobody's doing.
    /// </summary>
    public bool IsOvertaken(DbUpdateException failure) => failure is DbUpdateConcurrencyException || IsKeyTaken(failure);

    /// <summary>Whether the database refused a row since there is one with its key.</summary>
    protected abstract bool IsKeyTaken(DbUpdateException failure);

    /// <summary>Puts right what a database keeps beside the rows that were copied into it.</summary>
    public virtual Task AfterCopyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Plan>().HasKey(plan => plan.Id);
        foreach (var row in PlanRowTypes)
        {
            modelBuilder.Entity(row).HasKey(nameof(PlanRow.PlanId), nameof(PlanRow.Id));
        }

        modelBuilder.Entity<DataVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.HasData(new DataVersion { Id = DataVersion.PlanData });
        });

        modelBuilder.Entity<Measurement>().HasIndex(measurement => new { measurement.PlanId, measurement.KpiId });

        // What people, conversations and features keep is configured beside them.
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PlanDbContext).Assembly);
    }

    /// <summary>Erasing a person is the one exception, and goes past the change tracker.</summary>
    private void ForbidChangesToRecords()
    {
        if (ChangeTracker.Entries<IAppendedOnly>().FirstOrDefault(entry => entry.State is EntityState.Modified or EntityState.Deleted) is { } changed)
        {
            throw new InvalidOperationException($"A {changed.Metadata.ClrType.Name} is appended only: it is never changed or deleted.");
        }
    }

    private void RenewDataVersionIfPlanDataChanged()
    {
        var planDataChanged = ChangeTracker.Entries().Any(entry =>
            entry is { Entity: Plan or PlanRow or AddedSynonym, State: EntityState.Added or EntityState.Modified or EntityState.Deleted });
        if (planDataChanged)
        {
            var version = DataVersions.Local.FindEntry(DataVersion.PlanData)?.Entity ?? new DataVersion { Id = DataVersion.PlanData };
            version.Value = Guid.NewGuid();
            DataVersions.Update(version);
        }
    }

    private static readonly Type[] PlanRowTypes =
    [
        typeof(StatusRuleNumbers), typeof(Theme), typeof(Heading), typeof(Ambition), typeof(Outcome), typeof(Kpi), typeof(Comparator),
        typeof(Measurement), typeof(Fact), typeof(Commitment), typeof(Decision), typeof(Reallocation),
        typeof(CommissioningLine), typeof(Body), typeof(Partner), typeof(Meeting), typeof(Milestone),
        typeof(ConsultationComment), typeof(StatutoryEvidence), typeof(Duty), typeof(NationalMeasure),
        typeof(Paragraph), typeof(PlanSource),
        typeof(EqualityImpact), typeof(PanelRecommendation), typeof(PlanReview), typeof(Alignment), typeof(PoliceResource),
    ];
}
