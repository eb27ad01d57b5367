using System.Collections.Frozen;

namespace PlanBot.Recognition.Wording;

/// <summary>Forms of words that no stemmer brings together, of those that plans and questions use.</summary>
internal static class IrregularForms
{
    private static readonly FrozenDictionary<string, string> Bases = new Dictionary<string, string>
    {
        ["chose"] = "choose", ["chosen"] = "choose", ["kept"] = "keep", ["spent"] = "spend", ["held"] = "hold", ["wrote"] = "write", ["written"] = "write",
        ["took"] = "take", ["taken"] = "take", ["taking"] = "take", ["brought"] = "bring", ["bought"] = "buy", ["built"] = "build", ["sent"] = "send",
        ["met"] = "meet", ["meeting"] = "meet", ["meetings"] = "meet", ["fell"] = "fall", ["fallen"] = "fall", ["rose"] = "rise", ["risen"] = "rise", ["grew"] = "grow",
        ["grown"] = "grow", ["broke"] = "break", ["broken"] = "break", ["began"] = "begin", ["begun"] = "begin", ["came"] = "come", ["ran"] = "run",
        ["women"] = "woman", ["men"] = "man", ["children"] = "child", ["people"] = "person", ["stole"] = "steal", ["stolen"] = "steal",
        ["young"] = "youth", ["policing"] = "police", ["offender"] = "offend", ["offenders"] = "offend", ["offence"] = "offend", ["offences"] = "offend", ["offending"] = "offend",
        ["vulnerability"] = "vulnerable", ["vulnerable"] = "vulnerable", ["safety"] = "safe", ["safer"] = "safe", ["finance"] = "financial", ["finances"] = "financial",
        ["violent"] = "violence", ["arrested"] = "arrest", ["satisfied"] = "satisfaction", ["confident"] = "confidence", ["prevention"] = "prevent", ["commissioning"] = "commission",
        ["protection"] = "protect", ["reduction"] = "reduce", ["governing"] = "governance", ["consultation"] = "consult", ["publication"] = "publish",
        ["privatising"] = "privatisation", ["privatise"] = "privatisation", ["dropped"] = "drop", ["comparison"] = "compare", ["comparisons"] = "compare", ["yearly"] = "year", ["monthly"] = "month", ["decision"] = "decide", ["decisions"] = "decide",
        ["evaluation"] = "evaluate", ["recruitment"] = "recruit", ["responses"] = "response", ["respond"] = "response", ["responded"] = "response",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string BaseOf(string word) => Bases.GetValueOrDefault(word, word);
}
