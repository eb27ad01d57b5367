using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanBot.Cards;
using PlanBot.Performance;
using PlanBot.Plans;

namespace PlanBot.Features.Updates;

/// <summary>The inputs of the forms, and what was typed into them.</summary>
internal static partial class UpdateInputs
{
    private const int MostPeriods = 6;

    /// <summary>Pounds as typed: <c>£120,000</c>, <c>75000.50</c>; nothing for an empty text, a problem for any other.</summary>
    public static (decimal? Amount, bool IsWrong) Pounds(string typed)
    {
        var text = typed.Replace(",", "", StringComparison.Ordinal).Trim().TrimStart('£').Trim();
        return text.Length == 0 ? (null, false)
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 100_000_000_000 ? (amount, false)
            : (null, true);
    }

    /// <summary>Where money goes, a line each: an amount first where it is published, then the purpose.</summary>
    public static IReadOnlyList<(string Destination, decimal? Amount)> Destinations(string typed) =>
    [
        .. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(20)
            .Select(line => AmountFirst().Match(line) is { Success: true } match && Pounds(match.Groups["amount"].Value) is { Amount: { } amount }
                ? (match.Groups["purpose"].Value.Trim(), (decimal?)amount)
                : (line, null)),
    ];

    /// <summary>The period of a choice, <c>2026-10-01..2026-10-31</c>.</summary>
    public static (DateOnly First, DateOnly Last)? Period(string value) =>
        value.Split("..") is [var first, var last] && CardInputs.Day(first) is { } from && CardInputs.Day(last) is { } to ? (from, to) : null;

    /// <summary>The latest periods that a KPI is measured for, the one that is due first.</summary>
    public static IReadOnlyList<UpdateChoice> Periods(Kpi kpi, Measurement? latest, DateOnly today)
    {
        var months = KpiFrequency.Of(kpi.Frequency)?.Months
            ?? (latest is { PeriodStart: { } start, PeriodEnd: { } end } ? Math.Clamp((int)Math.Round((end.Last.DayNumber - start.First.DayNumber + 1) / 30.4), 1, 12) : 12);
        var ends = latest?.PeriodEnd is { } last && last.Last.AddDays(1).Day == 1
            ? last.Last.AddDays(1).AddMonths(months)
            : months == 12 ? new DateOnly(today.Month >= 4 ? today.Year : today.Year - 1, 4, 1) : new DateOnly(today.Year, today.Month, 1);
        while (ends > today.AddDays(1))
        {
            ends = ends.AddMonths(-months);
        }

        return [.. Enumerable.Range(0, MostPeriods).Select(back => ends.AddMonths(-months * back)).Select(end => Choice(end.AddMonths(-months), end.AddDays(-1)))];
    }

    public static UpdateInput Choose(string id, string label, string value, string errorMessage, IReadOnlyList<UpdateChoice> choices) =>
        new("choice", id, label, value, "", false, true, 0, errorMessage, choices);

    public static UpdateInput Typed(string id, string label, JsonObject data, int maxLength, string placeholder = "", bool isMultiline = false, string errorMessage = "") =>
        new("text", id, label, CardInputs.Text(data, id), placeholder, isMultiline, errorMessage.Length > 0, maxLength, errorMessage.Length > 0 ? errorMessage : UpdatesTexts.FormatAtMostCharacters(maxLength), []);

    public static UpdateInput Date(string id, string label, string value, string errorMessage = "") =>
        new("date", id, label, value, "", false, errorMessage.Length > 0, 0, errorMessage.Length > 0 ? errorMessage : UpdatesTexts.GiveADay, []);

    public static IReadOnlyList<UpdateInput> NoteAndEvidence(JsonObject data) =>
    [
        Typed("note", UpdatesTexts.NoteOptional, data, PlanUpdates.LongestNote, UpdatesTexts.WhatPeopleShouldKnow, isMultiline: true),
        Typed("evidence", UpdatesTexts.LinkToEvidenceOptional, data, PlanUpdates.LongestEvidence, "https://"),
    ];

    public static IReadOnlyList<UpdateChoice> Statuses => [.. PlanUpdates.ReportedStatuses.Select(Choice)];

    /// <summary>A word of the plan's data as a choice: it is sent as the data has it, and read in the language of the turn.</summary>
    public static UpdateChoice Choice(string word) => new(
        word switch
        {
            "not started" => UpdatesTexts.NotStarted,
            "in progress" => UpdatesTexts.InProgress,
            "on track" => UpdatesTexts.OnTrack,
            "at risk" => UpdatesTexts.AtRisk,
            "delayed" => UpdatesTexts.Delayed,
            "completed" => UpdatesTexts.Completed,
            "stopped" => UpdatesTexts.Stopped,
            "no change" => UpdatesTexts.NoChangeAsOutcome,
            "variation" => UpdatesTexts.Variation,
            "new plan" => UpdatesTexts.NewPlan,
            "accepted" => UpdatesTexts.Accepted,
            "partly accepted" => UpdatesTexts.PartlyAccepted,
            "not accepted" => UpdatesTexts.NotAccepted,
            "done" => UpdatesTexts.Done,
            "no outcome yet" => UpdatesTexts.NoOutcomeYet,
            _ => throw new InvalidOperationException($"The choice {word} has no words."),
        },
        word);

    private static UpdateChoice Choice(DateOnly first, DateOnly last) => new(
        KpiReading.PeriodInWords(new Measurement { PeriodStart = PartialDate.Of(first), PeriodEnd = PartialDate.Of(last) }),
        $"{CardInputs.OfDay(first)}..{CardInputs.OfDay(last)}");

    [GeneratedRegex(@"\A£?\s*(?<amount>\d[\d,]*(\.\d{1,2})?)\s*(to |for |:|-)?\s*(?<purpose>\S.*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmountFirst();
}
