using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.StatutoryRequirements;

/// <summary>The data of <c>LegalChecklistCard.json</c>.</summary>
internal sealed record LegalChecklistCard(
    CardHeader Header,
    string Text,
    IReadOnlyList<RequirementLine> Requirements,
    string Advice,
    IReadOnlyList<SourceLine> Sources);

/// <summary>A requirement in the checklist.</summary>
/// <param name="Status">What the plan's data shows, symbol and word.</param>
/// <param name="Law">The section that asks for it; empty where the data ties it to none.</param>
internal sealed record RequirementLine(string Name, string Status, string Colour, string Evidence, string Law)
{
    public static RequirementLine Of(Requirement requirement)
    {
        var (symbol, colour) = requirement.Evidence?.Status switch
        {
            "evidenced" => ("✔", "Good"),
            "listed" => ("≡", "Accent"),
            "planned" => ("➜", "Accent"),
            "unclear" => ("◐", "Warning"),
            _ => ("○", "Default"),
        };
        return new(requirement.Name, $"{symbol} {requirement.StatusInWords}", colour, requirement.Evidence?.Evidence ?? "", requirement.Duty is { } duty ? Requirement.ProvisionOf(duty) : "");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LegalChecklistCard))]
internal sealed partial class LegalChecklistJson : JsonSerializerContext;
