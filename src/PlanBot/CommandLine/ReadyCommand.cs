using System.CommandLine;
using PlanBot.Health;

namespace PlanBot.CommandLine;

/// <summary><c>planbot ready</c>: asks a PlanBot that runs on this machine whether it can serve, for containers whose image has no other client.</summary>
internal static class ReadyCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The command. It ends with 0 where PlanBot can serve and 1 where it cannot or does not answer.</summary>
    public static Command Create()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where it listens. Default: http://127.0.0.1:3978",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://127.0.0.1:3978",
        };
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                result.AddError("--url: write the whole address, such as http://127.0.0.1:3978.");
            }
        });
        var command = new Command("ready", "Ask the PlanBot that runs here whether it can serve.") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (ready, what) = await AskAsync(new(parsed.GetRequiredValue(url)), cancellationToken);
            await (ready ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(what);
            return ready ? 0 : 1;
        });
        return command;
    }

    private static async Task<(bool Ready, string What)> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var response = await http.GetAsync(new Uri(url, HealthEndpoints.ReadyPath), cancellationToken);
            return response.IsSuccessStatusCode
                ? (true, "PlanBot can serve.")
                : (false, $"PlanBot answers and cannot serve now (status {(int)response.StatusCode}). {url}{HealthEndpoints.ReadyPath.TrimStart('/')} says why to this machine, or to whoever shows PlanBot:Monitoring:Key where that is set.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (false, $"PlanBot does not answer at {url}. Is it running, and does it listen there?");
        }
    }
}
