namespace PlanBot.Recognition.Wording;

/// <summary>Which letters are taken for others: those beside them on the keyboard, and vowels that sound alike.</summary>
internal static class Keyboard
{
    private const string Vowels = "aeiouy";

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>Whether every letter in which two words of one length differ is such a letter. "leaving" is no slip of "leading".</summary>
    public static bool IsSlip(string typed, string meant)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            if (typed[i] != meant[i] && !(Vowels.Contains(typed[i]) && Vowels.Contains(meant[i])) && !AreBeside(typed[i], meant[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreBeside(char left, char right)
    {
        var (leftRow, leftColumn) = Place(left);
        var (rightRow, rightColumn) = Place(right);
        return leftRow >= 0 && rightRow >= 0 && Math.Abs(leftRow - rightRow) <= 1 && Math.Abs(leftColumn - rightColumn) <= 1;
    }

    private static (int Row, int Column) Place(char letter)
    {
        var row = Array.FindIndex(Rows, keys => keys.Contains(letter));
        return (row, row < 0 ? -1 : Rows[row].IndexOf(letter));
    }
}
