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
        Rating.Green => PlansTexts.GreenOnTrack,
        Rating.Amber => PlansTexts.AmberSomeConcern,
        Rating.Red => PlansTexts.RedOffTrack,
        _ => PlansTexts.NotRated,
    };

    /// <summary>The colour's name alone, for the middle of a sentence.</summary>
    public static string InShort(this Rating rating) => rating is Rating.NotRated ? PlansTexts.NotRated2 : rating.ToString().ToLowerInvariant();

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
