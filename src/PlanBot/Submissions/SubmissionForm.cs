using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>What somebody typed into the form, and what is wrong with it. All of it comes from the client.</summary>
internal sealed class SubmissionForm
{
    /// <summary>Teams takes messages of up to 100 KB; a form with more than this in it does not come back whole.</summary>
    private const int MostTypedCharacters = 24_000;

    private readonly Dictionary<SubmissionField, string> _values;
    private readonly Dictionary<SubmissionField, string> _problems;

    private SubmissionForm(SubmissionKind kind, Dictionary<SubmissionField, string> values, Dictionary<SubmissionField, string> problems) =>
        (Kind, _values, _problems) = (kind, values, problems);

    public SubmissionKind Kind { get; }

    public IReadOnlyList<SubmissionField> Fields => SubmissionFields.Of(Kind);

    /// <summary>Nothing typed yet, but for what is known.</summary>
    public static SubmissionForm With(SubmissionKind kind, params (SubmissionField Field, string Value)[] known) =>
        new(kind, known.ToDictionary(field => field.Field, field => field.Value), []);

    /// <summary>What a submission holds now, to be changed.</summary>
    public static SubmissionForm Of(Submission submission) =>
        new(submission.Kind, SubmissionFields.Of(submission.Kind).ToDictionary(field => field, field => field.Read(submission)), []);

    /// <summary>What was typed earlier and kept.</summary>
    public static SubmissionForm OfJson(SubmissionKind kind, string fieldsJson)
    {
        var kept = JsonSerializer.Deserialize(fieldsJson, SubmissionFormJson.Default.DictionaryStringString) ?? [];
        return new(kind, SubmissionFields.Of(kind).ToDictionary(field => field, field => kept.GetValueOrDefault(field.Id, "")), []);
    }

    /// <summary>The fields by the ids of their inputs, as a JSON object of texts.</summary>
    public string ToJson() => JsonSerializer.Serialize(Fields.ToDictionary(field => field.Id, field => this[field]), SubmissionFormJson.Default.DictionaryStringString);

    /// <summary>Reads the inputs and checks each as the card's own checks do, and further.</summary>
    /// <param name="data">The pressed button's data with the inputs merged in.</param>
    /// <param name="kind">A priority or a comment.</param>
    /// <param name="themes">The themes that can be chosen.</param>
    /// <param name="organisation">The organisation where it is known: then what was typed for it counts for nothing.</param>
    public static SubmissionForm Read(JsonObject data, SubmissionKind kind, IReadOnlyList<Theme> themes, string organisation)
    {
        var (values, problems) = (new Dictionary<SubmissionField, string>(), new Dictionary<SubmissionField, string>());
        foreach (var field in SubmissionFields.Of(kind))
        {
            var typed = data[field.Id] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            if (field == SubmissionFields.Organisation && organisation.Length > 0)
            {
                typed = organisation;
            }

            var clean = field.IsThemes ? ThemeIds(typed) : Clean(typed, field.IsMultiline);
            values[field] = clean.Text;
            if (ProblemOf(field, clean.Text, clean.HeldInvisible, themes) is { } problem)
            {
                problems[field] = problem;
            }
        }

        CutToMessageSize(values, problems);
        return new(kind, values, problems);
    }

    public bool IsValid => _problems.Count == 0;

    /// <summary>The ids of the fields that something is wrong with.</summary>
    public IEnumerable<string> WrongFields => _problems.Keys.Select(wrong => wrong.Id);

    public string this[SubmissionField field] => _values.GetValueOrDefault(field, "");

    public string ProblemWith(SubmissionField field) => _problems.GetValueOrDefault(field, "");

    /// <summary>Puts what was typed into the submission.</summary>
    public void WriteTo(Submission submission)
    {
        foreach (var field in Fields)
        {
            field.Write(submission, this[field]);
        }
    }

    private static string? ProblemOf(SubmissionField field, string value, bool heldInvisible, IReadOnlyList<Theme> themes)
    {
        if (value.Length == 0)
        {
            return field.IsRequired ? field.Wrong : null;
        }

        if (heldInvisible)
        {
            return SubmissionsTexts.ThisHeldCharactersThatCannotBe;
        }

        if (value.Length > field.MaxLength)
        {
            return SubmissionsTexts.FormatShortenThisToAtMostCharacters(BritishEnglish.Number(field.MaxLength), BritishEnglish.Number(value.Length));
        }

        var isWrong = (field.IsThemes && IdList.Split(value).Any(id => themes.All(theme => theme.Id != id)))
            || (field.IsWebAddress && !IsWebAddress(value));
        return isWrong ? field.Wrong : null;
    }

    /// <summary>A link that says where it leads: no script, no file, no name and password before the host.</summary>
    private static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Length > 0
        && address.UserInfo.Length == 0;

    /// <summary>A card sends several choices with commas between them.</summary>
    private static (string Text, bool HeldInvisible) ThemeIds(string typed) =>
        (string.Join(';', typed.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()), false);

    /// <summary>One kind of line break, none in a single line, and no character that nobody can see.</summary>
    private static (string Text, bool HeldInvisible) Clean(string typed, bool isMultiline)
    {
        var clean = new StringBuilder(typed.Length);
        var heldInvisible = false;
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            switch (rune.Value)
            {
                // Line breaks of word processors among them: vertical tab, next line, line and paragraph separator.
                case '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029:
                    clean.Append(isMultiline ? '\n' : ' ');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;

                // What turns the reading direction around can make a text read otherwise than it is.
                case >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFFFD:
                case var _ when Rune.IsControl(rune):
                    heldInvisible = true;
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return (clean.ToString().Trim(), heldInvisible);
    }

    private static void CutToMessageSize(Dictionary<SubmissionField, string> values, Dictionary<SubmissionField, string> problems)
    {
        if (values.Values.Sum(value => value.Length) <= MostTypedCharacters)
        {
            return;
        }

        foreach (var field in values.Keys.Where(field => values[field].Length > field.MaxLength).ToList())
        {
            problems[field] = SubmissionsTexts.FormatThisWasFarTooLongSo(BritishEnglish.Number(field.MaxLength));
            var end = char.IsHighSurrogate(values[field][field.MaxLength - 1]) ? field.MaxLength - 1 : field.MaxLength;
            values[field] = values[field][..end];
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SubmissionFormJson : JsonSerializerContext
{
    static SubmissionFormJson() => Default = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
