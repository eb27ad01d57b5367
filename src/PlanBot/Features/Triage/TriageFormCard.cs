using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.Triage;

/// <summary>The data of <c>TriageFormCard.json</c>: deciding, asking or assigning, for one submission or several.</summary>
internal sealed record TriageFormCard(CardHeader Header, string Title, string Text, string Problem, string PlanId, string Reference, string Revision, string Verb, string Send)
{
    private static readonly CardTemplate<TriageFormCard> Template = new("Triage.TriageFormCard.json", TriageFormJson.Default.TriageFormCard);

    /// <summary>What it is about, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The submissions to choose from; empty where the form is about one.</summary>
    public IReadOnlyList<TriageChoice> Items { get; init; } = [];

    public string Selected { get; init; } = "";

    public IReadOnlyList<TriageChoice> Outcomes { get; init; } = [];

    public string Outcome { get; init; } = "";

    public IReadOnlyList<TriageChoice> Themes { get; init; } = [];

    public string ChosenThemes { get; init; } = "";

    public IReadOnlyList<TriageChoice> People { get; init; } = [];

    public string WhereLabel { get; init; } = "";

    public string Where { get; init; } = "";

    public string ReasonLabel { get; init; } = "";

    public string Reason { get; init; } = "";

    public JsonObject Render() => Template.Render(this);
}

internal sealed record TriageChoice(string Title, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TriageFormCard))]
internal sealed partial class TriageFormJson : JsonSerializerContext;
