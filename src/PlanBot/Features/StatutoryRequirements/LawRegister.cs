using PlanBot.Plans;

namespace PlanBot.Features.StatutoryRequirements;

/// <summary>The duties of law, the national measures, and what one plan's data shows of them.</summary>
internal sealed record LawRegister(List<Duty> Duties, List<NationalMeasure> Measures, List<StatutoryEvidence> Evidence, SourceReferences References)
{
    /// <summary>What the data can show, from most to least.</summary>
    public static string[] Statuses { get; } = ["evidenced", "listed", "planned", "unclear", "not seen"];

    /// <summary>All that the plan's data says something about.</summary>
    public List<Requirement> All => Evidence.ConvertAll(evidence => Find(evidence.Id)!);

    /// <summary>How many duties whom has: <c>36 of the PCC, 5 of the Panel</c>.</summary>
    public string ByWho => BritishEnglish.List([.. Duties.GroupBy(duty => duty.Who).OrderByDescending(group => group.Count()).Select(group => StatutoryRequirementsTexts.FormatOfThe(group.Count(), group.Key))]);

    /// <summary>
    /// The duty and the plan's evidence of an id. Where the plan's file calls a requirement otherwise (<c>spr</c>), the two
    /// are tied by the duty's subject, if it is of more than one word and stands in the requirement.
    /// </summary>
    public Requirement? Find(string id)
    {
        var duty = Duties.Find(row => row.Id == id);
        var evidence = Evidence.Find(row => row.Id == id);
        duty ??= evidence is null ? null : Duties.Find(row => IsSubjectOf(row, evidence));
        evidence ??= duty is null ? null : Evidence.Find(row => IsSubjectOf(duty, row));
        return duty is null && evidence is null ? null : new(duty, evidence);
    }

    /// <summary>The duties of the body that a topic names, and what else it names: "panel veto", "panel powers".</summary>
    public (List<Duty> Duties, string Unnamed) DutiesOf(string topic)
    {
        var words = topic.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !DutyWords.Contains(word.ToLowerInvariant())).ToList();
        foreach (var (called, name) in Called)
        {
            if (words.FirstOrDefault(word => called.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } said && Duties.FindAll(duty => duty.Who.Contains(name, StringComparison.OrdinalIgnoreCase)) is [_, ..] theirs)
            {
                return (theirs, string.Join(' ', words.Where(word => word != said && !name.Contains(word, StringComparison.OrdinalIgnoreCase) && !called.Contains(word, StringComparer.OrdinalIgnoreCase))));
            }
        }

        return ([], "");
    }

    /// <summary>What people call those who have duties, and how the data names them.</summary>
    private static readonly (string[] Called, string Name)[] Called =
    [
        (["council", "councils", "authority", "authorities", "la", "las"], "local authorities"),
        (["constable", "constables"], "Chief Constable"),
        (["officers"], "Chief officers"),
        (["panel"], "Panel"),
        (["mopac", "mayor"], "MOPAC"),
        (["pcc", "commissioner"], "PCC"),
    ];

    private static readonly HashSet<string> DutyWords = new(StringComparer.Ordinal)
    {
        "duties", "powers", "power", "role", "roles", "legally", "obligations", "obligation", "requirements", "responsibilities", "responsibility", "statute", "crime", "police",
    };

    private static bool IsSubjectOf(Duty duty, StatutoryEvidence evidence) =>
        duty.Subject.Contains(' ', StringComparison.Ordinal) && evidence.Requirement.Contains(duty.Subject, StringComparison.OrdinalIgnoreCase);
}
