using System.Globalization;
using PlanBot.Teams;
using PlanBot.Translation;

namespace PlanBot.Bot;

/// <summary>What is said of a turn that failed. Nothing is looked up for it: the database may be what failed.</summary>
/// <param name="ofEverybody">The language where the client names none, as the setting writes it.</param>
internal sealed class Apology(string ofEverybody)
{
    /// <summary>The sentence, with the number under which the log has the exception.</summary>
    public string Of(Activity activity, string reference)
    {
        using var language = Language.Use(LanguageOf(activity) ?? Language.Find(ofEverybody) ?? Language.English);
        return BotTexts.FormatSorrySomethingWentWrong(reference);
    }

    /// <summary>The language that can be told from the activity alone: in a personal chat the client's own.</summary>
    public static CultureInfo? LanguageOf(Activity activity) => ConversationTypes.Of(activity) is ConversationTypes.Personal ? Language.OfClient(activity.Locale ?? "") : null;
}
