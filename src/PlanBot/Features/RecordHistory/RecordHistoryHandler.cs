using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.RecordHistory;

/// <summary>"Show the history of LEI-2013-P017": who changed what, when, for the staff of the area alone.</summary>
internal sealed class RecordHistoryHandler(PlanDbContext db, AuditTrail audit, PeopleDirectory people)
{
    private const int MostShown = 10;

    /// <summary>Counts changes for PlanBot itself, and says nothing to a reader.</summary>
    private const string Counter = "Revision";

    private static readonly CardTemplate<RecordHistoryCard> Template =
        new("RecordHistory.RecordHistoryCard.json", RecordHistoryJson.Default.RecordHistoryCard);

    public async Task<Answer> ShowAsync(Turn turn, string reference, CancellationToken cancellationToken)
    {
        var wanted = reference.Trim().ToUpperInvariant();
        var entries = await audit.HistoryOfAsync(wanted, cancellationToken);
        var plan = entries.Count == 0 ? null : await db.Plans.AsNoTracking().SingleOrDefaultAsync(known => known.Id == entries[0].PlanId, cancellationToken);

        // What there is not and what is another office's are answered alike.
        if (plan is null || !Permissions.Allows(turn.Person, PlanBotAction.SeeHistory, plan.Area))
        {
            return new(AnswerKind.Refuse, RecordHistoryTexts.FormatIHaveNoHistoryOfTo(wanted)) { Audience = Audience.Asker };
        }

        var named = entries.SelectMany(entry => AuditTrail.FieldsOf(entry.BeforeJson).Concat(AuditTrail.FieldsOf(entry.AfterJson)))
            .Select(field => Guid.TryParse(field.Value, out var key) ? key : (Guid?)null);
        var names = await people.NamesOfAsync([.. entries.Select(entry => entry.PersonKey).Concat(named).OfType<Guid>().Distinct()], cancellationToken);
        var last = entries[^1];
        var text = RecordHistoryTexts.FormatHasChangedLastOn(wanted, BritishEnglish.Count(entries.Count, "time"), PlanDay.InWords(last.AtUtc));
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                wanted,
                text,
                [.. entries.TakeLast(MostShown).Select(entry => LineOf(entry, names))],
                entries.Count > MostShown ? RecordHistoryTexts.FormatTheLatestOfAreShown(MostShown, entries.Count) : "")),
        };
    }

    private static HistoryLine LineOf(AuditEntry entry, Dictionary<Guid, string> names)
    {
        var (before, after) = (AuditTrail.FieldsOf(entry.BeforeJson), AuditTrail.FieldsOf(entry.AfterJson));
        return new(
            PlanDay.InWords(entry.AtUtc),
            TypedText.Line(entry.PersonKey is { } key ? names.GetValueOrDefault(key, PersonRow.ErasedName) : entry.Actor),
            entry.Change,
            [
                .. before.Keys.Union(after.Keys).Where(field => field != Counter)
                    .Select(field => TypedText.Line($"{InWords(field)}: {ChangeOf(ValueOf(before, field, names), ValueOf(after, field, names))}")),
            ]);
    }

    /// <summary>A person's key as the name; a status or outcome as words; all else as it is.</summary>
    private static string ValueOf(IReadOnlyDictionary<string, string> fields, string field, Dictionary<Guid, string> names)
    {
        var value = fields.GetValueOrDefault(field, "");
        return field is "Status" or "Outcome" or "Role" ? InWords(value)
            : Guid.TryParse(value, out var key) && names.TryGetValue(key, out var name) ? name
            : value;
    }

    private static string ChangeOf(string before, string after) => (before, after) switch
    {
        ("", _) => Short(after),
        (_, "") => RecordHistoryTexts.FormatShortPartNothing(Short(before)),
        _ => $"{Short(before)} → {Short(after)}",
    };

    private static string Short(string value) => value.Length <= 200 ? value.ReplaceLineEndings(" ") : $"{value[..(char.IsHighSurrogate(value[198]) ? 198 : 199)].ReplaceLineEndings(" ")}…";

    /// <summary><c>LeadContact</c> → <c>Lead contact</c>; the key of somebody is somebody.</summary>
    private static string InWords(string field) =>
        string.Concat((field.EndsWith("ToKey", StringComparison.Ordinal) ? field[..^"Key".Length] : field).Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>The data of <c>RecordHistoryCard.json</c>.</summary>
internal sealed record RecordHistoryCard(CardHeader Header, string Reference, string Text, IReadOnlyList<HistoryLine> Entries, string More);

/// <summary>One change, with a line for each field.</summary>
internal sealed record HistoryLine(string When, string Who, string Change, IReadOnlyList<string> Fields);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordHistoryCard))]
internal sealed partial class RecordHistoryJson : JsonSerializerContext;
