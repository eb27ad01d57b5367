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
        var own = $"I bring {BritishEnglish.Number(OwnSynonyms.All.Count)} of my own, such as ASB and VAWG.";
        if (added.Count == 0)
        {
            return new(AnswerKind.Status, $"No abbreviation was added yet. {own} An administrator adds one like this: add the abbreviation MTFS for medium term financial strategy.");
        }

        var more = added.Count > MostListed ? $"\nand {BritishEnglish.Number(added.Count - MostListed)} more; planbot synonyms export writes them all." : "";
        return new(AnswerKind.Status, $"{BritishEnglish.Count(added.Count, "abbreviation was", "abbreviations were")} added. {own}\n{string.Join('\n', added.Take(MostListed).Select(InWords))}{more}");
    }

    public async Task<Answer> AddAsync(Turn turn, Synonym synonym, CancellationToken cancellationToken)
    {
        if (!MayEdit(turn))
        {
            return OnlyAdministrators();
        }

        return await synonyms.AddAsync(synonym, turn.Person.Key.ToString(), cancellationToken) is { } problem
            ? new(AnswerKind.Status, $"Nothing was added. {problem}")
            : new(AnswerKind.Status, $"Added: from now on I read {synonym.Term} as {synonym.Meaning}, in every plan.");
    }

    public async Task<Answer> RemoveAsync(Turn turn, string term, string meaning, CancellationToken cancellationToken)
    {
        if (!MayEdit(turn))
        {
            return OnlyAdministrators();
        }

        var removed = await synonyms.RemoveAsync(term, meaning, cancellationToken);
        return new(AnswerKind.Status, removed.Count > 0
            ? $"Removed: {BritishEnglish.List([.. removed.Select(InWords)])}."
            : OwnSynonyms.All.Any(own => SynonymRules.Key(own.Term) == SynonymRules.Key(term))
                ? $"Nothing was removed: {term} is one of those that I bring along."
                : $"Nothing was removed: no administrator added {term}. \"List abbreviations\" shows what there is.");
    }

    private static bool MayEdit(Turn turn) => Permissions.Allows(turn.Person, PlanBotAction.EditVocabulary, RoleAssignment.EveryArea);

    private static Answer OnlyAdministrators() => new(AnswerKind.Status, "Only an administrator for every area can change the abbreviations, since they hold for every plan.");

    private static string InWords(AddedSynonym synonym) => $"{synonym.Term}: {synonym.Meaning}";
}
