using PlanBot.Plans;

namespace PlanBot.Features.StatutoryRequirements;

/// <summary>What law asks for, and what the plan's data shows of it; one of the two may be all that is held.</summary>
internal sealed record Requirement(Duty? Duty, StatutoryEvidence? Evidence)
{
    public string Name => Evidence?.Requirement ?? Duty!.Summary;

    public string StatusInWords => Evidence is null ? StatutoryRequirementsTexts.TheDataDoesNotSay : Evidence.Status;

    public IEnumerable<string> SourceCells => new[] { Evidence?.Source ?? "", Duty?.Source ?? "" };

    /// <summary><c>section 28(3)(a) of the Police Reform and Social Responsibility Act 2011</c>.</summary>
    public static string ProvisionOf(Duty duty) => duty.Provision.Length > 0
        ? StatutoryRequirementsTexts.FormatOfThe2(char.IsAsciiDigit(duty.Provision[^1]) || duty.Provision.Contains('(', StringComparison.Ordinal) ? "section" : "paragraph", duty.Provision, duty.Act)
        : duty.Act.Trim('(', ')');

    /// <summary>What the law says, in a sentence.</summary>
    public static string LawInWords(Duty duty)
    {
        var rule = BritishEnglish.MidSentence(duty.Summary);
        var by = duty.Provision.Length > 0 ? StatutoryRequirementsTexts.FormatByProvisionOf(ProvisionOf(duty)) : duty.Act.StartsWith('(') ? BritishEnglish.Capitalised(ProvisionOf(duty)) : StatutoryRequirementsTexts.FormatByThe(duty.Act);
        return rule.StartsWith("may ", StringComparison.Ordinal) ? StatutoryRequirementsTexts.FormatByPartTheWhoRule(by, duty.Who, rule)
            : IsContent(duty) ? StatutoryRequirementsTexts.FormatAPlanMustSetOut(by, rule)
            : StatutoryRequirementsTexts.FormatTheDutyOfTheIs(by, duty.Who, rule);
    }

    /// <summary>Whether it is one of the things that a plan must set out.</summary>
    public static bool IsContent(Duty duty) => duty.Provision.StartsWith("7(1)", StringComparison.Ordinal);

    /// <summary>What the plan's data shows, in a sentence.</summary>
    public string DataInWords(string plan)
    {
        if (Evidence is null)
        {
            return StatutoryRequirementsTexts.FormatTheDataForDoesNotSay(plan);
        }

        var shown = Evidence.Status switch
        {
            "evidenced" => StatutoryRequirementsTexts.TheDataShowsItEvidenced,
            "listed" => StatutoryRequirementsTexts.ListedAsRequiredTheDataDoes,
            "planned" => StatutoryRequirementsTexts.PlannedTheDataDoesNotShow,
            "unclear" => StatutoryRequirementsTexts.UnclearFromTheData,
            "not seen" => StatutoryRequirementsTexts.NotSeenInTheSourcesThat,
            _ => Evidence.Status,
        };
        return $"{Evidence.Requirement}, {plan}: {shown}{(Evidence.Evidence.Length > 0 ? $": {Evidence.Evidence}" : "")}.";
    }
}
