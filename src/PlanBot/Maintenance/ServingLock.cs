using PlanBot.Data;

namespace PlanBot.Maintenance;

/// <summary>
/// Tells a PlanBot that serves from one that restores, by a file beside the database: all that serve hold it together, and
/// whoever restores alone. The operating system lets go of it with the process, however that ends.
/// </summary>
internal sealed class ServingLock(DatabaseOptions database) : IDisposable
{
    /// <summary>Stands behind the database's name in that of the file.</summary>
    private const string Suffix = ".serving";

    private FileStream? _held;

    /// <summary>Holds it with all others that serve, until it is disposed of.</summary>
    /// <exception cref="DatabaseNotUsableException">The database is being restored, or this account may not say that it serves.</exception>
    public void Hold()
    {
        if (_held is not null || database.File is not { } file)
        {
            return;
        }

        try
        {
            _held = Open(file, FileAccess.Read, FileShare.Read) ?? throw new DatabaseNotUsableException($"{file} is being restored. Start PlanBot when that is done.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new DatabaseNotUsableException($"{file}{Suffix} may not be opened by this account. {DatabaseOptions.AsAnotherAccount}");
        }
    }

    /// <summary>Holds it alone; null where a PlanBot serves with that database, or another restores it.</summary>
    public static IDisposable? TakeAlone(string database)
    {
        var isNew = !File.Exists(database + Suffix);
        var held = Open(database, FileAccess.ReadWrite, FileShare.None);
        if (isNew && held is not null && !OperatingSystem.IsWindows())
        {
            // Whoever serves later is mostly another account, and must be able to open it.
            File.SetUnixFileMode(held.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        return held;
    }

    public void Dispose() => _held?.Dispose();

    private static FileStream? Open(string database, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(database + Suffix, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException) when (File.Exists(database + Suffix))
        {
            return null;
        }
    }
}
