using System.Linq.Expressions;
using System.Reflection;

namespace PlanBot.Data.PlanFolders;

/// <summary>A column as the format's description shows it.</summary>
internal abstract record PlanColumn(string Name, string Meaning)
{
    /// <summary>Whether a file may lack the column.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether every row must give a value.</summary>
    public bool Filled { get; init; }

    /// <summary>The file that the cell's ids must stand in; empty where the cell holds no references.</summary>
    public string RefersTo { get; init; } = "";

    public abstract string FormatInWords { get; }

    public abstract CellKind Kind { get; }

    /// <summary>The words that a cell may hold, where it holds one of them.</summary>
    public abstract IReadOnlyList<string> Words { get; }
}

/// <summary>A column of a file of <typeparamref name="TRow"/>, read into and written from one of its properties.</summary>
internal abstract record PlanColumn<TRow>(string Name, string Meaning) : PlanColumn(Name, Meaning)
{
    /// <summary>Puts the cell into the row, or says what is wrong and leaves the row as it is.</summary>
    public abstract CellProblem? Read(string cell, TRow row);

    /// <summary>The cell for the row.</summary>
    public abstract string Write(TRow row);

    /// <summary>The name of the property that holds it, as the history of changes has it.</summary>
    public abstract string PropertyName { get; }

    /// <summary>Takes the value over from another row.</summary>
    public abstract void Copy(TRow from, TRow to);
}

/// <inheritdoc />
internal sealed record PlanColumn<TRow, TValue>(string Name, string Meaning, Expression<Func<TRow, TValue>> Property, CellFormat<TValue> Format)
    : PlanColumn<TRow>(Name, Meaning)
{
    private readonly Func<TRow, TValue> _get = Property.Compile();
    private readonly Action<TRow, TValue> _set =
        ((PropertyInfo)((MemberExpression)Property.Body).Member).GetSetMethod()!.CreateDelegate<Action<TRow, TValue>>();

    public override string FormatInWords => Format.InWords;

    public override CellKind Kind => Format.Kind;

    public override IReadOnlyList<string> Words => Format.Words;

    public override string PropertyName => ((MemberExpression)Property.Body).Member.Name;

    public override CellProblem? Read(string cell, TRow row)
    {
        if (cell.Length == 0)
        {
            return Filled ? new(DataTexts.TheCellIsEmpty, DataTexts.GiveAValueARowNeeds) : null;
        }

        var (value, problem) = Format.Read(cell);
        if (problem is null)
        {
            _set(row, value);
        }

        return problem;
    }

    public override string Write(TRow row) => Format.Write(_get(row));

    public override void Copy(TRow from, TRow to) => _set(to, _get(from));
}

/// <summary>A file's columns in their order, put together one after the other.</summary>
internal sealed class PlanColumns<TRow>
{
    private readonly List<PlanColumn<TRow>> _columns = [];
    private bool _optional;

    public IReadOnlyList<PlanColumn<TRow>> All => _columns;

    /// <summary>The columns after this may be lacking; an export writes them only where some row has a value.</summary>
    public PlanColumns<TRow> ThenOptional()
    {
        _optional = true;
        return this;
    }

    public PlanColumns<TRow> Id(string name, Expression<Func<TRow, string>> property, string meaning) =>
        Add(name, property, CellFormats.Id, meaning, filled: true);

    public PlanColumns<TRow> Text(string name, Expression<Func<TRow, string>> property, string meaning, bool filled = false) =>
        Add(name, property, CellFormats.Text, meaning, filled);

    public PlanColumns<TRow> Word(string name, Expression<Func<TRow, string>> property, IReadOnlyCollection<string> words, string meaning, bool filled = false) =>
        Add(name, property, CellFormats.Word(words), meaning, filled);

    public PlanColumns<TRow> Reference(string name, Expression<Func<TRow, string>> property, string file, string meaning, bool filled = false) =>
        Add(name, property, CellFormats.Id, meaning, filled, file);

    public PlanColumns<TRow> References(string name, Expression<Func<TRow, string>> property, string file, string meaning) =>
        Add(name, property, CellFormats.Ids, meaning, refersTo: file);

    public PlanColumns<TRow> Date(string name, Expression<Func<TRow, Plans.PartialDate?>> property, string meaning, bool filled = false) =>
        Add(name, property, CellFormats.Date, meaning, filled);

    public PlanColumns<TRow> Number(string name, Expression<Func<TRow, decimal?>> property, string meaning) =>
        Add(name, property, CellFormats.Number, meaning);

    public PlanColumns<TRow> WholeNumber(string name, Expression<Func<TRow, int?>> property, string meaning) =>
        Add(name, property, CellFormats.WholeNumber, meaning);

    public PlanColumns<TRow> Flag(string name, Expression<Func<TRow, bool>> property, CellFormat<bool> format, string meaning, bool filled = false) =>
        Add(name, property, format, meaning, filled);

    private PlanColumns<TRow> Add<TValue>(
        string name,
        Expression<Func<TRow, TValue>> property,
        CellFormat<TValue> format,
        string meaning,
        bool filled = false,
        string refersTo = "")
    {
        _columns.Add(new PlanColumn<TRow, TValue>(name, meaning, property, format) { Optional = _optional, Filled = filled, RefersTo = refersTo });
        return this;
    }
}
