using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>The plan, its themes and what they want.</summary>
internal static partial class ThemeFiles
{
    public static PlanDescriptionFile Plan { get; } = new(
        "The plan itself, in one row.",
        new PlanColumns<Plan>()
            .Id("plan_id", plan => plan.Id, "The plan's id, such as `leicestershire-2013-17`.")
            .Text("area", plan => plan.Area, "The policing area's key, such as `devon-cornwall`; roles are held for it.", filled: true)
            .Text("title", plan => plan.Title, "The title, as published.", filled: true)
            .Date("period_start", plan => plan.PeriodStart, "The plan's first day or month.")
            .Date("period_end", plan => plan.PeriodEnd, "The plan's last day or month.")
            .Text("commissioner", plan => plan.Commissioner, "Who holds the office.")
            .Text("force", plan => plan.Force, "The police force.")
            .Text("panel", plan => plan.Panel, "The panel that scrutinises the office.")
            .Date("first_published", plan => plan.FirstPublished, "When the plan was first published.")
            .Date("revised_published", plan => plan.RevisedPublished, "When its latest revision was published.")
            .Word("status", plan => plan.Status, ["draft", "in consultation", "published", "current", "superseded"], "Where the plan stands.")
            .Text("note", plan => plan.Note, "Anything else.")
            .Text("source", plan => plan.Source, "Where the facts are from, ` | ` between several.")
            .ThenOptional()
            .WholeNumber("format_version", plan => plan.FormatVersion, $"The version of this format; {PlanFormat.Version} where it is not given.")
            .Text("area_name", plan => plan.AreaName, "The area's name as people write it.")
            .Text("area_code", plan => plan.AreaCode, "Three capital letters for references such as `LEI-2013-P017`.")
            .Text("contact", plan => plan.Contact, "Whom to ask what PlanBot does not know, such as a shared mailbox.")
            .Flag("fictional", plan => plan.Fictional, CellFormats.TrueOrEmpty, "Whether the plan is made up for trying things out."),
        RowChecks.EndIsNotBeforeStart<Plan>(plan => plan.PeriodStart, plan => plan.PeriodEnd),
        plan => plan.FormatVersion is { } version && version != PlanFormat.Version
            ? new("format_version", DataTexts.FormatThePlanIsInVersionOf(version.ToString(CultureInfo.InvariantCulture), PlanFormat.Version), DataTexts.ImportItWithANewerPlanBot)
            : null,
        plan => plan.Id == PlanFormat.NationalPlanId
            ? new("plan_id", DataTexts.FormatTheIdIsKeptForWhat(PlanFormat.NationalPlanId), DataTexts.GiveThePlanAnIdOf)
            : null,
        plan => AreaKey().IsMatch(plan.Area)
            ? null
            : new("area", DataTexts.FormatCannotBeAnAreasKey(CellFormats.Shortened(plan.Area)), DataTexts.WriteItInSmallLettersDigits),
        plan => plan.AreaCode.Length == 0 || AreaCode().IsMatch(plan.AreaCode)
            ? null
            : new("area_code", DataTexts.FormatCannotStandInReferences(CellFormats.Shortened(plan.AreaCode)), DataTexts.WriteThreeCapitalLettersSuchAs));

    public static PlanRowFile<Theme> Themes { get; } = new(
        "themes.csv",
        "The plan's themes in each of its versions, with their lineage.",
        "theme_id",
        new PlanColumns<Theme>()
            .Id("theme_id", theme => theme.Id, "The theme's id.")
            .Text("version", theme => theme.Version, "The plan's version, named by when it came into force, such as `2013-10`.")
            .WholeNumber("order", theme => theme.Order, "The theme's place in the plan.")
            .Text("name", theme => theme.Name, "The theme's name, as published.", filled: true)
            .Word("status", theme => theme.Status, ["current", "superseded", "merged", "split", "retired", "planned", "in-progress"], "What the source says of it.")
            .References("predecessors", theme => theme.Predecessors, "themes.csv", "The themes that it came from.")
            .References("successors", theme => theme.Successors, "themes.csv", "The themes that it went into.")
            .Word("change_kind", theme => theme.ChangeKind, ["strengthened", "merged", "renamed", "added", "grouped", "split", "retired", "revived"], "What happened to it.")
            .Date("change_date", theme => theme.ChangeDate, "When it happened.")
            .Text("change_note", theme => theme.ChangeNote, "Why, and what became of its work.")
            .Text("source", theme => theme.Source, "Where the facts are from.")
            .ThenOptional()
            .Text("purpose", theme => theme.Purpose, "What the theme is for.")
            .Text("lead", theme => theme.Lead, "Who leads on it.")
            .Word("set_rating", theme => theme.SetRating, ["green", "amber", "red"], "A rating that a named person set over the rule.")
            .Text("set_rating_reason", theme => theme.SetRatingReason, "Why it was set.")
            .Text("set_rating_by", theme => theme.SetRatingBy, "Who set it.")
            .Date("set_rating_on", theme => theme.SetRatingOn, "When it was set.")
            .Date("set_rating_until", theme => theme.SetRatingUntil, "The last day on which it holds."),
        checks: theme => theme.SetRating.Length > 0 && (theme.SetRatingBy.Length == 0 || theme.SetRatingReason.Length == 0)
            ? new("set_rating", DataTexts.ARatingIsSetWithoutSaying, DataTexts.FillInSetRatingByAnd)
            : null);

    public static PlanRowFile<StatusRuleNumbers> StatusRule { get; } = new(
        "status_rule.csv",
        "The numbers of the rule behind a theme's status, in one row; where a cell is empty, or the file is absent, PlanBot's own hold (`../../Plans/StatusRule.md`).",
        "row",
        new PlanColumns<StatusRuleNumbers>()
            .Text("note", rule => rule.Note, "Who decided on the numbers, and when.", filled: true)
            .WholeNumber("red_percent", rule => rule.RedPercent, "Red where so many percent of what is judged are off track; 33 where empty.")
            .WholeNumber("amber_percent", rule => rule.AmberPercent, "Amber where so many percent are of concern; 25 where empty.")
            .WholeNumber("judged_percent", rule => rule.JudgedPercent, "Green only where so many percent of what could be judged carry a verdict; 50 where empty.")
            .WholeNumber("kpi_weight", rule => rule.KpiWeight, "How often a KPI counts; 1 where empty, 0 for not at all.")
            .WholeNumber("commitment_weight", rule => rule.CommitmentWeight, "How often a commitment counts.")
            .WholeNumber("ambition_weight", rule => rule.AmbitionWeight, "How often an ambition counts.")
            .WholeNumber("update_days", rule => rule.UpdateDays, "Days after which an unconfirmed `on track` is stale; 123 where empty.")
            .Text("source", rule => rule.Source, "Where it was decided."),
        ownId: _ => StatusRuleNumbers.OnlyId,
        checks:
        [
            rule => rule.RedPercent is < 1 or > 100 ? new("red_percent", DataTexts.ItIsNotAPercentageFrom, DataTexts.WriteAWholeNumberFrom1) : null,
            rule => rule.AmberPercent is < 1 or > 100 ? new("amber_percent", DataTexts.ItIsNotAPercentageFrom, DataTexts.WriteAWholeNumberFrom1) : null,
            rule => rule.JudgedPercent is < 1 or > 100 ? new("judged_percent", DataTexts.ItIsNotAPercentageFrom, DataTexts.WriteAWholeNumberFrom1) : null,
            rule => rule is { KpiWeight: 0, CommitmentWeight: 0, AmbitionWeight: 0 } ? new("kpi_weight", DataTexts.NothingWouldCount, DataTexts.GiveOneOfTheWeights1) : null,
            rule => rule.KpiWeight > 100 || rule.CommitmentWeight > 100 || rule.AmbitionWeight > 100 ? new("kpi_weight", DataTexts.AWeightIsLargerThan100, DataTexts.WriteWeightsFrom0To100) : null,
        ]);

    public static PlanRowFile<Heading> Headings { get; } = new(
        "headings.csv",
        "The headings of the plan document, under which its ambitions stand.",
        "heading_id",
        new PlanColumns<Heading>()
            .Id("heading_id", heading => heading.Id, "The heading's id.")
            .WholeNumber("order", heading => heading.Order, "Its place in the document.")
            .Text("name", heading => heading.Name, "The heading.", filled: true)
            .Text("source", heading => heading.Source, "Where it is from."));

    public static PlanRowFile<Ambition> Ambitions { get; } = new(
        "ambitions.csv",
        "The plan's ambitions (aims).",
        "ambition_id",
        new PlanColumns<Ambition>()
            .Id("ambition_id", ambition => ambition.Id, "The ambition's id.")
            .References("theme_id", ambition => ambition.ThemeIds, "themes.csv", "The themes that it is mapped to; empty while unmapped.")
            .Text("ref", ambition => ambition.Ref, "The document's own heading or number.")
            .Text("summary", ambition => ambition.Summary, "What is wanted, in short.", filled: true)
            .Text("measure", ambition => ambition.Measure, "What shows it.")
            .Text("baseline", ambition => ambition.Baseline, "Where it starts, as published.")
            .Text("target", ambition => ambition.Target, "Where it is to go, as published.")
            .Date("target_date", ambition => ambition.TargetDate, "By when.")
            .Text("source", ambition => ambition.Source, "Where the facts are from.")
            .ThenOptional()
            .Reference("heading_id", ambition => ambition.HeadingId, "headings.csv", "The heading that it stands under.")
            .Word("status", ambition => ambition.Status, DeliveryStatuses.KnownWords, "How far it has come.")
            .Text("owner", ambition => ambition.Owner, "Who answers for it.")
            .Date("updated_on", ambition => ambition.UpdatedOn, "When the status was last looked at.")
            .Text("updated_by", ambition => ambition.UpdatedBy, "By whom."));

    public static PlanRowFile<Outcome> Outcomes { get; } = new(
        "outcomes.csv",
        "What each theme wants to be true.",
        "outcome_id",
        new PlanColumns<Outcome>()
            .Id("outcome_id", outcome => outcome.Id, "The outcome's id.")
            .Reference("theme_id", outcome => outcome.ThemeId, "themes.csv", "The theme that wants it.", filled: true)
            .Text("summary", outcome => outcome.Summary, "What is to be true.", filled: true)
            .Text("source", outcome => outcome.Source, "Where it is from."));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex AreaKey();

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex AreaCode();
}
