namespace PlanBot.Data.PlanFolders;

/// <summary>The files of a plan folder in memory, by name.</summary>
internal sealed record FolderFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Contents)
{
    /// <summary>Larger than any plan needs; more is a mistake, and would fill the memory.</summary>
    public const int LargestFileBytes = 10 * 1024 * 1024;

    private static readonly HashSet<string> PassedOver = new(StringComparer.OrdinalIgnoreCase)
    {
        "README.md", "README.txt", "Thumbs.db", "desktop.ini",
    };

    /// <summary>
    /// Reads the files that belong to a plan. Notes to the reader and what file managers leave behind are passed
    /// over; anything else that is no plan file is a problem, lest a misspelt name go unnoticed.
    /// </summary>
    public static async Task<FolderFiles> ReadAsync(string folder, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            problems.Add("", null, "", System.IO.File.Exists(folder) ? DataTexts.FormatIsAFileNotAFolder(folder) : DataTexts.FormatThereIsNoFolder(folder), DataTexts.NameTheFolderThatHoldsThe);
            return new(contents);
        }

        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal) || PassedOver.Contains(entry.Name))
                {
                    continue;
                }

                if (entry is FileInfo file && IsPlanFile(file, problems) && await ReadFileAsync(file, problems, cancellationToken) is { } content)
                {
                    contents.Add(file.Name, content);
                }
                else if (entry is DirectoryInfo)
                {
                    problems.Add(entry.Name, null, "", DataTexts.ThePlanFolderHoldsAnotherFolder, DataTexts.MoveItElsewhereAPlanIs);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add("", null, "", DataTexts.FormatTheFolderCannotBeRead(folder), DataTexts.CheckThatItIsThereAnd);
        }

        return new(contents);
    }

    private static bool IsPlanFile(FileInfo file, PlanFolderProblems problems)
    {
        if (PlanFormat.Find(file.Name) is not null)
        {
            return true;
        }

        var meant = PlanFormat.Files.FirstOrDefault(known => known.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase));
        problems.Add(
            file.Name,
            null,
            "",
            DataTexts.ThisIsNoFileOfA,
            meant is not null ? DataTexts.FormatNameIt(meant.Name) : DataTexts.FormatRemoveItOrNameItAs(string.Join(", ", PlanFormat.Files.Select(known => known.Name))));
        return false;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadFileAsync(FileInfo file, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length > LargestFileBytes)
            {
                problems.Add(file.Name, null, "", DataTexts.FormatTheFileIsLargerThanMB(LargestFileBytes / (1024 * 1024)), DataTexts.SplitThePlanOrRemoveWhat);
                return null;
            }

            return await System.IO.File.ReadAllBytesAsync(file.FullName, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(file.Name, null, "", DataTexts.TheFileCannotBeRead, DataTexts.CloseItElsewhereAndCheckThat);
            return null;
        }
    }
}
