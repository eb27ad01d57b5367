using PlanBot.Plans;

namespace PlanBot.Cards;

/// <summary>What every card about a plan begins with: which plan, as at which day, and whether it is made up.</summary>
internal sealed record CardHeader(string Plan, string AsAt, string Fictional)
{
    public static CardHeader Of(Plan plan, DateOnly today) => new(
        $"{plan.AreaLabel} · {plan.Title}",
        CardsTexts.FormatAsAt(BritishEnglish.Day(today)),
        plan.Fictional ? CardsTexts.FictionalPlanMadeUpForTrying : "");
}

/// <summary>A fact with its name, as a FactSet shows it.</summary>
internal sealed record Figure(string Title, string Value);

/// <summary>A source with the address to open, or none.</summary>
internal sealed record SourceLine(string Title, string Address);

/// <summary>A link with words of the card's own, or none where the address is empty.</summary>
internal sealed record CardLink(string Address);
