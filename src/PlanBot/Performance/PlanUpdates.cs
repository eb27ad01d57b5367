using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Performance;

/// <summary>A KPI's value as somebody gives it.</summary>
/// <param name="Value">As typed: <c>78.5</c>, <c>1,240</c>, <c>£1,000</c>, <c>88%</c>.</param>
internal sealed record GivenValue(string KpiId, DateOnly First, DateOnly Last, string Value, bool Provisional, string Note, string Evidence);

/// <summary>How far a commitment or ambition has come, as somebody says it.</summary>
/// <param name="Status">One of PlanBot's words; empty for no change.</param>
internal sealed record GivenProgress(string Id, bool IsAmbition, string Status, string Note, string Evidence);

/// <summary>
/// Values and statuses that people give, each kept with who, when, before and after. What a value was before it was
/// revised stays in the history, and in its note.
/// </summary>
internal sealed class PlanUpdates(PlanDbContext db, AuditTrail audit)
{
    public const int LongestNote = 500;
    public const int LongestEvidence = 500;

    public Task<UpdateOutcome> MeasureAsync(Person person, Plan plan, GivenValue given, DateOnly today, CancellationToken cancellationToken) =>
        NewRows.WriteAsync(db, () => WriteAsync(person, plan, given, today, cancellationToken));

    private async Task<UpdateOutcome> WriteAsync(Person person, Plan plan, GivenValue given, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Kpis.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.KpiId, cancellationToken) is not { } kpi)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThatKPI);
        }

        var text = given.Value.Replace(",", "", StringComparison.Ordinal).Trim().TrimStart('£').TrimEnd('%').Trim();
        if (!KpiValue.TryNumber(text, out var number) || Math.Abs(number) > 1_000_000_000_000)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.GiveTheValueAsANumber);
        }

        if (given.Last < given.First || given.First > today || given.First.Year < 1900)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ChooseAPeriodThatHasBegun);
        }

        if (WrongWords(given.Note, given.Evidence) is { } wrong)
        {
            return new UpdateOutcome.Refused(wrong);
        }

        var values = await db.Measurements.Where(row => row.PlanId == plan.Id && row.KpiId == kpi.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var kind = values.LastOrDefault(row => KpiValue.TryNumber(row.Value, out _))?.ValueKind ?? KindOf(kpi.Unit);
        var (start, end) = (PartialDate.Of(given.First), PartialDate.Of(given.Last));
        var sameTime = values.FirstOrDefault(row => row.ValueKind == kind && row.PeriodStart?.First == given.First && row.PeriodEnd?.Last == given.Last);
        var value = number.ToString(CultureInfo.InvariantCulture);
        var source = SourceOf(person, today, given.Evidence);
        if (sameTime is null)
        {
            sameTime = new Measurement
            {
                PlanId = plan.Id,
                Id = $"{kpi.Id} {start.Text}..{end.Text} {kind}".TrimEnd(),
                Ordinal = await NewRows.OrdinalAsync(db.Measurements, plan, cancellationToken),
                KpiId = kpi.Id,
                PeriodStart = start,
                PeriodEnd = end,
                ValueKind = kind,
                Note = given.Note,
            };
            db.Add(sameTime);
        }
        else
        {
            // The value before stays to be read beside the new one.
            using var stored = Language.Use(Language.English);
            var revised = sameTime.Value == value ? "" : PerformanceTexts.FormatRevisedOnWas(BritishEnglish.Day(today), KpiValue.ToWords(kpi, sameTime));
            sameTime.Note = Shortened(string.Join(". ", new[] { given.Note, revised, sameTime.Note }.Where(part => part.Length > 0)));
        }

        (sameTime.Value, sameTime.Provisional, sameTime.Source) = (value, given.Provisional, source);
        (sameTime.PublishedOn, sameTime.RecordedBy) = (PartialDate.Of(today), person.Name);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Measurement, plan.Id, sameTime.Id), "value recorded", sameTime);
        return await SaveAsync(PerformanceTexts.FormatIsFor(kpi.Name, KpiValue.ToWords(kpi, sameTime), KpiReading.PeriodInWords(sameTime)), cancellationToken);
    }

    public async Task<UpdateOutcome> ReportAsync(Person person, Plan plan, GivenProgress given, DateOnly today, CancellationToken cancellationToken)
    {
        if (given.Status.Length > 0 && !ReportedStatuses.Contains(given.Status))
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ChooseAStatus);
        }

        if (WrongWords(given.Note, given.Evidence) is { } wrong)
        {
            return new UpdateOutcome.Refused(wrong);
        }

        if (given.IsAmbition)
        {
            if (await db.Ambitions.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.Id, cancellationToken) is not { } ambition)
            {
                return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThatAmbition);
            }

            ambition.Status = given.Status.Length > 0 ? given.Status : ambition.Status;
            ambition.Source = WithEvidence(ambition.Source, given.Evidence);
            (ambition.UpdatedOn, ambition.UpdatedBy) = (PartialDate.Of(today), person.Name);
            audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Ambition, plan.Id, ambition.Id), ChangeOf(given), ambition);
            return await SaveAsync(Sentence(ambition.Summary, ambition.Status, given), cancellationToken);
        }

        if (await db.Commitments.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.Id, cancellationToken) is not { } commitment)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThat);
        }

        commitment.Status = given.Status.Length > 0 ? given.Status : commitment.Status;
        commitment.DecisionNote = given.Note.Length > 0 ? given.Note : commitment.DecisionNote;
        commitment.Source = WithEvidence(commitment.Source, given.Evidence);
        (commitment.UpdatedOn, commitment.UpdatedBy) = (PartialDate.Of(today), person.Name);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Commitment, plan.Id, commitment.Id), ChangeOf(given), commitment);
        return await SaveAsync(Sentence(commitment.Summary, commitment.Status, given), cancellationToken);
    }

    /// <summary>The statuses that people give; what stops asks for a decision besides.</summary>
    public static IReadOnlyList<string> ReportedStatuses { get; } = ["not started", "in progress", "on track", "at risk", "delayed", "completed", "stopped"];

    /// <summary>Where a fact is from that somebody gave in the chat.</summary>
    public static string SourceOf(Person person, DateOnly today, string evidence)
    {
        using var stored = Language.Use(Language.English);
        return string.Join(" | ", new[] { evidence, $"{RecordedBy(person.Name)}{BritishEnglish.Day(today)}" }.Where(part => part.Length > 0));
    }

    /// <summary>How <see cref="SourceOf"/> names the person, up to the day. Stored, and looked for when somebody is erased: it must never change.</summary>
    public static string RecordedBy(string name) => $"Recorded in PlanBot by {name} on ";

    /// <summary>A source with the evidence that somebody gave later, which stands there once.</summary>
    public static string WithEvidence(string source, string evidence) =>
        evidence.Length == 0 || source.Split('|', StringSplitOptions.TrimEntries).Contains(evidence) ? source : source.Length == 0 ? evidence : $"{source} | {evidence}";

    /// <summary>What is wrong with a note or a link to evidence; nothing where both are right.</summary>
    public static string? WrongWords(string note, string evidence) =>
        note.Length > LongestNote ? PerformanceTexts.FormatShortenTheNoteToAtMost(LongestNote)
        : evidence.Length > 0 && (evidence.Length > LongestEvidence || evidence.Contains('|', StringComparison.Ordinal) || !Uri.TryCreate(evidence, UriKind.Absolute, out var link) || link.Scheme is not ("https" or "http"))
            ? PerformanceTexts.GiveTheEvidenceAsAWeb
            : null;

    private static string ChangeOf(GivenProgress given) => given.Status.Length > 0 ? "status recorded" : "no change confirmed";

    private static string Sentence(string summary, string status, GivenProgress given) => given.Status.Length > 0
        ? $"{summary}: {DeliveryStatuses.Of(status).ToWords()}."
        : PerformanceTexts.FormatStillConfirmedToday(summary, DeliveryStatuses.Of(status).ToWords());

    private static string KindOf(string unit) => unit switch
    {
        "percent" => "percent",
        "percent change" => "percent change",
        "GBP" => "GBP",
        _ => "count",
    };

    private static string Shortened(string note) => note.Length <= 2000 ? note : note[..2000];

    private async Task<UpdateOutcome> SaveAsync(string what, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return new UpdateOutcome.Kept(what, UpdateUndo.KeyOf(db));
    }
}
