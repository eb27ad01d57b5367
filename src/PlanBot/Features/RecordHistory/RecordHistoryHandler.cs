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
            return new(AnswerKind.Refuse, $"I have no history of {wanted} to show you. Who changed what is shown to the staff of the area's office.") { Audience = Audience.Asker };
        }

        var names = await people.NamesOfAsync([.. entries.Select(entry => entry.PersonKey).OfType<Guid>().Distinct()], cancellationToken);
        var last = entries[^1];
        var text = $"{wanted} has changed {BritishEnglish.Count(entries.Count, "time")}, last on {PlanDay.InWords(last.AtUtc)}.";
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                wanted,
                text,
                [.. entries.TakeLast(MostShown).Select(entry => LineOf(entry, names))],
                entries.Count > MostShown ? $"The latest {MostShown} of {entries.Count} are shown." : "")),
        };
    }

    private static HistoryLine LineOf(AuditEntry entry, Dictionary<Guid, string> names)
    {
        var (before, after) = (AuditTrail.FieldsOf(entry.BeforeJson), AuditTrail.FieldsOf(entry.AfterJson));
        return new(
            PlanDay.InWords(entry.AtUtc),
            TypedText.Line(entry.PersonKey is { } key ? names.GetValueOrDefault(key, PersonRow.ErasedName) : entry.Actor),
            entry.Change,
            [.. before.Keys.Union(after.Keys).Select(field => TypedText.Line($"{InWords(field)}: {ChangeOf(before.GetValueOrDefault(field, ""), after.GetValueOrDefault(field, ""))}"))]);
    }

    private static string ChangeOf(string before, string after) => (before, after) switch
    {
        ("", _) => Short(after),
        (_, "") => $"{Short(before)} → (nothing)",
        _ => $"{Short(before)} → {Short(after)}",
    };

    private static string Short(string value) => value.Length <= 200 ? value.ReplaceLineEndings(" ") : $"{value[..(char.IsHighSurrogate(value[198]) ? 198 : 199)].ReplaceLineEndings(" ")}…";

    /// <summary><c>LeadContact</c> → <c>Lead contact</c>.</summary>
    private static string InWords(string field) =>
        string.Concat(field.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>The data of <c>RecordHistoryCard.json</c>.</summary>
internal sealed record RecordHistoryCard(CardHeader Header, string Reference, string Text, IReadOnlyList<HistoryLine> Entries, string More);

/// <summary>One change, with a line for each field.</summary>
internal sealed record HistoryLine(string When, string Who, string Change, IReadOnlyList<string> Fields);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordHistoryCard))]
internal sealed partial class RecordHistoryJson : JsonSerializerContext;
