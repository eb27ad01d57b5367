namespace PlanBot.Plans;

/// <summary>RAG: a word, a symbol and a colour together, never the colour alone.</summary>
internal enum Rating
{
    NotRated,
    Green,
    Amber,
    Red,
}

internal static class RatingWords
{
    public static string ToWords(this Rating rating) => rating switch
    {
        Rating.Green => "Green: on track",
        Rating.Amber => "Amber: some concern",
        Rating.Red => "Red: off track",
        _ => "Not rated",
    };

    /// <summary>Differs in shape, not just in colour.</summary>
    public static string Symbol(this Rating rating) => rating switch
    {
        Rating.Green => "✔",
        Rating.Amber => "▲",
        Rating.Red => "✖",
        _ => "○",
    };

    /// <summary>Adaptive Cards' semantic colour of text.</summary>
    public static string CardColour(this Rating rating) => rating switch
    {
        Rating.Green => "Good",
        Rating.Amber => "Warning",
        Rating.Red => "Attention",
        _ => "Default",
    };

    public static Rating Parse(string word) => word.ToLowerInvariant() switch
    {
        "green" => Rating.Green,
        "amber" => Rating.Amber,
        "red" => Rating.Red,
        _ => Rating.NotRated,
    };
}

/// <summary>A theme's rating and why, and whether the rule or a named person says so.</summary>
internal sealed record ThemeRating(Rating Rating, string Why, bool SetByPerson);

/// <summary>
/// The rule behind a theme's rating, as it can be read out:
/// a rating that a named person set with a reason holds. Otherwise each KPI with a verdict and each commitment
/// and ambition whose status is a verdict counts once (on track and completed good; at risk a concern; delayed,
/// or not started after its due date, bad; in progress, stopped and unknown say nothing). Red where a third or more
/// of them are bad; amber where any is bad or a quarter or more are a concern; green otherwise, but only where at
/// least half of everything that could be judged has a verdict. All else is not rated: missing data is never green.
/// </summary>
internal static class StatusRule
{
    public static ThemeRating Rate(
        Theme theme,
        IReadOnlyCollection<KpiReading> kpis,
        IReadOnlyCollection<Commitment> commitments,
        IReadOnlyCollection<Ambition> ambitions,
        DateOnly today)
    {
        if (RatingWords.Parse(theme.SetRating) is var set and not Rating.NotRated && (theme.SetRatingOn is not { } on || on.First <= today))
        {
            var when = theme.SetRatingOn is { } day ? $" on {day.ToWords()}" : "";
            return new(set, $"Set by {theme.SetRatingBy}{when}: {theme.SetRatingReason}", SetByPerson: true);
        }

        var verdicts = kpis.Select(reading => reading.Verdict)
            .Concat(commitments.Select(commitment => VerdictOf(commitment.Status, commitment.Due, today)))
            .Concat(ambitions.Select(ambition => VerdictOf(ambition.Status, ambition.TargetDate, today)))
            .ToList();
        var judged = verdicts.Count(verdict => verdict is not Rating.NotRated);
        var red = verdicts.Count(verdict => verdict is Rating.Red);
        var amber = verdicts.Count(verdict => verdict is Rating.Amber);
        if (judged == 0)
        {
            return new(Rating.NotRated, verdicts.Count == 0
                ? "Nothing that could be judged is tied to this theme in the data."
                : $"None of the {BritishEnglish.Count(verdicts.Count, "item")} tied to this theme carries a verdict.", SetByPerson: false);
        }

        var counts = $"{judged} of {verdicts.Count} items carry a verdict: {judged - red - amber} good, {amber} of concern, {red} off track";
        return red * 3 >= judged ? new(Rating.Red, $"{counts}; a third or more are off track.", SetByPerson: false)
            : red > 0 ? new(Rating.Amber, $"{counts}; less than a third are off track.", SetByPerson: false)
            : amber * 4 >= judged ? new(Rating.Amber, $"{counts}; a quarter or more are of concern.", SetByPerson: false)
            : judged * 2 < verdicts.Count ? new(Rating.NotRated, $"{counts}; fewer than half carry a verdict, so it cannot be green.", SetByPerson: false)
            : new(Rating.Green, $"{counts}.", SetByPerson: false);
    }

    public static Rating VerdictOf(string status, PartialDate? due, DateOnly today) => DeliveryStatuses.Of(status) switch
    {
        DeliveryStatus.OnTrack or DeliveryStatus.Completed => Rating.Green,
        DeliveryStatus.AtRisk => Rating.Amber,
        DeliveryStatus.Delayed => Rating.Red,
        DeliveryStatus.NotStarted when due is { } date && date.Last < today => Rating.Red,
        _ => Rating.NotRated,
    };
}
