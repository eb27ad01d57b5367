using System.Text.Json.Nodes;
using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Turns;

/// <summary>What kind of answer it is; the words stand in the JSON of <c>planbot ask</c>.</summary>
internal enum AnswerKind
{
    Answer,
    Refuse,
    Clarify,
    Help,
    SmallTalk,
    Form,
    Status,
}

/// <summary>For whom an answer is.</summary>
internal enum Audience
{
    /// <summary>All who can read the conversation.</summary>
    Conversation,

    /// <summary>The asker alone: elsewhere than in the personal chat it goes there, with one line in the thread saying so.</summary>
    Asker,

    /// <summary>
    /// The asker alone, in place of the card that the asker pressed, where the channel shows it to nobody else
    /// (the answer to an Action.Execute); where it does not, as <see cref="Asker"/>.
    /// </summary>
    Presser,
}

/// <summary>What PlanBot says in a turn.</summary>
/// <param name="Kind">What kind of answer it is.</param>
/// <param name="Text">The plain sentence that answers. Where there is a card the card begins with it, and it is the notification's text.</param>
internal sealed record Answer(AnswerKind Kind, string Text)
{
    /// <summary>The card, only where there is something to look at or do.</summary>
    public JsonObject? Card { get; init; }

    /// <summary>
    /// What stands from now on in place of the card whose button was pressed, for all who can read the conversation;
    /// nothing where that card stays as it is.
    /// </summary>
    public JsonObject? UsedCard { get; init; }

    /// <summary>A file that is offered with the answer; nothing for none.</summary>
    public OfferedFile? File { get; init; }

    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    public Audience Audience { get; init; } = Audience.Conversation;

    /// <summary>Up to three questions that could follow, as buttons under the answer.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The answer to the second question of a message that asked two; sent as a message of its own.</summary>
    public Answer? Also { get; init; }

    /// <summary>What the question was understood as, one of <see cref="Intents"/>.</summary>
    public string Intent { get; init; } = "";

    /// <summary>What each stage made of the question, for <c>planbot ask --explain</c>.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>The plan that it was answered from; empty where none was meant.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>The records that the answer is about.</summary>
    public IReadOnlyList<RecognizedEntity> Entities { get; init; } = [];
}

/// <summary>A file that somebody is asked whether to take.</summary>
/// <param name="Token">What comes back with a yes or a no.</param>
internal sealed record OfferedFile(string Name, string Description, long Bytes, string Token);
