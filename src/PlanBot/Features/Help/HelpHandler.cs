using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Translation;
using PlanBot.Turns;

namespace PlanBot.Features.Help;

/// <summary>Says what PlanBot can do, with examples from the conversation's plan; greets and takes thanks.</summary>
internal sealed class HelpHandler(PlanExamples examples)
{
    private static readonly CardTemplate<HelpCard> Template = new("Help.HelpCard.json", HelpJson.Default.HelpCard);

    public async Task<Answer> HelpAsync(Turn turn, CancellationToken cancellationToken)
    {
        const string Text = "I answer questions about the police and crime plan from its data, each with its source and the day it holds for; I take partners' priorities and comments, and post deadlines in channels. You can ask me like this:";
        return new(AnswerKind.Help, Text) { Card = Template.Render(CardData(turn, "What I can do", Text, await examples.OfAsync(turn, cancellationToken))) };
    }

    /// <summary>Said once in a conversation that PlanBot was added to.</summary>
    public async Task<Answer> WelcomeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Scope is ConversationScope.Personal
            ? "Hello, I'm PlanBot. Ask me about the police and crime plan, send in a priority, or see what is due."
            : "Hello, I'm PlanBot. Mention me with a question about the police and crime plan; staff can have deadlines posted here by \"post deadlines here\".";
        return new(AnswerKind.Help, text) { Card = Template.Render(CardData(turn, "Hello, I'm PlanBot", text, await examples.OfAsync(turn, cancellationToken))) };
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
        Suggestions = greeting is "thanks" or "bye" ? [] : ["Which themes are in the plan?", "What are the next deadlines?", "Submit a priority"],
    };

    private static HelpCard CardData(Turn turn, string title, string text, ExampleQuestions asked) => new(
        turn.Plan is { } plan ? CardHeader.Of(plan, turn.Today) : new("PlanBot", $"As at {BritishEnglish.Day(turn.Today)}", ""),
        title,
        text,
        [
            new("Themes and ambitions", Quoted(["Which themes are in the plan?", .. asked.Themes, .. asked.Ambitions])),
            new("KPIs", Quoted([.. asked.Kpis, "Which KPIs are off target?"])),
            new("Commitments and decisions", Quoted([.. asked.Commitments, "Which commitments are overdue?", .. asked.Decisions])),
            .. Topic("Money", asked.Money),
            .. Topic("Consultation", asked.Comments),
            new("Law", Quoted(["What must the plan contain by law?", "Any statutory gaps?"])),
            new("Deadlines", Quoted(["What are the next deadlines?", .. asked.Dates]) + " \"What is missing for the panel paper?\". Staff: \"post deadlines here\", \"deadline settings\", \"Tom has the panel paper\", \"cancel the panel meeting\", \"calendar link\", \"announce …\"."),
            .. Topic("Papers", asked.Papers),
            new("Submit", "\"Submit a priority\" opens the form; \"comment on the draft plan\" opens the one for comments; \"my submissions\" lists what you sent."),
            new("Plans", "\"Which plans do you have?\", \"use the Leicestershire 2013 plan\", \"who are our partners?\", \"give me an overview\"."),
        ],
        [new("Themes in the plan", "theme.list"), new("Next deadlines", "deadline.next"), new("Submit a priority", "submission.start"), .. OtherLanguages()]);

    /// <summary>A button for each language that is not written now, in its own name.</summary>
    private static IEnumerable<HelpButton> OtherLanguages() => Language.All
        .Where(language => language.Name != Language.Current.Name)
        .Select(language => new HelpButton(Language.OwnName(language), "language.choose", language.TwoLetterISOLanguageName));

    private static Figure[] Topic(string title, IReadOnlyList<string> questions) => questions.Count > 0 ? [new(title, Quoted(questions))] : [];

    private static string Quoted(IReadOnlyList<string> questions) => string.Join(", ", questions.Select(question => $"\"{question}\"")) + ".";
}

/// <summary>The data of <c>HelpCard.json</c>.</summary>
internal sealed record HelpCard(CardHeader Header, string Title, string Text, IReadOnlyList<Figure> Topics, IReadOnlyList<HelpButton> Buttons);

internal sealed record HelpButton(string Title, string Verb, string Language = "");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelpCard))]
internal sealed partial class HelpJson : JsonSerializerContext;
