using System.CommandLine;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Features.Documents;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot import-document FILE --plan ID</c>: takes a paper into a plan, paragraph by paragraph.</summary>
internal static class ImportDocumentCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "The paper: .docx, .pdf, .txt or .md, at most 20 MB.");
        var plan = new Option<string>("--plan") { Description = "The plan that it belongs to.", HelpName = "ID", Required = true };
        var title = new Option<string>("--title") { Description = "Its title. Default: its subject line or title, else its file's name.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var shortName = new Option<string>("--short-name") { Description = "What people call it, such as \"paper J\". Default: as it is marked.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var replaces = new Option<string>("--replaces") { Description = "The document that this is a newer version of, where its file has another name. See: planbot documents list", HelpName = "DOCUMENT", DefaultValueFactory = _ => "" };
        var date = new Option<PartialDate?>("--date")
        {
            Description = "When it was published or met upon. Default: the first date on it.",
            HelpName = "YYYY-MM-DD",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens[0].Value, out var given))
                {
                    return given;
                }

                result.AddError($"--date '{result.Tokens[0].Value}' is not a date: write 2013-06-26, 2013-06 or 2013.");
                return null;
            },
        };

        var command = new Command("import-document", "Take a paper into a plan, paragraph by paragraph, so that it can be quoted.") { file, plan, title, shortName, date, replaces };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = parsed.GetRequiredValue(file);
            var (content, problem) = await ReadAsync(path, cancellationToken);
            if (problem.Length > 0)
            {
                await errors.WriteLineAsync(problem);
                return 1;
            }

            var provider = services();
            await provider.OpenDatabaseAsync(cancellationToken);
            await using var scope = provider.CreateAsyncScope();
            var planId = parsed.GetRequiredValue(plan);
            var details = new DocumentDetails(AuditActor.CommandLine, parsed.GetRequiredValue(title), parsed.GetRequiredValue(shortName), parsed.GetValue(date), parsed.GetRequiredValue(replaces));
            var outcome = await scope.ServiceProvider.GetRequiredService<DocumentRegister>().ImportAsync(planId, Path.GetFileName(path), content, details, cancellationToken);
            await (outcome is DocumentImport.Refused ? errors : output).WriteLineAsync(outcome.InWords(planId));
            return outcome is DocumentImport.Refused ? 1 : 0;
        });
        return command;
    }

    /// <summary>The file's bytes, or a sentence why not; its kind and size are looked at before it is read.</summary>
    private static async Task<(ReadOnlyMemory<byte> Content, string Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return (default, $"{path} is a folder: name one file.");
        }

        if (PaperReader.ReasonAgainst(Path.GetFileName(path)) is { } reason)
        {
            return (default, reason);
        }

        try
        {
            var info = new FileInfo(path);
            return !info.Exists ? (default, $"There is no file {path}.")
                : info.Length > DocumentLimits.FileBytes ? (default, PaperReader.TooLarge)
                : (await File.ReadAllBytesAsync(path, cancellationToken), "");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (default, $"The file {path} cannot be read: close it elsewhere, and check that this account may read it.");
        }
    }
}
