using System.CommandLine;
using PlanBot.Data;
using PlanBot.Features.AnswerFeedback;

namespace PlanBot.CommandLine;

/// <summary><c>planbot feedback</c>: how useful people found the answers, by intent.</summary>
internal static class FeedbackCommand
{
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("feedback", "Show how useful people found the answers, by intent.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = services();
            await provider.OpenDatabaseAsync(cancellationToken);
            await using var scope = provider.CreateAsyncScope();
            var summary = await scope.ServiceProvider.GetRequiredService<FeedbackSummary>().ByIntentAsync(_ => true, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(FeedbackSummary.InWords(summary));
            return 0;
        });
        return command;
    }
}
