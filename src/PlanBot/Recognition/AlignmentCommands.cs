using PlanBot.Plans;
using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>"Align ambition 3.2 with serious violence nationally": what of the plan supports what is asked elsewhere. The ambition or theme is looked for in the words before "with", what it supports in those after it.</summary>
internal static class AlignmentCommands
{
    private const int MostReadings = 3;

    private static readonly PhrasePattern Command = PhrasePattern.Parse("^ please|can|could|lets|let? you|we|i|us? please? align|realign ...");

    private static readonly string[] Between = ["with", "to", "against", "under"];

    public static IEnumerable<string> Words => Command.Words.Where(word => word.Length > 3);

    public static RecognizedQuestion? Of(PlanVocabulary vocabulary, QuestionInConversation question, QuestionWords words, List<string> trace)
    {
        var planId = words.NamedPlans.Plans is [var named, ..] ? named.Id : question.PlanId.Length > 0 ? question.PlanId : vocabulary.Plans is [var only] ? only.Id : "";
        var all = words.Words.ToList();
        var verb = all.FindIndex(word => word is "align" or "realign");
        if (verb < 0 || planId.Length == 0 || !Command.IsIn(words.Words))
        {
            return null;
        }

        var with = all.FindLastIndex(word => word is "with");
        var between = with > verb ? with : all.FindIndex(verb + 1, Between.Contains);
        var what = all.Skip(verb + 1).Take((between > verb ? between : all.Count) - verb - 1).ToList();
        var target = between > verb ? all.Skip(between + 1).ToList() : [];
        var records = RecordsOf(vocabulary, question, planId, what);
        var stems = target.Select(vocabulary.Wordbook.Stem).ToHashSet(StringComparer.Ordinal);
        var framework = LawQuestions.FrameworkOf(words with { Words = target });
        trace.Add($"command: {Intents.AlignmentStart}");
        return new()
        {
            Intent = Intents.AlignmentStart,
            Score = 1,
            PlanId = planId,
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
            Entities =
            [
                .. records,
                .. vocabulary.Law.ItemsNamed(planId, stems).Take(MostReadings),
                .. framework.Length > 0 ? [new(EntityTypes.Framework, framework, "", 1)] : (RecognizedEntity[])[],
                .. records.Count == 0 && what.Exists(word => !MappingCommands.AmbitionWords.Contains(word)) ? [new(EntityTypes.Topic, string.Join(' ', what), "", 1)] : (RecognizedEntity[])[],
            ],
            Trace = trace,
        };
    }

    /// <summary>An ambition, or where a theme is said that theme.</summary>
    private static List<RecognizedEntity> RecordsOf(PlanVocabulary vocabulary, QuestionInConversation question, string planId, List<string> what)
    {
        if (what.Count == 0 || !what.Exists(word => word is "theme" or "priority"))
        {
            return what.Count == 0 ? [] : MappingCommands.AmbitionsOf(vocabulary, question, planId, what);
        }

        var inForce = ThemeVersions.InForce(vocabulary.ThemeVersionsOf(planId), question.Today)?.Name;
        return
        [
            .. MappingCommands.Matches(vocabulary, question, planId, what.Where(word => word is not ("theme" or "priority" or "the")), EntityTypes.Theme)
                .Where(match => match.Record.Row is Theme theme && theme.Version == inForce)
                .Take(1)
                .Select(match => new RecognizedEntity(EntityTypes.Theme, match.Record.Id, planId, Math.Min(match.Score, 1))),
        ];
    }
}
