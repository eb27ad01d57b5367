using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>
/// One kind of file of a plan folder, described once: the same columns read it, check it, store it and write it.
/// </summary>
internal abstract class PlanFile(string name, string meaning)
{
    /// <summary>Such as <c>themes.csv</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What its rows are, in a sentence.</summary>
    public string Meaning { get; } = meaning;

    public abstract IReadOnlyList<PlanColumn> Columns { get; }

    /// <summary>The column that holds a row's id; nothing where several columns tell a row from others.</summary>
    public abstract PlanColumn? IdColumn { get; }

    /// <summary>The rows of the table with what is wrong with them told apart; nothing where the header is wrong.</summary>
    public abstract PlanFileRows? Read(CsvTable table, PlanFolderProblems problems);

    /// <summary>No rows: what a folder without the file says.</summary>
    public abstract PlanFileRows WithoutRows();

    /// <summary>The stored rows of a plan as they are written; nothing where there are none.</summary>
    public abstract Task<WrittenFile?> WriteAsync(PlanDbContext context, string planId, CancellationToken cancellationToken);

    /// <summary>The ids of the stored rows of a plan.</summary>
    public abstract Task<IReadOnlySet<string>> StoredIdsAsync(PlanDbContext context, string planId, CancellationToken cancellationToken);
}

/// <summary>A file as it goes out.</summary>
/// <param name="Cells">Its rows, a cell for each column of the header.</param>
internal sealed record WrittenFile(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Cells)
{
    public int Rows => Cells.Count;

    /// <summary>The file as CSV.</summary>
    public string Text => CsvText.Write(Header, Cells);
}

/// <inheritdoc />
internal abstract class PlanFile<TRow> : PlanFile
    where TRow : class, new()
{
    private readonly IReadOnlyList<RowCheck<TRow>> _checks;

    protected PlanFile(string name, string meaning, PlanColumns<TRow> columns, params IReadOnlyList<RowCheck<TRow>> checks)
        : base(name, meaning)
    {
        TypedColumns = columns.All;
        _checks = checks;
    }

    public override IReadOnlyList<PlanColumn> Columns => TypedColumns;

    public IReadOnlyList<PlanColumn<TRow>> TypedColumns { get; }

    public override PlanColumn? IdColumn => TypedColumns.FirstOrDefault(column => column.Name == IdInWords);

    /// <summary>The columns that tell a row from all others of the file, in words.</summary>
    public abstract string IdInWords { get; }

    public abstract string IdOf(TRow row);

    /// <summary>Makes a row that was read a row of the plan.</summary>
    public abstract void Place(TRow row, string planId, int ordinal);

    public abstract int OrdinalOf(TRow row);

    public abstract Expression<Func<TRow, bool>> OfPlan(string planId);

    public override PlanFileRows? Read(CsvTable table, PlanFolderProblems problems)
    {
        if (!HeaderIsRight(table, problems))
        {
            return null;
        }

        var columns = table.Header.Select(name => TypedColumns.Single(column => column.Name == name)).ToList();
        var rows = new List<ReadRow<TRow>>(table.Rows.Count);
        var lineOfId = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var csv in table.Rows)
        {
            var row = new TRow();
            var problemsBefore = problems.Count;
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Read(csv.Cells[i], row) is { } problem)
                {
                    problems.Add(Name, csv.Line, columns[i].Name, problem.What, problem.WhatToDo);
                }
            }

            if (problems.Count == problemsBefore)
            {
                Check(row, csv.Line, problems);
            }

            var id = IdOf(row);
            if (id.Length > 0 && !lineOfId.TryAdd(id, csv.Line) && problems.Count == problemsBefore)
            {
                problems.Add(Name, csv.Line, IdInWords, DataTexts.FormatTheRowHasTheSameAs(IdInWords, problems.Places.NumberOf(lineOfId[id])), DataTexts.GiveEveryRowItsOwnOr);
            }

            rows.Add(new(csv.Line, row));
        }

        return new PlanFileRows<TRow>(this, rows, columns);
    }

    /// <summary>Looks at a row whose cells are all right.</summary>
    public void Check(TRow row, int line, PlanFolderProblems problems)
    {
        foreach (var problem in _checks.Select(check => check(row)).OfType<RowProblem>())
        {
            problems.Add(Name, line, problem.Column, problem.What, problem.WhatToDo);
        }
    }

    public override PlanFileRows WithoutRows() => new PlanFileRows<TRow>(this, [], TypedColumns);

    public override async Task<WrittenFile?> WriteAsync(PlanDbContext context, string planId, CancellationToken cancellationToken)
    {
        var rows = await StoredAsync(context.Set<TRow>().AsNoTracking(), planId, cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        var columns = TypedColumns.Where(column => !column.Optional || rows.Any(row => column.Write(row).Length > 0)).ToList();
        return new(Name, [.. columns.Select(column => column.Name)], rows.ConvertAll(row => columns.ConvertAll(column => column.Write(row))));
    }

    public override async Task<IReadOnlySet<string>> StoredIdsAsync(PlanDbContext context, string planId, CancellationToken cancellationToken) =>
        (await StoredAsync(context.Set<TRow>().AsNoTracking(), planId, cancellationToken)).Select(IdOf).ToHashSet(StringComparer.Ordinal);

    public async Task<List<TRow>> StoredAsync(IQueryable<TRow> set, string planId, CancellationToken cancellationToken) =>
        [.. (await set.Where(OfPlan(planId)).ToListAsync(cancellationToken)).OrderBy(OrdinalOf).ThenBy(IdOf, StringComparer.Ordinal)];

    private bool HeaderIsRight(CsvTable table, PlanFolderProblems problems)
    {
        var before = problems.Count;
        if (problems.Places == PlanPlaces.Folder && table.Header is [{ } only] && TypedColumns.Count > 1 && only.AsSpan().ContainsAny(';', '\t'))
        {
            problems.Add(Name, 1, "", DataTexts.TheColumnsAreNotSeparatedBy, DataTexts.SaveTheFileAsCSVWith);
            return false;
        }

        foreach (var name in table.Header.Where(name => TypedColumns.All(column => column.Name != name)).Distinct(StringComparer.Ordinal))
        {
            var meant = TypedColumns.FirstOrDefault(column => column.Name.Equals(name.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
            problems.Add(
                Name,
                1,
                name.Length == 0 ? "" : CellFormats.Shortened(name),
                name.Length == 0 ? DataTexts.AColumnHasNoName : DataTexts.FormatThereIsNoColumnInThis(CellFormats.Shortened(name), problems.Places.Part),
                meant is not null ? DataTexts.FormatNameIt(meant.Name) : DataTexts.FormatRemoveItOrNameItAs(string.Join(", ", TypedColumns.Select(column => column.Name))));
        }

        foreach (var name in table.Header.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1).Select(same => same.Key))
        {
            problems.Add(Name, 1, CellFormats.Shortened(name), DataTexts.TheColumnStandsInTheHeader, DataTexts.RemoveOneOfTheTwo);
        }

        foreach (var column in TypedColumns.Where(column => !column.Optional && !table.Header.Contains(column.Name)))
        {
            problems.Add(Name, 1, column.Name, DataTexts.TheColumnIsMissing, DataTexts.AddItItsCellsMayBe);
        }

        return problems.Count == before;
    }
}

/// <summary>What is wrong with a row as a whole, named by one of its columns.</summary>
internal sealed record RowProblem(string Column, string What, string WhatToDo);

/// <summary>Looks at a row whose cells are all right; answers nothing where the row is.</summary>
internal delegate RowProblem? RowCheck<in TRow>(TRow row);

/// <summary>A row and the line that it begins on.</summary>
internal sealed record ReadRow<TRow>(int Line, TRow Row);

/// <summary>plan.csv: the plan itself, in one row.</summary>
internal sealed class PlanDescriptionFile(string meaning, PlanColumns<Plan> columns, params IReadOnlyList<RowCheck<Plan>> checks)
    : PlanFile<Plan>("plan.csv", meaning, columns, checks)
{
    public override string IdInWords => "plan_id";

    public override string IdOf(Plan row) => row.Id;

    public override void Place(Plan row, string planId, int ordinal)
    {
        // The plan is its own place.
    }

    public override int OrdinalOf(Plan row) => 0;

    public override Expression<Func<Plan, bool>> OfPlan(string planId) => plan => plan.Id == planId;
}

/// <summary>A file of which each row belongs to the plan.</summary>
/// <param name="ownId">
/// Makes the id of a row whose file has no id column from the columns that tell it from others (<paramref name="idInWords"/>).
/// </param>
internal sealed class PlanRowFile<TRow>(
    string name,
    string meaning,
    string idInWords,
    PlanColumns<TRow> columns,
    Func<TRow, string>? ownId = null,
    params IReadOnlyList<RowCheck<TRow>> checks)
    : PlanFile<TRow>(name, meaning, columns, checks)
    where TRow : PlanRow, new()
{
    public override string IdInWords => idInWords;

    public override string IdOf(TRow row) => ownId is null ? row.Id : ownId(row);

    public override void Place(TRow row, string planId, int ordinal)
    {
        row.PlanId = planId;
        row.Id = IdOf(row);
        row.Ordinal = ordinal;
    }

    public override int OrdinalOf(TRow row) => row.Ordinal;

    /// <summary>Rows of a kind derived from the file's (an imported paper and its paragraphs) are PlanBot's own and no part of a folder.</summary>
    public override Expression<Func<TRow, bool>> OfPlan(string planId) => row => row.PlanId == planId && row.GetType() == typeof(TRow);
}
