using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Help;

/// <summary>Says what PlanBot can do, greets and takes thanks.</summary>
internal sealed class HelpHandler
{
    private static readonly CardTemplate<HelpCard> Template = new("Help.HelpCard.json", HelpJson.Default.HelpCard);

    public static Answer Help(Turn turn)
    {
        const string Text = "I can answer questions about the police and crime plan, take a partner's priority and post deadlines here. You can ask me like this:";
        return new(AnswerKind.Help, Text) { Card = Template.Render(CardData(turn, "What I can do", Text)) };
    }

    /// <summary>Said once in a conversation that PlanBot was added to.</summary>
    public static Answer Welcome(Turn turn)
    {
        var text = turn.Scope is ConversationScope.Personal
            ? "Hello, I'm PlanBot. Ask me about the police and crime plan, send in a priority, or see what is due."
            : "Hello, I'm PlanBot. Mention me with a question about the police and crime plan; staff can have deadlines posted here by \"post deadlines here\".";
        return new(AnswerKind.Help, text) { Card = Template.Render(CardData(turn, "Hello, I'm PlanBot", text)) };
    }

    /// <param name="greeting">hello, thanks, bye, how-are-you or sorry.</param>
    /// <param name="hour">The hour of the day in London.</param>
    public static Answer SmallTalk(string greeting, int hour) => new(AnswerKind.SmallTalk, greeting switch
    {
        "thanks" => "You're welcome.",
        "bye" => "Bye, see you.",
        "how-are-you" => "All well, thank you. Hello! What would you like to know about the plan?",
        "sorry" => "No problem. What would you like to know about the plan?",
        _ => $"Hello, good {(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening")}. What would you like to know about the plan?",
    })
    {
        Suggestions = greeting is "thanks" or "bye" ? [] : Examples.Take(3).ToList(),
    };

    private static readonly IReadOnlyList<string> Examples =
    [
        "Which themes are in the plan?",
        "What are the next deadlines?",
        "Submit a priority",
        "What's the status of the victims theme?",
        "What happened to the mental health theme?",
        "My submissions",
    ];

    private static HelpCard CardData(Turn turn, string title, string text) => new(
        turn.Plan is { } plan ? CardHeader.Of(plan, turn.Today) : new("PlanBot", $"As at {BritishEnglish.Day(turn.Today)}", ""),
        title,
        text,
        [
            new("Ask", "\"What's the status of the victims theme?\", \"Which themes are in the plan?\", \"What happened to the mental health theme?\", \"When will the plan be published?\""),
            new("Submit", "\"Submit a priority\" opens the form; \"my submissions\" lists what you sent."),
            new("Remind", "\"What are the next deadlines?\"; \"what is missing for the panel paper?\"; staff: \"post deadlines here\", \"stop posting deadlines here\", \"Tom has the panel paper\", \"calendar link\"."),
            new("Choose", "\"Which plans do you have?\", \"use the Leicestershire 2013 plan\"."),
        ],
        [new("Themes in the plan", "theme.list"), new("Next deadlines", "deadline.next"), new("Submit a priority", "submission.start")]);
}

/// <summary>The data of <c>HelpCard.json</c>.</summary>
internal sealed record HelpCard(CardHeader Header, string Title, string Text, IReadOnlyList<Figure> Topics, IReadOnlyList<HelpButton> Buttons);

internal sealed record HelpButton(string Title, string Verb);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelpCard))]
internal sealed partial class HelpJson : JsonSerializerContext;
