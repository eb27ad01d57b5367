using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanBot.Bot;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.CommandLine;

/// <summary><c>planbot ask "question"</c>: one answer on standard output, through the same turn as in Teams, with a reader's role.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = CommonOptions.ArgumentThatIsNoOption("question", "The question, as it would be typed in Teams.");
        var plan = new Option<string?>("--plan") { Description = "The plan that the conversation is about. Default: the setting PlanBot:DefaultPlan, or the only plan there is.", HelpName = "ID" };
        var json = new Option<bool>("--json") { Description = "Write the answer as one line of JSON." };
        var asAt = CommonOptions.AsAt();
        var command = new Command("ask", "Ask one question.") { question, plan, asAt, json };
        command.SetAction((parsed, cancellationToken) => AskAsync(
            CommonOptions.Settings(parsed, asAt),
            parsed.GetRequiredValue(question),
            parsed.GetValue(plan),
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> AskAsync(Dictionary<string, string?> settings, string question, string? planId, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (planId is { Length: > 0 })
        {
            settings["PlanBot:DefaultPlan"] = planId;
        }

        await using var app = PlanBotHost.CreateBuilder(settings, quiet: true).Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        if (planId is { Length: > 0 } && await scope.ServiceProvider.GetRequiredService<PlanLookup>().FindAsync(planId, cancellationToken) is null)
        {
            await console.Error.WriteLineAsync($"There is no plan '{planId}' (--plan). Import it with: planbot import FOLDER");
            return 1;
        }

        var conversationId = $"ask-{Guid.NewGuid():N}";
        var reply = await new BotConversation(app.Services, conversationId, "", "").SayAsync(question, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ConversationStore>().ForgetAsync(conversationId, cancellationToken);
        if (reply.Answer is not { } answer)
        {
            await console.Error.WriteLineAsync("There was no answer; the log says why.");
            return 1;
        }

        await console.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(AnswerLine.Of("1", answer), AskJson.Default.AnswerLine)
            : TextOf(answer));
        return 0;
    }

    /// <summary>Every word that a person would read: the sentence that answers, then the card's words.</summary>
    public static string TextOf(Answer answer) => answer.Card is { } card
        ? $"{answer.Text}\n\n{string.Join('\n', CardText.Of(card).Split('\n').Where(line => line != answer.Text))}"
        : AnswerActivities.TextOf(answer);
}

/// <summary>One answer as <c>planbot ask --json</c> writes it.</summary>
internal sealed record AnswerLine(
    string Id,
    string Intent,
    IReadOnlyDictionary<string, string> Entities,
    string Kind,
    string Text,
    IReadOnlyList<string> Sources)
{
    public static AnswerLine Of(string id, Answer answer) => new(
        id,
        answer.Intent,
        answer.Entities.GroupBy(entity => entity.Type).ToDictionary(group => group.Key, group => string.Join(", ", group.Select(entity => entity.Id).Distinct())),
        answer.Kind.ToString().ToLowerInvariant(),
        AskCommand.TextOf(answer),
        [.. answer.Sources.Select(source => source.Address.Length > 0 ? $"{source.ToWords()} {source.Address}" : source.ToWords())]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class AskJson : JsonSerializerContext
{
    static AskJson() => Default = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
