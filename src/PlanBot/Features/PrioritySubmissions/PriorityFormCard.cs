using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>The data of <c>PriorityFormCard.json</c>.</summary>
internal sealed record PriorityFormCard(
    CardHeader Header,
    string Text,
    string PlanId,
    string FormKey,
    IReadOnlyList<string> Problems,
    IReadOnlyList<PriorityInput> Inputs)
{
    private static readonly CardTemplate<PriorityFormCard> Template =
        new("PrioritySubmissions.PriorityFormCard.json", PriorityFormJson.Default.PriorityFormCard);

    /// <param name="themes">The themes that can be chosen; without any, nobody is asked for them.</param>
    public static JsonObject Of(Plan plan, DateOnly today, string text, string formKey, PriorityForm form, IReadOnlyList<Theme> themes)
    {
        var fields = PriorityFields.All.Where(field => !field.IsThemes || themes.Count > 0).ToList();
        return Template.Render(new(
            CardHeader.Of(plan, today),
            text,
            plan.Id,
            formKey,
            [.. fields.Where(field => form.ProblemWith(field).Length > 0).Select(field => $"{field.Label}: {form.ProblemWith(field)}")],
            [.. fields.Select(field => InputOf(field, form, themes))]));
    }

    private static PriorityInput InputOf(PriorityField field, PriorityForm form, IReadOnlyList<Theme> themes) => new(
        field.Id,
        field.IsRequired ? field.Label : $"{field.Label} (optional)",
        field.IsThemes ? string.Join(',', IdList.Split(form[field])) : form[field],
        field.Example,
        field.IsRequired,
        field.IsMultiline,
        field.IsWebAddress ? "Url" : "Text",
        field.MaxLength,
        field.Wrong,
        form.ProblemWith(field),
        field.IsThemes ? [.. themes.Select(theme => new PriorityChoice(theme.Name, theme.Id))] : []);
}

/// <summary>An input of the form, with the message beside it.</summary>
internal sealed record PriorityInput(
    string Id,
    string Label,
    string Value,
    string Placeholder,
    bool IsRequired,
    bool IsMultiline,
    string Style,
    int MaxLength,
    string ErrorMessage,
    string Problem,
    IReadOnlyList<PriorityChoice> Choices);

internal sealed record PriorityChoice(string Title, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PriorityFormCard))]
internal sealed partial class PriorityFormJson : JsonSerializerContext;
