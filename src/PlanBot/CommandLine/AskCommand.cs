using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using PlanBot.Bot;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.CommandLine;

/// <summary>
/// <c>planbot ask</c>: answers on standard output, through the same turn as in Teams: of one question with a reader's
/// role, or of a file of questions (<c>--batch</c>) as somebody who was granted no role, each conversation by itself.
/// </summary>
internal static class AskCommand
{
    /// <summary>No tenant of Microsoft Entra ID is called that.</summary>
    private const string Tenant = "terminal";

    private const string BatchPerson = "batch";

    public static Command Create()
    {
        var question = CommonOptions.ArgumentThatIsNoOption("question", "The question, as it would be typed in Teams.");
        question.Arity = ArgumentArity.ZeroOrOne;
        var plan = new Option<string?>("--plan") { Description = "The plan that the conversation is about. Default: the setting PlanBot:DefaultPlan, or the only plan there is.", HelpName = "ID" };
        var batch = new Option<string?>("--batch") { Description = "Answer each line of a file: {\"id\", \"plan\" (or null), \"question\", \"after\"?, \"asOf\"?}.", HelpName = "FILE.jsonl" };
        var json = new Option<bool>("--json") { Description = "Write each answer as one line of JSON." };
        var explain = new Option<bool>("--explain") { Description = "Say on standard error what each stage made of the question." };
        var asAt = CommonOptions.AsAt();
        var command = new Command("ask", "Ask one question, or a file of them.") { question, plan, batch, asAt, json, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(question) is null == result.GetValue(batch) is null)
            {
                result.AddError("Give a question, or a file of questions with --batch.");
            }
            else if (result.GetValue(batch) is not null && result.GetValue(plan) is not null)
            {
                result.AddError("With --batch the plan stands in each line: leave --plan out.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new AskOutput(parsed.InvocationConfiguration, parsed.GetValue(json), parsed.GetValue(explain));
            var settings = CommonOptions.Settings(parsed, asAt);
            return parsed.GetValue(batch) is { } file
                ? AskAllAsync(settings, file, parsed.GetValue(asAt), output, cancellationToken)
                : AskAsync(settings, parsed.GetValue(question)!, parsed.GetValue(plan), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> AskAsync(Dictionary<string, string?> settings, string question, string? planId, AskOutput output, CancellationToken cancellationToken)
    {
        if (planId is { Length: > 0 })
        {
            settings["PlanBot:DefaultPlan"] = planId;
        }

        await using var app = PlanBotHost.CreateBuilder(settings, quiet: true).Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        if (planId is { Length: > 0 } && !await HasPlanAsync(app.Services, planId, cancellationToken))
        {
            await output.Errors.WriteLineAsync($"There is no plan '{planId}' (--plan). Import it with: planbot import FOLDER");
            return 1;
        }

        var conversationId = $"ask-{Guid.NewGuid():N}";
        var reply = await new BotConversation(app.Services, conversationId, "", "").SayAsync(question, cancellationToken);
        await ForgetAsync(app.Services, conversationId, cancellationToken);
        if (reply.Answer is not { } answer)
        {
            await output.Errors.WriteLineAsync("There was no answer; the log says why.");
            return 1;
        }

        await output.WriteAsync("1", question, answer);
        return 0;
    }

    private static async Task<int> AskAllAsync(Dictionary<string, string?> settings, string file, DateOnly? asAt, AskOutput output, CancellationToken cancellationToken)
    {
        IReadOnlyList<BatchedQuestion> questions;
        try
        {
            questions = await QuestionBatch.ReadAsync(file, cancellationToken);
        }
        catch (QuestionBatchException wrong)
        {
            await output.Errors.WriteLineAsync(wrong.Message);
            return 1;
        }

        var clock = new AsAtTimeProvider(TimeProvider.System, asAt);
        var builder = PlanBotHost.CreateBuilder(settings, quiet: true);
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using var app = builder.Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        foreach (var planId in questions.Select(question => question.Plan).OfType<string>().Distinct())
        {
            if (planId != Recognition.PlanVocabulary.National && !await HasPlanAsync(app.Services, planId, cancellationToken))
            {
                await output.Errors.WriteLineAsync($"{file} asks about the plan '{planId}', which is not there. Import it with: planbot import FOLDER");
                return 1;
            }
        }

        // What a line says about the plan is what a setting says to a conversation that has chosen none.
        var planOfLine = app.Services.GetRequiredService<IOptions<PlanChoiceOptions>>().Value;
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var conversation in QuestionBatch.ConversationsOf(questions))
        {
            // One after the other: what was asked in one on another day is not too long ago for its follow-up.
            var conversationId = $"ask-{Guid.NewGuid():N}";
            foreach (var question in conversation)
            {
                planOfLine.DefaultPlan = question.Plan ?? "";
                clock.MoveTo(question.AsOf ?? asAt);
                if ((await new BotConversation(app.Services, conversationId, Tenant, BatchPerson).SayAsync(question.Question, cancellationToken)).Answer is { } answer)
                {
                    answers[question.Id] = answer;
                }
            }

            await ForgetAsync(app.Services, conversationId, cancellationToken);
        }

        foreach (var question in questions)
        {
            if (answers.TryGetValue(question.Id, out var answer))
            {
                await output.WriteAsync(question.Id, question.Question, answer);
            }
            else
            {
                await output.Errors.WriteLineAsync($"There was no answer to '{question.Id}'; the log says why.");
            }
        }

        return answers.Count == questions.Count ? 0 : 1;
    }

    private static async Task<bool> HasPlanAsync(IServiceProvider services, string planId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlanLookup>().FindAsync(planId, cancellationToken) is not null;
    }

    /// <summary>A conversation on the command line is over with its last answer.</summary>
    private static async Task ForgetAsync(IServiceProvider services, string conversationId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ConversationStore>().ForgetAsync(conversationId, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ConversationStates>().ForgetAsync(conversationId, cancellationToken);
    }
}

/// <summary>Where answers are written, and how.</summary>
internal sealed class AskOutput(InvocationConfiguration console, bool json, bool explain)
{
    public TextWriter Errors => console.Error;

    public async Task WriteAsync(string id, string question, Answer answer)
    {
        foreach (var stage in explain ? answer.Trace.Prepend($"{id}: {question}") : [])
        {
            await Errors.WriteLineAsync(stage);
        }

        await console.Output.WriteLineAsync(json ? JsonSerializer.Serialize(AnswerLine.Of(id, answer), AskJson.Default.AnswerLine) : AnswerLine.TextOf(answer));
    }
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
        TextOf(answer),
        [.. answer.Sources.Select(source => source.Address.Length > 0 ? $"{source.ToWords()} {source.Address}" : source.ToWords())]);

    /// <summary>Every word that a person would read: the sentence that answers, then the card's words.</summary>
    public static string TextOf(Answer answer) => answer.Also is { } also
        ? $"{TextOf(answer with { Also = null })}\n\n{TextOf(also)}"
        : answer.Card is { } card
        ? $"{answer.Text}\n\n{string.Join('\n', CardText.Of(card).Split('\n').Where(line => line != answer.Text))}"
        : AnswerActivities.TextOf(answer);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class AskJson : JsonSerializerContext
{
    static AskJson() => Default = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
