using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>What came of importing a file of submissions.</summary>
internal abstract record SubmissionImportOutcome
{
    /// <param name="Added">The references of what is new.</param>
    /// <param name="Unchanged">How many rows are held already, word for word.</param>
    internal sealed record Imported(IReadOnlyList<string> Added, int Unchanged) : SubmissionImportOutcome;

    /// <summary>Something is wrong, so nothing was changed.</summary>
    internal sealed record Rejected(IReadOnlyList<PlanFolderProblem> Problems) : SubmissionImportOutcome;
}

/// <summary>
/// Takes in priorities and comments that came by e-mail or survey: the whole file, or nothing of it. Which of the two it
/// holds its columns say. The same file twice changes nothing.
/// </summary>
internal sealed class SubmissionImport(PlanDbContext db, SubmissionRegister register, ConsultationRounds rounds, TimeProvider clock)
{
    private static readonly string[] PriorityColumns =
        ["id", "organisation", "title", "priority", "strategy", "themes", "support", "evidence_link", "areas", "timescale", "lead_contact"];

    /// <param name="table">The file's rows.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="origin">How they came, such as <c>e-mail</c> or <c>survey</c>; kept with each.</param>
    /// <param name="dryRun">Checks everything and changes nothing.</param>
    public async Task<SubmissionImportOutcome> ImportAsync(CsvTable table, string file, Plan plan, string origin, bool dryRun, CancellationToken cancellationToken)
    {
        var problems = new PlanFolderProblems();
        var isComments = table.Header.Contains("comment_id");
        var columns = isComments ? CommentTable.RoundColumns : PriorityColumns;
        foreach (var unknown in table.Header.Where(column => !columns.Contains(column)))
        {
            problems.Add(file, 1, unknown, SubmissionsTexts.ThereIsNoSuchColumn, SubmissionsTexts.FormatTheColumnsAre(string.Join(", ", columns)));
        }

        foreach (var missing in (isComments ? CommentTable.Columns : PriorityColumns[..4]).Where(column => !table.Header.Contains(column)))
        {
            problems.Add(file, 1, missing, SubmissionsTexts.TheColumnIsMissing, SubmissionsTexts.AddIt);
        }

        if (problems.Count > 0)
        {
            return new SubmissionImportOutcome.Rejected(problems.Shown);
        }

        var reading = new Reading(table, file, plan, origin, problems);
        var (news, unchanged) = isComments ? await CommentsAsync(reading, cancellationToken) : await PrioritiesAsync(reading, cancellationToken);
        if (problems.Count > 0)
        {
            return new SubmissionImportOutcome.Rejected(problems.Shown);
        }

        var entries = dryRun || news.Count == 0 ? [] : await register.EnterAllAsync(news, cancellationToken);
        return new SubmissionImportOutcome.Imported(
            dryRun ? [.. news.Select(sent => sent.OriginId)] : [.. entries.OfType<RegisterEntry.New>().Select(entry => entry.Submission.Reference)],
            unchanged + entries.Count(entry => entry is RegisterEntry.Earlier));
    }

    private async Task<(List<NewSubmission> News, int Unchanged)> CommentsAsync(Reading reading, CancellationToken cancellationToken)
    {
        var folder = (await db.ConsultationComments.AsNoTracking().Where(comment => comment.PlanId == reading.Plan.Id).ToListAsync(cancellationToken)).ToDictionary(comment => comment.Id);
        var held = await HeldAsync(reading.Plan, SubmissionKind.Comment, cancellationToken);
        var today = PlanDay.Today(clock);
        var round = (await rounds.OfAsync(reading.Plan, cancellationToken)).FirstOrDefault(known => known.OpensOn <= today);
        var (news, unchanged) = (new List<NewSubmission>(), 0);
        foreach (var row in reading.Rows())
        {
            var id = row["comment_id"];
            var same = folder.TryGetValue(id, out var imported) ? reading.IsSame(row, CommentTable.RowOf(imported))
                : held.TryGetValue(id, out var sent) ? reading.IsSame(row, CommentTable.RowOf(sent))
                : (bool?)null;
            if (same is { } known)
            {
                unchanged++;
                if (!known)
                {
                    reading.Problem(row, "comment_id", SubmissionsTexts.FormatIsHeldAlreadyWithOtherWords(id), SubmissionsTexts.GiveTheNewOneAnId);
                }

                continue;
            }

            var outcome = CommentTable.OutcomeOf(row["disposition"]);
            if (outcome is null)
            {
                reading.Problem(row, "disposition", SubmissionsTexts.FormatIsNoDisposition(row["disposition"]), SubmissionsTexts.WriteAddressedPartlyAddressedNotAddressed);
            }

            if (round is null)
            {
                reading.Problem(row, "", SubmissionsTexts.ThePlanHasNoConsultationRound, SubmissionsTexts.OpenOneFirstStaffSayConsultation);
            }

            var inputs = new JsonObject { ["organisation"] = row["respondent"], ["topic"] = row["topic"], ["comment"] = row["comment"], ["section"] = row["section"] };
            if (reading.Form(row, SubmissionKind.Comment, inputs, []) is { } form)
            {
                news.Add(reading.New(id, form) with
                {
                    RoundId = round?.Id,
                    Resubmits = row["resubmits"],
                    Completed = AsItCame(row, outcome ?? SubmissionOutcome.None),
                });
            }
        }

        return (news, unchanged);
    }

    private async Task<(List<NewSubmission> News, int Unchanged)> PrioritiesAsync(Reading reading, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == reading.Plan.Id).ToListAsync(cancellationToken);
        var held = await HeldAsync(reading.Plan, SubmissionKind.Priority, cancellationToken);
        var (news, unchanged) = (new List<NewSubmission>(), 0);
        foreach (var row in reading.Rows())
        {
            var inputs = new JsonObject
            {
                ["organisation"] = row["organisation"],
                ["title"] = row["title"],
                ["priority"] = row["priority"],
                ["strategy"] = row["strategy"],
                ["themes"] = row["themes"],
                ["support"] = row["support"],
                ["evidenceLink"] = row["evidence_link"],
                ["areaCovered"] = row["areas"],
                ["timescale"] = row["timescale"],
                ["leadContact"] = row["lead_contact"],
            };
            if (reading.Form(row, SubmissionKind.Priority, inputs, themes) is not { } form)
            {
                continue;
            }

            if (held.TryGetValue(row["id"], out var sent))
            {
                unchanged++;
                if (SubmissionForm.Of(sent).ToJson() != form.ToJson())
                {
                    reading.Problem(row, "id", SubmissionsTexts.FormatIsHeldAlreadyWithOtherWords(row["id"]), SubmissionsTexts.GiveTheNewOneAnId);
                }

                continue;
            }

            news.Add(reading.New(row["id"], form));
        }

        return (news, unchanged);
    }

    /// <summary>What is held, by reference and by the id that it came with.</summary>
    private async Task<Dictionary<string, Submission>> HeldAsync(Plan plan, SubmissionKind kind, CancellationToken cancellationToken) =>
        (await db.Set<Submission>().AsNoTracking().Where(sent => sent.PlanId == plan.Id && sent.Kind == kind).ToListAsync(cancellationToken))
            .SelectMany(sent => new[] { sent.Reference, sent.OriginId }.Where(id => id.Length > 0).Distinct().Select(id => (Id: id, Sent: sent)))
            .DistinctBy(pair => pair.Id)
            .ToDictionary(pair => pair.Id, pair => pair.Sent);

    /// <summary>What the table has besides the form's fields, and what was decided.</summary>
    private Action<Submission> AsItCame(ImportRow row, SubmissionOutcome outcome)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return submission =>
        {
            (submission.Letter, submission.Part, submission.Certainty, submission.Source) = (row["letter"], row["part"], row["certainty"], row["source"]);
            (submission.Outcome, submission.OutcomeWhere, submission.OutcomeReason) = (outcome, row["place"], row["response"]);
            if (outcome is not SubmissionOutcome.None)
            {
                (submission.Status, submission.DecidedAtUtc) = (SubmissionStatus.Decided, now);
            }
        };
    }

    /// <summary>One row by its columns; a column that the file lacks is empty.</summary>
    private sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Cells)
    {
        public string this[string column] => Cells.GetValueOrDefault(column, "");
    }

    /// <summary>A file that is being read, with what is wrong in it.</summary>
    private sealed record Reading(CsvTable Table, string File, Plan Plan, string Origin, PlanFolderProblems Problems)
    {
        public IEnumerable<ImportRow> Rows()
        {
            var idColumn = Table.Header.Contains("comment_id") ? "comment_id" : "id";
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var cells in Table.Rows)
            {
                var row = new ImportRow(cells.Line, Table.Header.Zip(cells.Cells).ToDictionary(pair => pair.First, pair => pair.Second));
                if (row[idColumn].Length == 0 || !seen.Add(row[idColumn]))
                {
                    Problem(row, idColumn, row[idColumn].Length == 0 ? SubmissionsTexts.TheIdIsMissing : SubmissionsTexts.FormatTheIdIsThereTwice(row[idColumn]), SubmissionsTexts.GiveEachRowAnIdOf);
                    continue;
                }

                yield return row;
            }
        }

        /// <summary>What the row holds, checked as a form is; nothing where something is wrong with it.</summary>
        public SubmissionForm? Form(ImportRow row, SubmissionKind kind, JsonObject inputs, IReadOnlyList<Theme> themes)
        {
            var form = SubmissionForm.Read(inputs, kind, themes, "");
            var required = new[] { SubmissionFields.Organisation, SubmissionFields.Title, SubmissionFields.Priority, SubmissionFields.Topic, SubmissionFields.Comment };
            var wrong = form.Fields.Where(field => form.ProblemWith(field).Length > 0 && (form[field].Length > 0 || required.Contains(field))).ToList();
            wrong.ForEach(field => Problem(row, field.Id, form.ProblemWith(field), SubmissionsTexts.PutItRightInTheFile));
            return wrong.Count == 0 ? form : null;
        }

        public NewSubmission New(string id, SubmissionForm form) => new($"import/{Plan.Id}/{form.Kind}/{id}", Plan, form) { Origin = Origin, OriginId = id };

        /// <summary>Whether the row says what is held, in each column that the file has.</summary>
        public bool IsSame(ImportRow row, IReadOnlyList<string> held) =>
            CommentTable.RoundColumns.Take(held.Count).Index().All(column => !Table.Header.Contains(column.Item) || row[column.Item] == held[column.Index].Trim());

        public void Problem(ImportRow row, string column, string what, string whatToDo) => Problems.Add(File, row.Line, column, what, whatToDo);
    }
}
