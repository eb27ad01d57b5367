using System.Text;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>An Excel workbook as a file: which are read, how large they may be, what their sheets are called.</summary>
internal static class WorkbookFile
{
    public const int LargestBytes = 20 * 1024 * 1024;

    public const string Extension = ".xlsx";

    /// <summary>The first sheet, which says how to fill in the others.</summary>
    public const string GuideSheet = "How to fill this in";

    /// <summary>Holds lists of words that are too long for a cell's own list.</summary>
    public const string WordsSheet = "Words";

    /// <summary>50,000 rows of text unfold to much: one sheet to no more than this.</summary>
    public static OfficePackageLimits Limits { get; } = new(Parts: 2_000, UnfoldedBytes: 200 * 1024 * 1024, UnfoldedTextBytes: 100 * 1024 * 1024, Depth: 100);

    private const string SaveAnew = "Open it in Excel and save it as Excel Workbook (.xlsx).";

    /// <summary>Whether a file of that name is some spreadsheet program's workbook, also of a kind that is not read.</summary>
    public static bool IsNamedSo(string path) => ExtensionOf(path) is Extension or ".xlsm" or ".xltx" or ".xltm" or ".xlsb" or ".xlam" or ".xls" or ".xlt" or ".ods";

    public static bool IsReadable(string fileName, PlanFolderProblems problems)
    {
        switch (ExtensionOf(fileName))
        {
            case Extension:
                return true;
            case ".xlsm" or ".xltm" or ".xlam":
                problems.Add("", null, "", "A workbook with macros is not read.", "Save it as Excel Workbook (.xlsx), which holds none.");
                return false;
            default:
                problems.Add("", null, "", $"A {ExtensionOf(fileName)} file is not read.", SaveAnew);
                return false;
        }
    }

    /// <summary>The bytes of a file on disk; nothing where it cannot be read, which the problems then say.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(string path, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        if (!IsReadable(path, problems))
        {
            return null;
        }

        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                problems.Add("", null, "", Directory.Exists(path) ? $"{path} is a folder, not a workbook." : $"There is no file {path}.", "Name the workbook that holds the plan.");
                return null;
            }

            if (file.Length > LargestBytes)
            {
                problems.Add("", null, "", TooLarge, "Remove what does not belong to the plan.");
                return null;
            }

            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add("", null, "", $"The workbook {path} cannot be read.", "Close it elsewhere, and check that this account may read it.");
            return null;
        }
    }

    /// <summary>Whether the bytes are a workbook that may be unfolded.</summary>
    public static bool IsSound(ReadOnlyMemory<byte> content, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        if (FaultOf(content, cancellationToken) is not var (what, whatToDo))
        {
            return true;
        }

        problems.Add("", null, "", what, whatToDo);
        return false;
    }

    private static string TooLarge => $"The workbook is larger than {LargestBytes / (1024 * 1024)} MB.";

    private static (string What, string WhatToDo)? FaultOf(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length == 0)
        {
            return ("The workbook is empty.", "Save it again.");
        }

        if (content.Length > LargestBytes)
        {
            return (TooLarge, "Remove what does not belong to the plan.");
        }

        if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return content.Span.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? ("The workbook is protected by a password.", "Save it without one.")
                : ("The workbook is of an older Excel format.", SaveAnew);
        }

        if (!content.Span.StartsWith("PK\u0003\u0004"u8))
        {
            return ("The file is damaged or no Excel workbook, though its name ends with .xlsx.", SaveAnew);
        }

        return OfficePackage.FaultOf(content, Limits, cancellationToken) switch
        {
            null => null,
            OfficePackageFault.TooFar => ($"The workbook unfolds to more than {Limits.UnfoldedBytes / (1024 * 1024)} MB, or one of its sheets to more than {Limits.UnfoldedTextBytes / (1024 * 1024)} MB.", "Remove what does not belong to the plan, such as pictures."),
            OfficePackageFault.Macros => ("The workbook holds macros, so it is not read.", "Save it as Excel Workbook (.xlsx), which holds none."),
            OfficePackageFault.OtherZip => ("The file is a ZIP file and no Excel workbook, though its name ends with .xlsx.", SaveAnew),
            _ => Damaged,
        };
    }

    /// <summary>What is said where the parts of a workbook contradict each other.</summary>
    public static (string What, string WhatToDo) Damaged { get; } = ("The workbook is damaged.", "Open it in Excel, save it anew and import that.");

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
