using System.CommandLine;
using PlanBot.Data;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot unanswered</c>: the questions that could not be answered, and taking one off the list.</summary>
internal static class UnansweredCommand
{
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var dealtWith = new Option<string?>("--dealt-with") { Description = "Take this one off the list.", HelpName = "ID" };
        var command = new Command("unanswered", "List the questions that could not be answered.") { dealtWith };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var provider = services();
            await provider.OpenDatabaseAsync(cancellationToken);
            await using var scope = provider.CreateAsyncScope();
            var register = scope.ServiceProvider.GetRequiredService<UnansweredQuestionRegister>();
            if (parsed.GetValue(dealtWith) is { } id)
            {
                if (await register.FindOpenAsync(id, cancellationToken) is null)
                {
                    await errors.WriteLineAsync($"{id} is not on the list. See: planbot unanswered");
                    return 1;
                }

                await register.DealWithAsync(id, "command line", cancellationToken);
                await output.WriteLineAsync($"{id} is off the list.");
                return 0;
            }

            var open = await register.OpenAsync(_ => true, cancellationToken);
            foreach (var (question, words) in open)
            {
                await output.WriteLineAsync($"{question.Id}: {BritishEnglish.Count(question.Count, "time")} since {BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(question.FirstAtUtc)))}, {UnansweredQuestionsHandler.InWords(question)}");
                foreach (var asked in words)
                {
                    await output.WriteLineAsync($"    {asked.ReplaceLineEndings(" ")}");
                }
            }

            if (open.Count == 0)
            {
                await output.WriteLineAsync("No question waits.");
            }

            return 0;
        });
        return command;
    }
}
