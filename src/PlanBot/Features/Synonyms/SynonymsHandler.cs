using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Synonyms;

/// <summary>"Add the abbreviation MTFS for medium term financial strategy", "list abbreviations", "remove the abbreviation MTFS".</summary>
internal sealed class SynonymsHandler(AddedSynonyms synonyms)
{
    private const int MostListed = 50;

    /// <summary>The list holds no secret: whoever asks may know how PlanBot reads their words.</summary>
    public async Task<Answer> ListAsync(CancellationToken cancellationToken)
    {
        var added = await synonyms.ListAsync(cancellationToken);
        var own = SynonymsTexts.FormatIBringOfMyOwnSuch(BritishEnglish.Number(OwnSynonyms.All.Count));
        if (added.Count == 0)
        {
            return new(AnswerKind.Status, SynonymsTexts.FormatNoAbbreviationWasAddedYetAn(own));
        }

        var more = added.Count > MostListed ? SynonymsTexts.FormatAndMorePlanbotSynonymsExportWrites(BritishEnglish.Number(added.Count - MostListed)) : "";
        return new(AnswerKind.Status, SynonymsTexts.FormatAbbreviationsAddedOwnAddedMore(BritishEnglish.Count(added.Count, SynonymsTexts.AbbreviationWas, SynonymsTexts.AbbreviationsWere), own, string.Join('\n', added.Take(MostListed).Select(InWords)), more));
    }

    public async Task<Answer> AddAsync(Turn turn, Synonym synonym, CancellationToken cancellationToken)
    {
        if (!MayEdit(turn))
        {
            return OnlyAdministrators();
        }

        return await synonyms.AddAsync(synonym, turn.Person.Key.ToString(), cancellationToken) is { } problem
            ? new(AnswerKind.Status, SynonymsTexts.FormatNothingWasAdded(problem))
            : new(AnswerKind.Status, SynonymsTexts.FormatAddedFromNowOnIRead(synonym.Term, synonym.Meaning));
    }

    public async Task<Answer> RemoveAsync(Turn turn, string term, string meaning, CancellationToken cancellationToken)
    {
        if (!MayEdit(turn))
        {
            return OnlyAdministrators();
        }

        var removed = await synonyms.RemoveAsync(term, meaning, cancellationToken);
        return new(AnswerKind.Status, removed.Count > 0
            ? SynonymsTexts.FormatRemovedList(BritishEnglish.List([.. removed.Select(InWords)]))
            : OwnSynonyms.All.Any(own => SynonymRules.Key(own.Term) == SynonymRules.Key(term))
                ? SynonymsTexts.FormatNothingWasRemovedIsOneOf(term)
                : SynonymsTexts.FormatNothingWasRemovedNoAdministratorAdded(term));
    }

    private static bool MayEdit(Turn turn) => Permissions.Allows(turn.Person, PlanBotAction.EditVocabulary, RoleAssignment.EveryArea);

    private static Answer OnlyAdministrators() => new(AnswerKind.Status, SynonymsTexts.OnlyAnAdministratorForEveryArea);

    private static string InWords(AddedSynonym synonym) => $"{synonym.Term}: {synonym.Meaning}";
}
