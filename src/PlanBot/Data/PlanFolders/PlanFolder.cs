using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>A plan folder as read: the rows of every file that it has.</summary>
internal sealed record PlanFolder(string PlanId, IReadOnlyList<PlanFileRows> Files)
{
    /// <summary>
    /// Reads and checks all files, each by itself and against the others. References to rows that the folder does not
    /// have are left to <see cref="References"/>: the database may have them.
    /// </summary>
    public static PlanFolder Read(FolderFiles files, PlanFolderProblems problems)
    {
        var read = new List<PlanFileRows>();
        foreach (var file in PlanFormat.Files)
        {
            if (files.Contents.TryGetValue(file.Name, out var content)
                && CsvTable.Read(file.Name, content, problems) is { } table
                && file.Read(table, problems) is { } rows)
            {
                read.Add(rows);
            }
        }

        var folder = new PlanFolder(PlanIdOf(files, read, problems), read);
        folder.CheckThatDecisionsBalance(problems);
        return folder;
    }

    /// <summary>
    /// References that lead to no row of the folder. Those to a file that could not be read are left out: what is
    /// wrong with it has been said.
    /// </summary>
    public IEnumerable<RowReference> References(FolderFiles files)
    {
        var ids = Files.ToDictionary(rows => rows.File.Name, rows => rows.Ids.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return Files
            .SelectMany(rows => rows.References)
            .Where(reference => ids.TryGetValue(reference.ToFile, out var known)
                ? !known.Contains(reference.ToId)
                : !files.Contents.ContainsKey(reference.ToFile));
    }

    private static string PlanIdOf(FolderFiles files, List<PlanFileRows> read, PlanFolderProblems problems)
    {
        var nationalFiles = PlanFormat.OfNationalFolderOnly.Where(file => files.Contents.ContainsKey(file.Name)).ToList();
        if (files.Contents.ContainsKey(ThemeFiles.Plan.Name))
        {
            foreach (var file in nationalFiles)
            {
                problems.Add(file.Name, null, "", "A plan's folder does not hold this file: it is for what holds for every plan.", "Move it into a folder of its own, without plan.csv.");
            }

            if (read.OfType<PlanFileRows<Plan>>().FirstOrDefault() is not { } plans)
            {
                return "";
            }

            switch (plans.Rows.Count)
            {
                case 0:
                    problems.Add(ThemeFiles.Plan.Name, null, "", "The file has no row.", "Describe the plan in one row.");
                    return "";
                case > 1:
                    var second = plans.Rows[1];
                    problems.Add(ThemeFiles.Plan.Name, second.Line, "", "The file has more than one row: a folder holds one plan.", "Put every plan into a folder of its own.");
                    return "";
                default:
                    return plans.Rows[0].Row.Id;
            }
        }

        if (nationalFiles.Count == 0)
        {
            problems.Add(ThemeFiles.Plan.Name, null, "", "The file is missing.", "Add plan.csv with one row that describes the plan.");
            return "";
        }

        foreach (var name in files.Contents.Keys.Except(PlanFormat.OfNationalFolder.Select(file => file.Name), StringComparer.Ordinal))
        {
            problems.Add(name, null, "", "The file belongs to a plan, and plan.csv is missing.", "Add plan.csv, or remove this file from the national folder.");
        }

        return PlanFormat.NationalPlanId;
    }

    private IEnumerable<ReadRow<TRow>> ReadRows<TRow>(PlanFile<TRow> file)
        where TRow : class, new() =>
        Files.Where(rows => rows.File == file).OfType<PlanFileRows<TRow>>().SelectMany(rows => rows.Rows);

    private void CheckThatDecisionsBalance(PlanFolderProblems problems)
    {
        var reallocations = ReadRows(DeliveryFiles.Reallocations).ToLookup(row => row.Row.DecisionId, StringComparer.Ordinal);
        foreach (var (line, decision) in ReadRows(DeliveryFiles.Decisions))
        {
            var goes = reallocations[decision.Id].Select(row => row.Row.AmountGbp).ToList();
            if (decision.ReleasedGbp is { } released && goes.Count > 0 && goes.All(amount => amount is not null) && goes.Sum() != released)
            {
                problems.Add(
                    DeliveryFiles.Decisions.Name,
                    line,
                    "released_gbp",
                    $"{BritishEnglish.Pounds(released)} are released, and {BritishEnglish.Pounds(goes.Sum() ?? 0)} of them are given a destination in {DeliveryFiles.Reallocations.Name}.",
                    "Make the amounts balance, or leave empty those that were not published.");
            }
        }
    }
}
