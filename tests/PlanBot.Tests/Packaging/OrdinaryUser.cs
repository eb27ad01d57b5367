namespace PlanBot.Tests.Packaging;

/// <summary>Runs a program without root's right to read and write what is closed to it, so that files which nobody may read are closed to tests that root runs too.</summary>
internal static class OrdinaryUser
{
    /// <summary>What stands before the program.</summary>
    public static IReadOnlyList<string> Before { get; } =
        Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--"] : [];

    /// <summary>Says who may do what with a file, as <c>chmod</c> does.</summary>
    public static void SetMode(string path, string mode)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Scripts of a Linux machine are tested on one.");
        }

        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }
}
