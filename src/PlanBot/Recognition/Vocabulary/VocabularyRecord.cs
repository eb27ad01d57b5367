using PlanBot.Plans;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>One thing that a question can name, with the word stems it is known by.</summary>
internal sealed record VocabularyRecord
{
    /// <summary>One of <see cref="EntityTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The id that the entity carries; for a comment its letter and, from the second part on, its part.</summary>
    public required string Id { get; init; }

    public required string PlanId { get; init; }

    /// <summary>The stems of its name, each once.</summary>
    public required string[] Name { get; init; }

    /// <summary>The stems of its id: the short name that the data's compilers gave it.</summary>
    public required string[] Alias { get; init; }

    /// <summary>The stems of whatever else its row says.</summary>
    public required HashSet<string> Other { get; init; }

    /// <summary>The row itself.</summary>
    public required PlanRow Row { get; init; }
}
