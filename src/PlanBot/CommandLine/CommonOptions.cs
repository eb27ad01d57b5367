using System.CommandLine;
using System.Globalization;

namespace PlanBot.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<DateOnly?> AsAt() => new("--as-at")
    {
        Description = "Answer as on that day. Default: today.",
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"--as-at '{result.Tokens[0].Value}' is not a day: write it like 2013-06-26.");
            return null;
        },
    };

    /// <summary>An argument that does not take a misspelt option for its value.</summary>
    public static Argument<string> ArgumentThatIsNoOption(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
            {
                result.AddError($"There is no option {option} here.");
            }
        });
        return argument;
    }

    /// <summary>What the options say over the configuration.</summary>
    public static Dictionary<string, string?> Settings(ParseResult parsed, Option<DateOnly?> asAt)
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(asAt) is { } day)
        {
            settings["PlanBot:AsAt"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
