using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>The data of <c>SubmissionFormCard.json</c>.</summary>
internal sealed record SubmissionFormCard(
    CardHeader Header,
    string Title,
    string Text,
    string PlanId,
    string FormKey,
    string Kind,
    string Reference,
    string Resubmits,
    string Anyway,
    string Organisation,
    string Send,
    IReadOnlyList<string> Problems,
    IReadOnlyList<FormInput> Inputs)
{
    private static readonly CardTemplate<SubmissionFormCard> Template =
        new("Submissions.SubmissionFormCard.json", SubmissionFormCardJson.Default.SubmissionFormCard);

    /// <param name="themes">The themes that can be chosen; without any, nobody is asked for them.</param>
    /// <param name="organisation">The organisation where it is known; then nobody is asked for it.</param>
    /// <param name="notes">What is pointed out before sending, beside the fields' own problems.</param>
    public static JsonObject Of(Plan plan, DateOnly today, string text, string formKey, FormPurpose purpose, SubmissionForm form, IReadOnlyList<Theme> themes, string organisation, IReadOnlyList<string> notes)
    {
        var fields = form.Fields
            .Where(field => !field.IsThemes || themes.Count > 0)
            .Where(field => field != SubmissionFields.Organisation || organisation.Length == 0)
            .ToList();
        return Template.Render(new(
            CardHeader.Of(plan, today),
            purpose.Kind is SubmissionKind.Comment ? SubmissionsTexts.CommentOnTheDraft : SubmissionsTexts.SubmitALocalPriority,
            text,
            plan.Id,
            formKey,
            purpose.Kind is SubmissionKind.Comment ? "comment" : "priority",
            purpose.Reference,
            purpose.Resubmits,
            purpose.Anyway ? "yes" : "",
            TypedText.Line(organisation),
            purpose.Anyway ? SubmissionsTexts.SendAllTheSame : SubmissionsTexts.Send,
            [.. fields.Where(field => form.ProblemWith(field).Length > 0).Select(field => $"{field.Label}: {form.ProblemWith(field)}"), .. notes.Select(TypedText.Line)],
            [.. fields.Select(field => InputOf(field, form, themes))]));
    }

    private static FormInput InputOf(SubmissionField field, SubmissionForm form, IReadOnlyList<Theme> themes) => new(
        field.Id,
        field.IsRequired ? field.InWords : SubmissionsTexts.FormatLabelOptional(field.Label),
        field.IsThemes ? string.Join(',', IdList.Split(form[field])) : form[field],
        field.Example,
        field.IsMultiline,
        field.IsWebAddress ? "Url" : "Text",
        field.MaxLength,
        field.Wrong,
        form.ProblemWith(field),
        field.IsThemes ? [.. themes.Select(theme => new FormChoice(theme.Name, theme.Id))] : []);
}

/// <summary>
/// An input of the form, with the message beside it. What is required is checked by PlanBot and not by the client, so
/// that half a form can be kept as a draft.
/// </summary>
internal sealed record FormInput(
    string Id,
    string Label,
    string Value,
    string Placeholder,
    bool IsMultiline,
    string Style,
    int MaxLength,
    string ErrorMessage,
    string Problem,
    IReadOnlyList<FormChoice> Choices);

internal sealed record FormChoice(string Title, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SubmissionFormCard))]
internal sealed partial class SubmissionFormCardJson : JsonSerializerContext;
