using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Audit;

/// <summary>
/// Keeps who changed what, when, before and after. An entry is added to the caller's context and is committed with the
/// change itself, or not at all.
/// </summary>
internal sealed class AuditTrail(PlanDbContext db, TimeProvider clock)
{
    /// <summary>Adds an entry with the fields that differ; both sides may lack fields. Saved with the caller's next save.</summary>
    /// <param name="by">Who did it.</param>
    /// <param name="record">What it was done to.</param>
    /// <param name="change">What was done, in a word or two.</param>
    /// <param name="before">The fields as they were; empty for what is new.</param>
    /// <param name="after">The fields as they are now; empty for what is gone.</param>
    public void Record(AuditActor by, AuditedRecord record, string change, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var changed = before.Keys.Union(after.Keys)
            .Where(field => before.GetValueOrDefault(field, "") != after.GetValueOrDefault(field, ""))
            .ToList();
        db.Add(new AuditEntry
        {
            AtUtc = clock.GetUtcNow().UtcDateTime,
            PersonKey = by.PersonKey,
            Actor = by.Name,
            Kind = record.Kind,
            PlanId = record.PlanId,
            Reference = record.Reference,
            Change = change,
            BeforeJson = JsonOf(before, changed),
            AfterJson = JsonOf(after, changed),
        });
    }

    /// <summary>
    /// The same, with the fields read from the change tracker: call it after the entity's properties are set and before
    /// they are saved.
    /// </summary>
    public void RecordChanged(AuditActor by, AuditedRecord record, string change, object entity)
    {
        var entry = db.Entry(entity);
        entry.DetectChanges();
        var properties = entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()).ToList();
        Record(
            by,
            record,
            change,
            entry.State is EntityState.Added ? Nothing : properties.ToDictionary(property => property.Metadata.Name, property => InWords(property.OriginalValue)),
            entry.State is EntityState.Deleted ? Nothing : properties.ToDictionary(property => property.Metadata.Name, property => InWords(property.CurrentValue)));
    }

    /// <summary>What happened to the record, the first change first.</summary>
    public Task<List<AuditEntry>> HistoryOfAsync(string reference, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Reference == reference)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The fields of one side of an entry, by name.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(string json) =>
        JsonSerializer.Deserialize(json, AuditJson.Default.DictionaryStringString) ?? [];

    private static Dictionary<string, string> Nothing { get; } = [];

    private static string JsonOf(IReadOnlyDictionary<string, string> fields, IReadOnlyCollection<string> changed) => JsonSerializer.Serialize(
        fields.Where(field => changed.Contains(field.Key)).ToDictionary(),
        AuditJson.Default.DictionaryStringString);

    private static string InWords(object? value) => value switch
    {
        null => "",
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    static AuditJson() => Default = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
