using System.Text;
using System.Text.Json.Nodes;
using PlanBot.Plans;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>What somebody typed into the form, and what is wrong with it. All of it comes from the client.</summary>
internal sealed class PriorityForm
{
    /// <summary>Teams takes messages of up to 100 KB; a form with more than this in it does not come back whole.</summary>
    private const int MostTypedCharacters = 24_000;

    private readonly Dictionary<PriorityField, string> _values;
    private readonly Dictionary<PriorityField, string> _problems;

    private PriorityForm(Dictionary<PriorityField, string> values, Dictionary<PriorityField, string> problems) =>
        (_values, _problems) = (values, problems);

    /// <summary>Nothing typed yet, but for the organisation where it is known.</summary>
    public static PriorityForm Empty(string organisation) => new(new() { [PriorityFields.Organisation] = organisation }, []);

    /// <summary>Reads the inputs and checks each as the card's own checks do, and further.</summary>
    /// <param name="data">The pressed button's data with the inputs merged in.</param>
    /// <param name="themes">The themes that can be chosen.</param>
    public static PriorityForm Read(JsonObject data, IReadOnlyList<Theme> themes)
    {
        var (values, problems) = (new Dictionary<PriorityField, string>(), new Dictionary<PriorityField, string>());
        foreach (var field in PriorityFields.All)
        {
            var typed = data[field.Id] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            var clean = field.IsThemes ? ThemeIds(typed) : Clean(typed, field.IsMultiline);
            values[field] = clean.Text;
            if (ProblemOf(field, clean.Text, clean.HeldInvisible, themes) is { } problem)
            {
                problems[field] = problem;
            }
        }

        CutToMessageSize(values, problems);
        return new(values, problems);
    }

    public bool IsValid => _problems.Count == 0;

    /// <summary>The ids of the fields that something is wrong with.</summary>
    public IEnumerable<string> WrongFields => _problems.Keys.Select(wrong => wrong.Id);

    public string this[PriorityField field] => _values.GetValueOrDefault(field, "");

    public string ProblemWith(PriorityField field) => _problems.GetValueOrDefault(field, "");

    /// <summary>Puts what was typed into the submission.</summary>
    public void WriteTo(PrioritySubmission submission)
    {
        foreach (var field in PriorityFields.All)
        {
            field.Write(submission, this[field]);
        }
    }

    private static string? ProblemOf(PriorityField field, string value, bool heldInvisible, IReadOnlyList<Theme> themes)
    {
        if (value.Length == 0)
        {
            return field.IsRequired ? field.Wrong : null;
        }

        if (heldInvisible)
        {
            return "This held characters that cannot be seen; they were taken out. Look at it and send again.";
        }

        if (value.Length > field.MaxLength)
        {
            return $"Shorten this to at most {BritishEnglish.Number(field.MaxLength)} characters; it has {BritishEnglish.Number(value.Length)}.";
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

    private static void CutToMessageSize(Dictionary<PriorityField, string> values, Dictionary<PriorityField, string> problems)
    {
        if (values.Values.Sum(value => value.Length) <= MostTypedCharacters)
        {
            return;
        }

        foreach (var field in PriorityFields.All.Where(field => values[field].Length > field.MaxLength))
        {
            problems[field] = $"This was far too long, so only its first {BritishEnglish.Number(field.MaxLength)} characters came back. Look at it and send again.";
            var end = char.IsHighSurrogate(values[field][field.MaxLength - 1]) ? field.MaxLength - 1 : field.MaxLength;
            values[field] = values[field][..end];
        }
    }
}
