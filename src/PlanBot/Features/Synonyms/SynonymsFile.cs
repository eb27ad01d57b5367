using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Recognition;

namespace PlanBot.Features.Synonyms;

/// <summary>What came of importing a file of synonyms.</summary>
internal abstract record SynonymsImport
{
    internal sealed record Imported(int Added, int Removed, int Known) : SynonymsImport;

    /// <summary>Something is wrong with the file, and nothing was changed.</summary>
    internal sealed record Rejected(IReadOnlyList<PlanFolderProblem> Problems) : SynonymsImport;
}

/// <summary>The administrators' synonyms as a CSV file with the columns <c>term</c> and <c>meaning</c>: whole or not at all.</summary>
internal sealed class SynonymsFile(AddedSynonyms synonyms)
{
    private static readonly string[] Columns = ["term", "meaning"];

    /// <param name="name">The file's name, for its problems.</param>
    /// <param name="content">The file.</param>
    /// <param name="replace">Whether those go that the file lacks.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SynonymsImport> ImportAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        var problems = new PlanFolderProblems();
        var rows = Read(name, content, problems);
        var present = await synonyms.ListAsync(cancellationToken);
        var wanted = rows.Select(row => KeyOf(row.Synonym.Term, row.Synonym.Meaning)).ToHashSet();
        var removed = replace ? present.Where(known => !wanted.Contains(KeyOf(known.Term, known.Meaning))).ToList() : [];
        List<AddedSynonym> kept = [.. present.Except(removed)];
        var keys = kept.Select(synonym => KeyOf(synonym.Term, synonym.Meaning)).ToHashSet();
        var (added, known) = (new List<Synonym>(), 0);
        var rules = await synonyms.RulesAsync(kept, cancellationToken);
        foreach (var (line, synonym) in rows)
        {
            if (keys.Contains(KeyOf(synonym.Term, synonym.Meaning)))
            {
                known++;
            }
            else if (rules.ProblemOf(synonym) is { } problem)
            {
                problems.Add(name, line, "", problem, SynonymsTexts.CorrectTheRowOrLeaveIt);
            }
            else
            {
                added.Add(synonym);
                keys.Add(KeyOf(synonym.Term, synonym.Meaning));
                rules.Add(synonym);
            }
        }

        if (kept.Count + added.Count > AddedSynonyms.Most)
        {
            problems.Add(name, null, "", SynonymsTexts.FormatThatWouldBeMoreThanAbbreviations(AddedSynonyms.Most), SynonymsTexts.LeaveSomeOut);
        }

        if (problems.Count > 0)
        {
            return new SynonymsImport.Rejected(problems.Shown);
        }

        if (added.Count + removed.Count > 0)
        {
            await synonyms.ChangeAsync(removed, added, SynonymsTexts.CommandLine, cancellationToken);
        }

        return new SynonymsImport.Imported(added.Count, removed.Count, known);
    }

    public async Task<string> ExportAsync(CancellationToken cancellationToken) =>
        CsvText.Write(Columns, (await synonyms.ListAsync(cancellationToken)).Select(synonym => (IReadOnlyList<string>)[synonym.Term, synonym.Meaning]));

    private static (string Term, string Meaning) KeyOf(string term, string meaning) => (SynonymRules.Key(term), SynonymRules.Key(meaning));

    private static List<(int Line, Synonym Synonym)> Read(string name, ReadOnlyMemory<byte> content, PlanFolderProblems problems)
    {
        if (CsvTable.Read(name, content, problems) is not { } table)
        {
            return [];
        }

        if (!table.Header.SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(name, 1, "", SynonymsTexts.FormatTheHeaderIs(string.Join(',', table.Header)), SynonymsTexts.WriteTermMeaning);
            return [];
        }

        return [.. table.Rows.Select(row => (row.Line, new Synonym(row.Cells[0], row.Cells[1])))];
    }
}
