using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Submissions;

/// <summary>
/// The table of a plan's consultation comments, with the columns in which Leicester City Council's report had them and
/// plan folders have them: those of a round made in PlanBot, or those that came with the plan's folder.
/// </summary>
internal sealed class CommentTable(PlanDbContext db)
{
    /// <summary>The columns of <c>consultation.csv</c>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["comment_id", "letter", "part", "respondent", "topic", "comment", "disposition", "certainty", "response", "source"];

    /// <summary>What a round made in PlanBot has besides.</summary>
    public static IReadOnlyList<string> RoundColumns { get; } = [.. Columns, "section", "place", "resubmits", "earlier_disposition"];

    /// <summary>The comments that came with the plan's folder, as they stand there.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> OfFolderAsync(Plan plan, CancellationToken cancellationToken) =>
    [
        .. (await ImportedAsync(plan.Id, cancellationToken)).Select(RowOf),
    ];

    public async Task<IReadOnlyList<IReadOnlyList<string>>> OfRoundAsync(ConsultationRound round, CancellationToken cancellationToken)
    {
        var comments = await db.Set<Submission>().AsNoTracking()
            .Where(sent => sent.RoundId == round.Id && sent.Status != SubmissionStatus.Withdrawn)
            .OrderBy(sent => sent.Number)
            .ToListAsync(cancellationToken);
        var imported = await ImportedAsync(round.PlanId, cancellationToken);
        var earlier = await db.Set<Submission>().AsNoTracking()
            .Where(sent => sent.PlanId == round.PlanId && sent.Kind == SubmissionKind.Comment)
            .ToDictionaryAsync(sent => sent.Reference, cancellationToken);
        return [.. comments.Select(sent => (IReadOnlyList<string>)[.. RowOf(sent), EarlierOf(sent)])];

        string EarlierOf(Submission sent) =>
            imported.Find(comment => comment.Id == sent.Resubmits)?.Disposition
            ?? (earlier.TryGetValue(sent.Resubmits, out var first) ? DispositionOf(first) : "");
    }

    public static IReadOnlyList<string> RowOf(ConsultationComment comment) =>
        [comment.Id, comment.Letter, comment.Part, comment.Respondent, comment.Topic, comment.Comment, comment.Disposition, comment.Certainty, comment.Response, comment.Source];

    /// <summary>All but what was decided earlier, in the order of <see cref="RoundColumns"/>. What came with a table goes out as it came.</summary>
    public static IReadOnlyList<string> RowOf(Submission sent) =>
    [
        sent.OriginId.Length > 0 ? sent.OriginId : sent.Reference, sent.Letter, sent.Part, sent.Organisation, sent.Title, sent.Text, DispositionOf(sent),
        sent.Certainty, sent.OutcomeReason, SourceOf(sent), sent.Section, sent.OutcomeWhere, sent.Resubmits,
    ];

    private static string SourceOf(Submission sent) =>
        sent.OriginId.Length > 0 ? sent.Source : sent.Origin is "Teams" ? SubmissionsTexts.FormatPlanBotReference(sent.Reference) : sent.Origin;

    /// <summary>The word of <c>consultation.csv</c>; empty where nothing is decided.</summary>
    public static string DispositionOf(Submission sent)
    {
        using var stored = Language.Use(Language.English);
        return sent.Outcome is SubmissionOutcome.None ? "" : SubmissionWords.OutcomeOf(sent.Outcome).ToLowerInvariant();
    }

    /// <summary>The outcome that a word of <c>consultation.csv</c> stands for; nothing where it is none.</summary>
    public static SubmissionOutcome? OutcomeOf(string disposition) => disposition.Trim().ToLowerInvariant() switch
    {
        "" => SubmissionOutcome.None,
        "addressed" => SubmissionOutcome.Addressed,
        "partly addressed" => SubmissionOutcome.PartlyAddressed,
        "not addressed" => SubmissionOutcome.NotAddressed,
        "dealt with elsewhere" => SubmissionOutcome.DealtWithElsewhere,
        _ => null,
    };

    private Task<List<ConsultationComment>> ImportedAsync(string planId, CancellationToken cancellationToken) =>
        db.ConsultationComments.AsNoTracking().Where(comment => comment.PlanId == planId).OrderBy(comment => comment.Ordinal).ToListAsync(cancellationToken);
}
