using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>A sheet as it goes out: some columns of a file of the format, and its rows.</summary>
internal sealed record WorkbookSheet(PlanFile File, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public string Name => PlanPlaces.SheetOf(File.Name);

    public static WorkbookSheet Of(WrittenFile written)
    {
        var file = PlanFormat.Find(written.Name) ?? throw new InvalidOperationException($"{written.Name} is no file of the format.");
        return new(file, [.. written.Header.Select(name => file.Columns.Single(column => column.Name == name))], written.Cells);
    }

    /// <summary>All columns of a file, with the rows that are written of it.</summary>
    public static WorkbookSheet Whole(PlanFile file, WrittenFile? written)
    {
        if (written is null)
        {
            return new(file, file.Columns, []);
        }

        var places = file.Columns.Select(column => written.Header.ToList().IndexOf(column.Name)).ToList();
        return new(file, file.Columns, [.. written.Cells.Select(row => (IReadOnlyList<string>)places.ConvertAll(place => place < 0 ? "" : row[place]))]);
    }
}
