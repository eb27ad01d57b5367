namespace PlanBot.Data.Sqlite;

/// <summary>Tells what is not there from what this account may not look at: <see cref="File.Exists"/> says no to both.</summary>
internal static class FilePresence
{
    public static bool IsHidden(string path)
    {
        try
        {
            _ = File.GetAttributes(path);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
