using System.CommandLine;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Features.Documents;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot documents</c>: the papers that were imported.</summary>
internal static class DocumentsCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var ofPlan = new Option<string>("--plan") { Description = "Of this plan only.", HelpName = "ID", DefaultValueFactory = _ => "" };
        var list = new Command("list", "List the papers that were imported.") { ofPlan };
        list.SetAction((parsed, cancellationToken) => WithRegisterAsync(
            services,
            async documents =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var held = await documents.ListAsync(parsed.GetRequiredValue(ofPlan), cancellationToken);
                foreach (var document in held)
                {
                    await output.WriteLineAsync($"{document.PlanId} {document.Key}: {document.InWords()}, from {document.Address}, imported on {BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(document.ImportedAtUtc)))}");
                }

                if (held.Count == 0)
                {
                    await output.WriteLineAsync("No paper has been imported yet. Import one with: planbot import-document FILE --plan ID");
                }

                return 0;
            },
            cancellationToken));

        var plan = new Option<string>("--plan") { Description = "The plan that it belongs to.", HelpName = "ID", Required = true };
        var key = CommonOptions.ArgumentThatIsNoOption("DOCUMENT", "The document, as the list names it.");
        var remove = new Command("remove", "Remove a paper with its paragraphs.") { key, plan };
        remove.SetAction((parsed, cancellationToken) => WithRegisterAsync(
            services,
            async documents =>
            {
                var (planId, wanted) = (parsed.GetRequiredValue(plan), parsed.GetRequiredValue(key));
                if (await documents.RemoveAsync(planId, wanted, AuditActor.CommandLine, cancellationToken) is { } removed)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync($"{removed.InWords()} is removed from {planId}.");
                    return 0;
                }

                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no document {wanted} in {planId}. See: planbot documents list");
                return 1;
            },
            cancellationToken));

        return new Command("documents", "List or remove imported papers.") { list, remove };
    }

    private static async Task<int> WithRegisterAsync(Func<IServiceProvider> services, Func<DocumentRegister, Task<int>> run, CancellationToken cancellationToken)
    {
        var provider = services();
        await provider.OpenDatabaseAsync(cancellationToken);
        await using var scope = provider.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<DocumentRegister>());
    }
}
