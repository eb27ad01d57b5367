using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>What a form is for; its button carries it, and all of it comes back from the client.</summary>
internal sealed record FormPurpose(SubmissionKind Kind)
{
    /// <summary>The submission that it changes; empty for a new one.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The earlier comment that it repeats.</summary>
    public string Resubmits { get; init; } = "";

    /// <summary>The sender has seen what looks the same.</summary>
    public bool Anyway { get; init; }

    /// <summary>What a new form begins with.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The comment that a new form begins with, such as the message that it was started from.</summary>
    public string Comment { get; init; } = "";

    public static FormPurpose Of(JsonObject data) => new(CardInputs.Text(data, "kind") is "comment" ? SubmissionKind.Comment : SubmissionKind.Priority)
    {
        Reference = CardInputs.Text(data, "changes"),
        Resubmits = CardInputs.Text(data, "resubmits"),
        Anyway = CardInputs.Text(data, "anyway") is "yes",
    };
}
