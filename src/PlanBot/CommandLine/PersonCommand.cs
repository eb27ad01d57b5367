using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Submissions;

namespace PlanBot.CommandLine;

/// <summary><c>planbot person export|erase</c>: one person's data, written out or erased.</summary>
internal static class PersonCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Func<IServiceProvider> services)
    {
        var tenant = new Option<string>("--tenant") { Description = "The person's tenant id.", HelpName = "GUID", Required = true };
        var person = new Option<string>("--person") { Description = "The person's object id in Microsoft Entra ID.", HelpName = "GUID", Required = true };
        var confirmed = new Option<bool>("--yes") { Description = "Erase without asking: it cannot be undone.", Required = true };

        var export = new Command("export", "Write all that is held of one person to standard output, as JSON.") { tenant, person };
        export.SetAction((parsed, cancellationToken) => WithDataAsync(
            services,
            async data =>
            {
                if (await data.ExportAsync(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(person), cancellationToken) is not { } held)
                {
                    return await NotKnownAsync(parsed);
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync(held.ToJsonString(Readable));
                return 0;
            },
            cancellationToken));

        var erase = new Command("erase", "Replace one person's identity and texts by a marker; references, events and decisions stay.") { tenant, person, confirmed };
        erase.SetAction((parsed, cancellationToken) => WithDataAsync(
            services,
            async data =>
            {
                if (await data.EraseAsync(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(person), AuditActor.CommandLine, cancellationToken) is not { } references)
                {
                    return await NotKnownAsync(parsed);
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync($"The person is erased. Texts were removed from: {(references.Count == 0 ? "nothing" : string.Join(", ", references))}.");
                return 0;
            },
            cancellationToken));

        return new Command("person", "Show or erase what is held of one person.") { export, erase };
    }

    private static async Task<int> NotKnownAsync(ParseResult parsed)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync("PlanBot holds nothing of that person.");
        return 1;
    }

    private static async Task<int> WithDataAsync(Func<IServiceProvider> services, Func<PersonalData, Task<int>> run, CancellationToken cancellationToken)
    {
        var provider = services();
        await provider.OpenDatabaseAsync(cancellationToken);
        await using var scope = provider.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PersonalData>());
    }
}
