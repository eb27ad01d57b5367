using System.CommandLine;
using Microsoft.Data.Sqlite;
using PlanBot.Data;
using PlanBot.Health;
using PlanBot.Packaging;

namespace PlanBot.CommandLine;

/// <summary><c>planbot</c>: what the program can do, one command each. Without a command it serves.</summary>
internal static class PlanBotCommandLine
{
    private const int UsageError = 2;

    /// <summary>What shells give a command that was ended by a signal.</summary>
    private const int Stopped = 130;

    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? errors = null, CancellationToken cancellationToken = default)
    {
        var parsed = Create().Parse(args);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        invocation.Output = output ?? invocation.Output;
        invocation.Error = errors ?? invocation.Error;
        try
        {
            var exitCode = await parsed.InvokeAsync(invocation, cancellationToken);
            return parsed.Errors.Count > 0 ? UsageError : exitCode;
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } wrong)
        {
            foreach (var sentence in wrong)
            {
                await invocation.Error.WriteLineAsync(sentence);
            }

            return 1;
        }
        catch (OperationCanceledException)
        {
            await invocation.Error.WriteLineAsync("Stopped before it was done.");
            return Stopped;
        }
        catch (Exception denied) when (denied.GetBaseException() is SqliteException { SqliteErrorCode: DatabaseOptions.ReadOnly })
        {
            // Reading went well, so nothing said it before.
            await invocation.Error.WriteLineAsync($"Nothing was changed: this account may read the database that {DatabaseOptions.ConnectionSetting} names, and not write it. {DatabaseOptions.AsAnotherAccount}");
            return 1;
        }
        catch (DatabaseNotUsableException unusable)
        {
            await invocation.Error.WriteLineAsync(unusable.Message);
            return 1;
        }
    }

    private static RootCommand Create()
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("PlanBot answers questions about police and crime plans in Microsoft Teams, takes partners' priorities and posts deadlines.")
        {
            serve,
            ChatCommand.Create(),
            AskCommand.Create(),
            ImportCommand.Create(() => PlanBotHost.CreateBuilder([], quiet: true, begins: true).Build().Services),
            ExportCommand.Create(Services),
            ExportCommand.Template(Services),
            PaperCommand.Create(settings => PlanBotHost.CreateBuilder(settings, quiet: true).Build().Services),
            SubmissionFileCommands.Import(Services),
            SubmissionFileCommands.Export(Services),
            PersonCommand.Create(Services),
            ImportDocumentCommand.Create(Services),
            DocumentsCommand.Create(Services),
            DoctorCommand.Create(),
            ReadyCommand.Create(),
            BackupCommand.Create(Services),
            RestoreCommand.Create(),
            OutboxCommand.Create(Services),
            RoleCommand.Create(),
            SynonymsCommand.Create(Services),
            UnansweredCommand.Create(Services),
            FeedbackCommand.Create(Services),
            OrganisationCommand.Create(),
            MoveDatabaseCommand.Create(),
            CardsCommand.Create(),
            ManifestCommand.Create(() => PlanBotHost.CreateBuilder([], quiet: true).Configuration),
        };
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }

        root.Action = serve.Action;
        return root;
    }

    private static IServiceProvider Services() => PlanBotHost.CreateBuilder([], quiet: true).Build().Services;
}
