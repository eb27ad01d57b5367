using System.CommandLine;
using PlanBot.Data;
using PlanBot.Features.Synonyms;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot synonyms</c>: the administrators' abbreviations and other words for the same, as a CSV file.</summary>
internal static class SynonymsCommand
{
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "A CSV file with the columns term and meaning.");
        var replace = new Option<bool>("--replace") { Description = "Remove those that the file lacks. Without it they are left alone." };
        var import = new Command("import", "Read abbreviations, all or none; PlanBot uses them at once.") { file, replace };
        import.SetAction(async (parsed, cancellationToken) => await ImportAsync(
            services(), parsed.GetRequiredValue(file), parsed.GetValue(replace), parsed.InvocationConfiguration, cancellationToken));

        var target = CommonOptions.ArgumentThatIsNoOption("FILE", "The CSV file to write.");
        var export = new Command("export", "Write the abbreviations that were added, as import reads them.") { target };
        export.SetAction(async (parsed, cancellationToken) => await ExportAsync(
            services(), parsed.GetRequiredValue(target), parsed.InvocationConfiguration, cancellationToken));

        return new Command("synonyms", "Import or export abbreviations and other words for the same.") { import, export };
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string file, bool replace, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"{file} cannot be read: {unreadable.Message}");
            return 1;
        }

        await services.OpenDatabaseAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<SynonymsFile>().ImportAsync(Path.GetFileName(file), content, replace, cancellationToken))
        {
            case SynonymsImport.Imported imported:
                await console.Output.WriteLineAsync($"{BritishEnglish.Count(imported.Added, "abbreviation")} added, {imported.Removed} removed, {imported.Known} known already.");
                return 0;
            case SynonymsImport.Rejected rejected:
                foreach (var problem in rejected.Problems)
                {
                    await console.Error.WriteLineAsync(problem.ToString());
                }

                await console.Error.WriteLineAsync("Nothing was changed.");
                return 1;
            case var other:
                throw new InvalidOperationException($"No words for {other.GetType().Name}.");
        }
    }

    private static async Task<int> ExportAsync(IServiceProvider services, string file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await services.OpenDatabaseAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var text = await scope.ServiceProvider.GetRequiredService<SynonymsFile>().ExportAsync(cancellationToken);
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"{file} cannot be written: {unwritable.Message}");
            return 1;
        }

        await console.Output.WriteLineAsync($"{BritishEnglish.Count(text.Count(character => character == '\n') - 1, "abbreviation")} written to {Path.GetFullPath(file)}.");
        return 0;
    }
}
