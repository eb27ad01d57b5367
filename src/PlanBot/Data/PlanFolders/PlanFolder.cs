using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>The tables of a plan as cells, from the files of a folder or the sheets of a workbook, by the name of the file.</summary>
/// <param name="Tables">Nothing in place of a table that is there and could not be read.</param>
internal sealed record PlanTables(IReadOnlyDictionary<string, CsvTable?> Tables)
{
    public static PlanTables Of(FolderFiles files, PlanFolderProblems problems) =>
        new(files.Contents.ToDictionary(file => file.Key, file => CsvTable.Read(file.Key, file.Value, problems), StringComparer.Ordinal));

    public bool Has(string file) => Tables.ContainsKey(file);
}

/// <summary>A plan as read: the rows of every file that its folder, or sheet that its workbook, has.</summary>
internal sealed record PlanFolder(string PlanId, IReadOnlyList<PlanFileRows> Files, PlanTables Tables)
{
    /// <summary>
    /// Reads and checks all files, each by itself and against the others. References to rows that the folder does not
    /// have are left to <see cref="References"/>: the database may have them.
    /// </summary>
    public static PlanFolder Read(PlanTables tables, PlanFolderProblems problems)
    {
        var read = new List<PlanFileRows>();
        foreach (var file in PlanFormat.Files)
        {
            if (tables.Tables.TryGetValue(file.Name, out var table) && table is not null && file.Read(table, problems) is { } rows)
            {
                read.Add(rows);
            }
        }

        var folder = new PlanFolder(PlanIdOf(tables, read, problems), read, tables);
        folder.CheckThatDecisionsBalance(problems);
        return folder;
    }

    /// <summary>
    /// References that lead to no row of the folder. Those to a file that could not be read are left out: what is
    /// wrong with it has been said.
    /// </summary>
    public IEnumerable<RowReference> References()
    {
        var ids = Files.ToDictionary(rows => rows.File.Name, rows => rows.Ids.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return Files
            .SelectMany(rows => rows.References)
            .Where(reference => ids.TryGetValue(reference.ToFile, out var known)
                ? !known.Contains(reference.ToId)
                : !Tables.Has(reference.ToFile));
    }

    private static string PlanIdOf(PlanTables tables, List<PlanFileRows> read, PlanFolderProblems problems)
    {
        var (whole, part, plan) = (problems.Places.Whole, problems.Places.Part, problems.Places.NameOf(ThemeFiles.Plan.Name));
        var nationalFiles = PlanFormat.OfNationalFolderOnly.Where(file => tables.Has(file.Name)).ToList();
        if (tables.Has(ThemeFiles.Plan.Name))
        {
            foreach (var file in nationalFiles)
            {
                problems.Add(file.Name, null, "", DataTexts.FormatAPlansDoesNotHoldThis(whole, part), DataTexts.FormatMoveItIntoAOfIts(whole, plan));
            }

            if (read.OfType<PlanFileRows<Plan>>().FirstOrDefault() is not { } plans)
            {
                return "";
            }

            switch (plans.Rows.Count)
            {
                case 0:
                    problems.Add(ThemeFiles.Plan.Name, null, "", DataTexts.FormatTheHasNoRow(part), DataTexts.DescribeThePlanInOneRow);
                    return "";
                case > 1:
                    var second = plans.Rows[1];
                    problems.Add(ThemeFiles.Plan.Name, second.Line, "", DataTexts.FormatTheHasMoreThanOneRow(part, whole), DataTexts.FormatPutEveryPlanIntoAOf(whole));
                    return "";
                default:
                    return plans.Rows[0].Row.Id;
            }
        }

        if (nationalFiles.Count == 0)
        {
            problems.Add(ThemeFiles.Plan.Name, null, "", DataTexts.FormatTheIsMissing(part), DataTexts.FormatAddWithOneRowThatDescribes(plan));
            return "";
        }

        foreach (var name in tables.Tables.Keys.Except(PlanFormat.OfNationalFolder.Select(file => file.Name), StringComparer.Ordinal))
        {
            problems.Add(name, null, "", DataTexts.FormatTheBelongsToAPlanAnd(part, plan), DataTexts.FormatAddOrRemoveThisFromThe(plan, part, whole));
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
                    DataTexts.FormatAreReleasedAndOfThemAre(BritishEnglish.Pounds(released), BritishEnglish.Pounds(goes.Sum() ?? 0), problems.Places.NameOf(DeliveryFiles.Reallocations.Name)),
                    DataTexts.MakeTheAmountsBalanceOrLeave);
            }
        }
    }
}
