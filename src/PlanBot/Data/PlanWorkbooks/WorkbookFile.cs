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

    private static string SaveAnew => DataTexts.OpenItInExcelAndSave;

    /// <summary>Whether a file of that name is some spreadsheet program's workbook, also of a kind that is not read.</summary>
    public static bool IsNamedSo(string path) => ExtensionOf(path) is Extension or ".xlsm" or ".xltx" or ".xltm" or ".xlsb" or ".xlam" or ".xls" or ".xlt" or ".ods";

    public static bool IsReadable(string fileName, PlanFolderProblems problems)
    {
        switch (ExtensionOf(fileName))
        {
            case Extension:
                return true;
            case ".xlsm" or ".xltm" or ".xlam":
                problems.Add("", null, "", DataTexts.AWorkbookWithMacrosIsNot, DataTexts.SaveItAsExcelWorkbookXlsx);
                return false;
            default:
                problems.Add("", null, "", DataTexts.FormatAFileIsNotRead(ExtensionOf(fileName)), SaveAnew);
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
                problems.Add("", null, "", Directory.Exists(path) ? DataTexts.FormatIsAFolderNotAWorkbook(path) : DataTexts.FormatThereIsNoFile(path), DataTexts.NameTheWorkbookThatHoldsThe);
                return null;
            }

            if (file.Length > LargestBytes)
            {
                problems.Add("", null, "", TooLarge, DataTexts.RemoveWhatDoesNotBelongTo);
                return null;
            }

            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add("", null, "", DataTexts.FormatTheWorkbookCannotBeRead(path), DataTexts.CloseItElsewhereAndCheckThat);
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

    private static string TooLarge => DataTexts.FormatTheWorkbookIsLargerThanMB(LargestBytes / (1024 * 1024));

    private static (string What, string WhatToDo)? FaultOf(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length == 0)
        {
            return (DataTexts.TheWorkbookIsEmpty, DataTexts.SaveItAgain);
        }

        if (content.Length > LargestBytes)
        {
            return (TooLarge, DataTexts.RemoveWhatDoesNotBelongTo);
        }

        if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return content.Span.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? (DataTexts.TheWorkbookIsProtectedByA, DataTexts.SaveItWithoutOne)
                : (DataTexts.TheWorkbookIsOfAnOlder, SaveAnew);
        }

        if (!content.Span.StartsWith("PK\u0003\u0004"u8))
        {
            return (DataTexts.TheFileIsDamagedOrNo, SaveAnew);
        }

        return OfficePackage.FaultOf(content, Limits, cancellationToken) switch
        {
            null => null,
            OfficePackageFault.TooFar => (DataTexts.FormatTheWorkbookUnfoldsToMoreThan(Limits.UnfoldedBytes / (1024 * 1024), Limits.UnfoldedTextBytes / (1024 * 1024)), DataTexts.RemoveWhatDoesNotBelongToThe),
            OfficePackageFault.Macros => (DataTexts.TheWorkbookHoldsMacrosSoIt, DataTexts.SaveItAsExcelWorkbookXlsx),
            OfficePackageFault.OtherZip => (DataTexts.TheFileIsAZIPFile, SaveAnew),
            _ => Damaged,
        };
    }

    /// <summary>What is said where the parts of a workbook contradict each other.</summary>
    public static (string What, string WhatToDo) Damaged => (DataTexts.TheWorkbookIsDamaged, DataTexts.OpenItInExcelSaveIt);

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
