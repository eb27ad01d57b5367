using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanBot.Cards;
using PlanBot.Features.Consultation;
using PlanBot.Features.Submissions;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>
/// "Log as consultation comment" on a message: a dialog with its text. Staff write it down for the organisation that made
/// it; everybody else comments for the own one.
/// </summary>
internal sealed partial class CommentDialog(CardActionRouter actions, LoggedCommentHandler logged, SubmissionFormHandler forms)
{
    private static string Title => BotTexts.ConsultationComment;

    public async Task<MessagingExtensionActionResponse> OpenAsync(Turn turn, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        if (turn.Plan is not { } plan)
        {
            return Say(BotTexts.IDoNotKnowWhichPlan);
        }

        var text = TextOf(action.MessagePayload?.Body?.Content ?? "");
        return Respond(Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area)
            ? await logged.StartAsync(turn, plan, text, cancellationToken)
            : await forms.StartCommentFromMessageAsync(turn, plan, text, cancellationToken));
    }

    /// <summary>What was filled in; the dialog stays open where something is wrong with it.</summary>
    public async Task<MessagingExtensionActionResponse> SubmitAsync(Turn turn, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        var data = JsonSerializer.SerializeToNode(action.Data, ProtocolJson.Options) as JsonObject ?? [];
        return await actions.AnswerAsync(turn, new(CardInputs.Text(data, "verb"), data), cancellationToken) is { } answer
            ? Respond(answer)
            : Say(BotTexts.ThisDialogIsFromAnotherVersion);
    }

    private static MessagingExtensionActionResponse Respond(Answer answer) => answer is { Kind: AnswerKind.Form, Card: { } card }
        ? new()
        {
            Task = new TaskModuleContinueResponse
            {
                Value = new()
                {
                    Title = Title,
                    Height = "large",
                    Width = "medium",
                    Card = new() { ContentType = CardMessage.ContentType, Content = WithSubmits(card) },
                },
            },
        }
        : Say(answer.Text);

    private static MessagingExtensionActionResponse Say(string text) => new() { Task = new TaskModuleMessageResponse { Value = text } };

    /// <summary>A dialog takes no Action.Execute; each has an Action.Submit as its fallback.</summary>
    private static JsonNode? WithSubmits(JsonNode? node) => node switch
    {
        JsonObject { } action when (string?)action["type"] == "Action.Execute" && action["fallback"] is JsonObject submit => submit.DeepClone(),
        JsonObject element => new JsonObject(element.Select(property => KeyValuePair.Create(property.Key, WithSubmits(property.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithSubmits)]),
        _ => node?.DeepClone(),
    };

    /// <summary>The words of a message, which Teams hands over as HTML.</summary>
    private static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex("<br ?/?>|</p>|</div>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
