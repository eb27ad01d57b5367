using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;

namespace PlanBot.CommandLine;

/// <summary><c>planbot outbox</c>: what waits to be sent unasked; holds it, lets it go on, or closes what is too old.</summary>
internal static class OutboxCommand
{
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("outbox", "Show what waits to be sent unasked.");
        command.SetAction((parsed, cancellationToken) => WithOutboxAsync(services, (holds, db) => ShowAsync(holds, db, parsed.InvocationConfiguration.Output, cancellationToken), cancellationToken));

        var hold = new Command("hold", "Send nothing unasked from now on; what is queued waits.");
        hold.SetAction((parsed, cancellationToken) => WithOutboxAsync(
            services,
            async (holds, _) =>
            {
                await holds.HoldAsync("held by an administrator", cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync("The outbox is held. Let it go on with: planbot outbox release");
                return 0;
            },
            cancellationToken));

        var release = new Command("release", "Let the outbox go on.");
        release.SetAction((parsed, cancellationToken) => WithOutboxAsync(
            services,
            async (holds, _) =>
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(await holds.ReleaseAsync(cancellationToken) ? "The outbox goes on." : "The outbox was not held.");
                return 0;
            },
            cancellationToken));

        var before = new Option<DateOnly>("--before")
        {
            Description = "Close what was queued before this day.",
            HelpName = "YYYY-MM-DD",
            Required = true,
            CustomParser = result =>
            {
                if (!DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    result.AddError($"--before '{result.Tokens[0].Value}' is not a day: write it like 2026-11-30.");
                }

                return day;
            },
        };
        var close = new Command("close", "Close waiting posts that are too old to be sent.") { before };
        close.SetAction((parsed, cancellationToken) => WithOutboxAsync(
            services,
            async (holds, _) =>
            {
                var closed = await holds.CloseOlderAsync(PlanDay.ToUtc(parsed.GetRequiredValue(before), TimeOnly.MinValue), cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{BritishEnglish.Count(closed, "post")} closed; they are never sent.");
                return 0;
            },
            cancellationToken));

        command.Add(hold);
        command.Add(release);
        command.Add(close);
        return command;
    }

    private static async Task<int> ShowAsync(OutboxHolds holds, PlanDbContext db, TextWriter output, CancellationToken cancellationToken)
    {
        if (await holds.CurrentAsync(cancellationToken) is { } hold)
        {
            await output.WriteLineAsync($"Held since {PlanDay.InWords(hold.SinceUtc)}: {hold.Reason}.");
        }

        var topics = await db.Set<OutboxPost>()
            .Where(post => post.State == PostState.Waiting || post.State == PostState.Sending)
            .GroupBy(post => new { post.Topic, post.LaneId })
            .Select(group => new { group.Key.Topic, group.Key.LaneId, Count = group.Count(), Oldest = group.Min(post => post.CreatedAtUtc) })
            .ToListAsync(cancellationToken);
        foreach (var topic in topics.OrderBy(topic => topic.Oldest).ThenBy(topic => topic.LaneId, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{BritishEnglish.Count(topic.Count, "post")} to {topic.LaneId}{(topic.Topic.Length > 0 ? $" ({topic.Topic})" : "")}, the oldest of {PlanDay.InWords(topic.Oldest)}");
        }

        if (topics.Count == 0)
        {
            await output.WriteLineAsync("Nothing waits.");
        }

        return 0;
    }

    private static async Task<int> WithOutboxAsync(Func<IServiceProvider> services, Func<OutboxHolds, PlanDbContext, Task<int>> run, CancellationToken cancellationToken)
    {
        var provider = services();
        await provider.OpenDatabaseAsync(cancellationToken);
        await using var scope = provider.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<OutboxHolds>(), scope.ServiceProvider.GetRequiredService<PlanDbContext>());
    }
}
