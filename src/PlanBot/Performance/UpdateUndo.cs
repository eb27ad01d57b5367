using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>
/// Takes an update back: every field that it changed gets the value that it had, as the audit trail kept it, and a row
/// that it added goes. Nothing is taken back where somebody has changed it since.
/// </summary>
internal sealed class UpdateUndo(PlanDbContext db, AuditTrail audit)
{
    /// <summary>More than any one change writes; a key that claims more is none.</summary>
    private const int MostChanges = 5_000;

    private static readonly Dictionary<string, Type> Rows = new(StringComparer.Ordinal)
    {
        [AuditKinds.Measurement] = typeof(Measurement),
        [AuditKinds.Commitment] = typeof(Commitment),
        [AuditKinds.Ambition] = typeof(Ambition),
        [AuditKinds.Decision] = typeof(Decision),
        [AuditKinds.Reallocation] = typeof(Reallocation),
        [AuditKinds.Milestone] = typeof(Milestone),
        [AuditKinds.Recommendation] = typeof(PanelRecommendation),
        [AuditKinds.Review] = typeof(PlanReview),
        [AuditKinds.Alignment] = typeof(Alignment),
        [AuditKinds.Theme] = typeof(Theme),
        [AuditKinds.Kpi] = typeof(Kpi),
        [AuditKinds.CommissioningLine] = typeof(CommissioningLine),
    };

    /// <summary>The changes that a context has just saved, as a button carries them: <c>12-240,243</c>, since a card has little room and what is saved together mostly follows one on the other.</summary>
    public static string KeyOf(DbContext context) =>
        string.Join(',', context.ChangeTracker.Entries<AuditEntry>()
            .Select(entry => entry.Entity.Id)
            .Order()
            .Index()
            .GroupBy(entry => entry.Item - entry.Index, entry => entry.Item)
            .Select(run => run.First() == run.Last() ? string.Create(CultureInfo.InvariantCulture, $"{run.First()}") : string.Create(CultureInfo.InvariantCulture, $"{run.First()}-{run.Last()}")));

    /// <summary>The rows of a kind that the changes of a key added.</summary>
    public async Task<HashSet<string>> AddedAsync(Plan plan, string key, string kind, CancellationToken cancellationToken)
    {
        var ids = IdsOf(key);
        return await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => ids.Contains(entry.Id) && entry.PlanId == plan.Id && entry.Kind == kind && entry.BeforeJson == "{}")
            .Select(entry => entry.Reference)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>Whose changes a key names, and about which records.</summary>
    public Task<List<AuditEntry>> EntriesAsync(Plan plan, string key, CancellationToken cancellationToken)
    {
        var ids = IdsOf(key);
        return db.Set<AuditEntry>().AsNoTracking().Where(entry => ids.Contains(entry.Id) && entry.PlanId == plan.Id).OrderByDescending(entry => entry.Id).ToListAsync(cancellationToken);
    }

    /// <param name="mayUndoOthers">Whether the person may take back what others did.</param>
    public async Task<UpdateOutcome> UndoAsync(Person person, Plan plan, string key, bool mayUndoOthers, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(plan, key, cancellationToken);
        if (entries.Count == 0 || entries.Count != IdsOf(key).Count || entries.Exists(entry => !Rows.ContainsKey(entry.Kind)))
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThereIsNoSuchUpdateTo);
        }

        if (!mayUndoOthers && entries.Exists(entry => entry.PersonKey != person.Key))
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ItWasSomebodyElsesUpdate);
        }

        foreach (var entry in entries)
        {
            if (await db.FindAsync(Rows[entry.Kind], [plan.Id, entry.Reference], cancellationToken) is not { } row || !IsAsLeft(db.Entry(row), entry))
            {
                db.ChangeTracker.Clear();
                return new UpdateOutcome.Refused(PerformanceTexts.ItHasBeenChangedSinceOr);
            }

            var before = AuditTrail.FieldsOf(entry.BeforeJson);
            if (before.Count == 0)
            {
                db.Remove(row);
            }
            else
            {
                foreach (var (field, text) in before)
                {
                    var property = db.Entry(row).Property(field);
                    property.CurrentValue = FromText(property.Metadata.ClrType, text);
                }
            }

            audit.RecordChanged(AuditActor.Person(person.Key), new(entry.Kind, plan.Id, entry.Reference), "taken back", row);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new UpdateOutcome.Kept(PerformanceTexts.TheUpdateIsTakenBackEverything, "");
    }

    /// <summary>All changes of a key; none where it is no key.</summary>
    private static List<long> IdsOf(string key)
    {
        var ids = new HashSet<long>();
        foreach (var run in key.Split(','))
        {
            var ends = run.Split('-');
            if (ends.Length > 2
                || !long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || first < 1 || last < first || last - first >= MostChanges - ids.Count)
            {
                return [];
            }

            for (var id = first; id <= last; id++)
            {
                ids.Add(id);
            }
        }

        return [.. ids];
    }

    private static bool IsAsLeft(EntityEntry row, AuditEntry entry) =>
        AuditTrail.FieldsOf(entry.AfterJson).All(field => IsSetSince(entry, field.Key) || (row.Metadata.FindProperty(field.Key) is not null && Equals(row.Property(field.Key).CurrentValue, FromText(row.Property(field.Key).Metadata.ClrType, field.Value))));

    /// <summary>A status set for a theme holds for the version that is planned too, and stays with the theme where that version is taken back.</summary>
    private static bool IsSetSince(AuditEntry entry, string field) =>
        entry.Kind == AuditKinds.Theme && entry.BeforeJson == "{}" && field.StartsWith(nameof(Theme.SetRating), StringComparison.Ordinal);

    private static object? FromText(Type type, string text)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (text.Length == 0)
        {
            return null;
        }

        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var plain when plain == typeof(bool) => (object)bool.Parse(text),
            var plain when plain == typeof(PartialDate) => PartialDate.Parse(text),
            var plain when plain == typeof(decimal) => decimal.Parse(text, CultureInfo.InvariantCulture),
            var plain when plain == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"No text is read as {type.Name}."),
        };
    }
}
