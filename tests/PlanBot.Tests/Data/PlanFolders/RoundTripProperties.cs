using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PlanWorkbooks;
using PlanBot.Tests.Data.PlanWorkbooks;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>Generated plans, in a file.</summary>
public sealed class RoundTripPropertiesOnSqlite() : RoundTripProperties(TestedDatabase.Sqlite);

/// <summary>Generated plans, on a server.</summary>
public sealed class RoundTripPropertiesOnPostgreSql() : RoundTripProperties(TestedDatabase.PostgreSql);

/// <summary>Whatever a plan holds, it comes out as it went in.</summary>
public abstract class RoundTripProperties(TestedDatabase kind)
{
    private static readonly Gen<string> Texts = Gen.OneOf(
            "a", "Z", "0", " ", ",", "\"", "\"\"", ";", "\n", "'", "=1+1", "|", "¶", "£", "é", "😀", "\t", "#", "{today}", "true", "_x0041_", "1E+05", "007", "3.10", "Victims", "-13%")
        .Array[0, 8].Select(parts => string.Concat(parts).Trim());

    private static readonly Gen<string> Ids = Gen.Int[1, 4].Select(number => $"r{number.ToString(CultureInfo.InvariantCulture)}");

    private static readonly Gen<string> Dates = Gen.OneOf(
        Gen.Date.Select(day => new DateOnly(1900 + (day.Year % 200), day.Month, Math.Min(day.Day, 28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[1900, 2100], Gen.Int[1, 12]).Select((year, month) => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}")),
        Gen.Int[1900, 2100].Select(year => year.ToString(CultureInfo.InvariantCulture)));

    private static readonly Gen<string> Numbers = Gen.OneOf(
        Gen.Int[-9999, 9999].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 99]).Select((whole, pence) => string.Create(CultureInfo.InvariantCulture, $"{whole}.{pence:00}")));

    [Fact]
    public async Task A_generated_plan_comes_back_as_it_went_in()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var number = 0;
        var rowsOf = PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly).ToDictionary(file => file.Name, _ => 0, StringComparer.Ordinal);

        await Each(PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly).Select(TableOf)).SampleAsync(
            async tables =>
            {
                var planId = $"plan-{Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture)}";
                var plan = WithoutWrongRows([.. tables.Select(table => table.File.Name == "plan.csv" ? OneWithId(table, planId) : table)]);

                plan.ForEach(table => rowsOf[table.File.Name] += table.Rows.Count);

                Assert.Equal(planId, Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, plan)).PlanId);
                var exported = await SmallPlan.ExportAsync(database, planId);

                Assert.Equal(plan.Where(table => table.Rows.Count > 0).Select(Expected), exported.Select(file => file.Value));
                Assert.True(Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, plan)).ChangedNothing);
            },
            iter: 40,
            threads: 1);

        Assert.All(rowsOf, file => Assert.True(file.Value > 0, $"{file.Key}: no rows prove nothing"));
    }

    /// <summary>PLANBOT_PROPERTY_CASES asks for more cases, from another seed each time.</summary>
    [Fact]
    public async Task A_generated_plan_comes_back_from_a_workbook_as_from_its_files_and_changes_nothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var more = int.TryParse(Environment.GetEnvironmentVariable("PLANBOT_PROPERTY_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases);
        var (number, rows) = (0, 0);

        await Each(PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly).Select(TableOf)).SampleAsync(
            async tables =>
            {
                var planId = $"plan-{Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture)}";
                var plan = WithoutWrongRows([.. tables.Select(table => table.File.Name == "plan.csv" ? OneWithId(table, planId) : table)]);
                rows += plan.Sum(table => table.Rows.Count);
                var workbook = WorkbookWriter.Write([.. plan.Select(table => new WorkbookSheet(table.File, table.File.Columns, table.Rows))]);

                Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(database.Services, workbook));
                var exported = await SmallPlan.ExportAsync(database, planId);

                Assert.Equal(plan.Where(table => table.Rows.Count > 0).Select(Expected), exported.Select(file => file.Value));
                Assert.True(Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, plan)).ChangedNothing);
                Assert.True(Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(database.Services, await Workbooks.ExportAsync(database.Services, planId))).ChangedNothing);
            },
            seed: more ? null : "0000KOIPe036",
            iter: more ? cases : 15,
            threads: 1);

        Assert.True(rows > 100, "few rows prove little");
    }

    private static Gen<GeneratedTable> TableOf(PlanFile file) =>
        Each(file.Columns.Select(CellOf)).Array[0, 12].Select(rows => new GeneratedTable(file, [.. rows]));

    /// <summary>One value of each generator, in their order.</summary>
    private static Gen<ImmutableList<T>> Each<T>(IEnumerable<Gen<T>> generators) =>
        generators.Aggregate(Gen.Const(ImmutableList<T>.Empty), (all, next) => Gen.Select(all, next, (values, value) => values.Add(value)));

    private static Gen<string> CellOf(PlanColumn column)
    {
        var filled = column.FormatInWords switch
        {
            "text" => column.Name switch
            {
                "area" => Gen.Const("smallshire"),
                "area_code" => Gen.Const("SML"),
                "value" => Numbers,
                _ => Texts,
            },
            "id" => Ids,
            "date" => Dates,
            "number" => Numbers,
            "whole number" => column.Name == "format_version" ? Gen.Const("1") : Gen.Int[0, 50].Select(order => order.ToString(CultureInfo.InvariantCulture)),
            "`true` or empty" => Gen.Const("true"),
            "`true` or `false`" => Gen.OneOf("true", "false"),
            var words when words.StartsWith("ids", StringComparison.Ordinal) => Ids.Array[1, 3].Select(ids => string.Join(';', ids.Distinct())),
            var words when words.StartsWith("one of: ", StringComparison.Ordinal) => Gen.OneOf(words["one of: ".Length..].Split(", ")),
            var other => throw new InvalidOperationException($"No generator for {other}."),
        };

        // Most references of generated rows lead nowhere, and such rows are taken out again; so there are few of them.
        var empty = Gen.Const("");
        return column.Filled ? filled.Where(cell => cell.Length > 0)
            : column.Name is "better" or "reason" ? filled.Where(cell => cell.Length > 0)
            : column.RefersTo.Length > 0 ? Gen.Frequency((1, filled), (3, empty))
            : Gen.Frequency((2, filled), (1, empty));
    }

    private static GeneratedTable OneWithId(GeneratedTable plans, string planId)
    {
        // One row that is sure to be right, for the table may have come out empty or with checks against it.
        string[] row = [.. plans.File.Columns.Select(column => column.Name switch { "plan_id" => planId, "area" => "smallshire", "title" => "A \"plan\", or two", _ => "" })];
        return plans with { Rows = [row] };
    }

    /// <summary>Takes out rows that contradict themselves or others, until what is left is right.</summary>
    private static List<GeneratedTable> WithoutWrongRows(List<GeneratedTable> tables)
    {
        while (true)
        {
            var files = Files(tables);
            var problems = new PlanFolderProblems();
            var folder = PlanFolder.Read(PlanTables.Of(files, problems), problems);
            var wrong = problems.Shown.Select(problem => (problem.File, Line: problem.Line!.Value))
                .Concat(folder.References().Select(reference => (reference.File, reference.Line)))
                .ToHashSet();
            if (wrong.Count == 0)
            {
                return tables;
            }

            tables = [.. tables.Select(table => table with { Rows = [.. table.Rows.Where((_, index) => !wrong.Contains((table.File.Name, table.LineOf(index))))] })];
        }
    }

    private static string Expected(GeneratedTable table)
    {
        var columns = table.File.Columns
            .Select((column, index) => (column, index))
            .Where(column => !column.column.Optional || table.Rows.Any(row => row[column.index].Length > 0))
            .ToList();
        return CsvText.Write([.. columns.Select(column => column.column.Name)], table.Rows.Select(row => columns.ConvertAll(column => row[column.index])));
    }

    private static Task<ImportOutcome> ImportAsync(TemporaryDatabase database, List<GeneratedTable> plan) =>
        database.Services.GetRequiredService<PlanImporter>().ImportAsync(Files(plan), new ImportOptions(), TestContext.Current.CancellationToken);

    private static FolderFiles Files(List<GeneratedTable> tables) =>
        new(tables.ToDictionary(table => table.File.Name, table => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(table.Text), StringComparer.Ordinal));

    private sealed record GeneratedTable(PlanFile File, IReadOnlyList<IReadOnlyList<string>> Rows)
    {
        public string Text => CsvText.Write([.. File.Columns.Select(column => column.Name)], Rows);

        public int LineOf(int index) => 2 + Rows.Take(index).Sum(row => 1 + row.Sum(cell => cell.Count(character => character == '\n')));
    }
}
