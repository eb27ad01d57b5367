using PlanBot.People;
using PlanBot.Translation;
using PlanBot.Turns;

namespace PlanBot.Features.LanguageChoice;

/// <summary>Keeps in which language somebody wants to be written to.</summary>
internal sealed class LanguageChoiceHandler(PeopleLanguages languages)
{
    /// <param name="name">The language as the person calls it: <c>Welsh</c>, <c>Cymraeg</c>, or a tag from a button.</param>
    public async Task<Answer> ChooseAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        if ((Language.Called(name) ?? Language.Find(name)) is not { } language)
        {
            return new(AnswerKind.Refuse, LanguageChoiceTexts.FormatIWriteInAskForOne(string.Join(", ", Language.All.Select(Language.OwnName))));
        }

        using var chosen = Language.Use(language);
        if (!turn.Person.IsKnown)
        {
            return new(AnswerKind.Refuse, LanguageChoiceTexts.ICannotTellWhoYouAre);
        }

        await languages.ChooseAsync(turn.Person.Key, language, cancellationToken);
        return new(AnswerKind.Status, turn.Scope is ConversationScope.Personal
            ? LanguageChoiceTexts.FromNowOnIWriteToYou
            : LanguageChoiceTexts.FormatFromNowOnHereIGoOn(Language.OwnName(languages.OfEverybody)))
        {
            Audience = Audience.Asker,
        };
    }
}
