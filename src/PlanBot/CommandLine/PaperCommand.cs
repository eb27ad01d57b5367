using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Features.PanelPaper;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot paper PLAN --out FILE</c>: drafts the paper to a plan's panel from the data, as a Word file.</summary>
internal static class PaperCommand
{
    /// <summary>The command. It ends with 0 when the file is written and 1 when there is no such plan, theme or place.</summary>
    /// <param name="services">The application's services with what the options say over the configuration; asked for only when the command runs.</param>
    public static Command Create(Func<IReadOnlyDictionary<string, string?>, IServiceProvider> services)
    {
        var plan = CommonOptions.ArgumentThatIsNoOption("PLAN", "The plan's id, such as leicestershire-2013-17.");
        var file = new Option<string>("--out") { Description = "The Word file to write; it must not be there yet.", HelpName = "FILE", Required = true };
        var theme = new Option<string>("--theme") { Description = "The id of the one theme that it is about. Default: all in force.", HelpName = "ID", DefaultValueFactory = _ => "" };
        var author = new Option<string>("--author") { Description = "Who signs it. Default: a marked blank.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        var asAt = CommonOptions.AsAt();
        var command = new Command("paper", "Draft the panel paper from the data, as a Word file; what is not known is a marked blank.") { plan, file, theme, author, asAt };
        command.SetAction((parsed, cancellationToken) => WriteAsync(
            new(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(file), parsed.GetValue(theme) ?? "", parsed.GetValue(author) ?? ""),
            services(CommonOptions.Settings(parsed, asAt)),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(PaperOrder order, IServiceProvider services, InvocationConfiguration invocation, CancellationToken cancellationToken)
    {
        await services.OpenDatabaseAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<PlanDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == order.Plan, cancellationToken) is not { } plan)
        {
            await invocation.Error.WriteLineAsync($"There is no plan {order.Plan}. Name one of: {string.Join(", ", await db.Plans.Select(row => row.Id).OrderBy(id => id).ToListAsync(cancellationToken))}.");
            return 1;
        }

        var facts = await PaperFacts.ReadAsync(db, plan, PlanDay.Today(clock), cancellationToken);
        if (order.Theme.Length > 0 && facts.Delivery.Themes.All(row => row.Id != order.Theme))
        {
            await invocation.Error.WriteLineAsync($"{order.Plan} has no theme {order.Theme}. Name one of: {string.Join(", ", facts.Delivery.Themes.Select(row => row.Id))}.");
            return 1;
        }

        var paper = PaperDraft.Of(facts, order.Theme, order.Author);
        try
        {
            await using var stream = new FileStream(order.File, FileMode.CreateNew, FileAccess.Write);
            await stream.WriteAsync(WordPaper.Write(paper, clock.GetUtcNow().UtcDateTime), cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await invocation.Error.WriteLineAsync($"{order.File} cannot be written ({unwritable.Message}). Name a file that is not there yet, in a folder that this account may write to.");
            return 1;
        }

        await invocation.Output.WriteLineAsync($"{paper.Title}: written to {Path.GetFullPath(order.File)}, {BritishEnglish.Count(paper.Blanks, "blank")} to fill in.");
        return 0;
    }

    /// <summary>What is to be written where.</summary>
    private sealed record PaperOrder(string Plan, string File, string Theme, string Author);
}
