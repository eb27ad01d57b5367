using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Features.RecordSearch;

/// <summary>The data of <c>RecordCard.json</c>: a record in short, as it is inserted into a message.</summary>
internal sealed record RecordCard(
    CardHeader Header,
    string Kind,
    string Title,
    string Status,
    string Colour,
    string Text,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<SourceLine> Sources,
    CardLink Ask,
    CardLink Share)
{
    /// <summary>Teams takes cards of this version at most where a link unfurls; nothing newer stands on it.</summary>
    private const string Version = "1.3";

    private static readonly CardTemplate<RecordCard> Template = new("RecordSearch.RecordCard.json", RecordCardJson.Default.RecordCard);

    public JsonObject Render()
    {
        var card = Template.Render(this);
        card["version"] = Version;
        return card;
    }

    /// <param name="record">The record.</param>
    /// <param name="facts">Its plan's.</param>
    /// <param name="today">As at which day.</param>
    /// <param name="ask">The link that opens PlanBot's chat with the question about it, or empty.</param>
    /// <param name="share">The link to the record, or empty.</param>
    public static RecordCard Of(SearchableRecord record, RecordFacts facts, DateOnly today, string ask, string share)
    {
        var (status, colour, text, figures) = record.Row switch
        {
            Theme theme => OfTheme(theme, facts, today),
            Kpi kpi => OfKpi(kpi, facts),
            Commitment commitment => OfCommitment(commitment, facts),
            Ambition ambition => OfAmbition(ambition, facts),
            Milestone milestone => OfMilestone(milestone, facts.Plan, today),
            var other => throw new InvalidOperationException($"A {other.GetType().Name} has no card."),
        };
        return new(
            CardHeader.Of(facts.Plan, today),
            RecordKinds.ToWords(record.Kind),
            record.Title,
            status,
            colour,
            text,
            [.. figures.Where(figure => figure.Value.Length > 0)],
            [.. facts.Sources.Of(SourceOf(record.Row, facts)).Select(source => new SourceLine(source.ToWords(), source.Address))],
            new(ask),
            new(share));
    }

    /// <summary>What to ask PlanBot for more, with the plan named.</summary>
    public static string QuestionAbout(SearchableRecord record, Plan plan)
    {
        var of = NameOf(plan);
        return record.Row switch
        {
            Theme theme => RecordSearchTexts.FormatWhatsTheStatusOfTheTheme(theme.Name, of),
            Kpi kpi => RecordSearchTexts.FormatWhatIsTheLatestFigureFor(kpi.Name, of),
            Commitment commitment => RecordSearchTexts.FormatWhatHappenedToTheCommitment(commitment.Summary, of),
            Ambition ambition => RecordSearchTexts.FormatWhatIsTheAmbition(ambition.Summary, of),
            _ => RecordSearchTexts.FormatWhenIs(record.Title, of),
        };
    }

    /// <summary>A plan in a line or a question: <c>Leicestershire 2013</c>.</summary>
    public static string NameOf(Plan plan) => $"{plan.AreaLabel} {plan.PeriodStart?.First.Year.ToString(BritishEnglish.Culture)}".TrimEnd();

    private static string SourceOf(PlanRow row, RecordFacts facts) => row is Kpi kpi
        ? facts.Kpis.FirstOrDefault(reading => reading.Kpi.Id == kpi.Id)?.Latest?.Source ?? kpi.Source
        : row.Source;

    private static (string Status, string Colour, string Text, Figure[] Figures) OfTheme(Theme theme, RecordFacts facts, DateOnly today)
    {
        var lineage = facts.Lineage;
        var held = lineage.HeldBy(theme);
        var rating = facts.Rule.Rate(
            theme,
            [.. facts.Kpis.Where(reading => held.Contains(reading.Kpi.ThemeId))],
            [.. facts.Commitments.Where(commitment => held.Contains(commitment.ThemeId))],
            [.. facts.Ambitions.Where(ambition => ambition.ThemeIdList.Any(held.Contains))],
            today);
        var isPast = lineage.StandingOf(theme) is ThemeStanding.Past;
        return (
            isPast ? "" : $"{rating.Rating.Symbol()} {rating.Rating.ToWords()}",
            rating.Rating.CardColour(),
            string.Join(' ', [lineage.Standing(theme), .. isPast ? lineage.Changes(theme) : []]),
            [new(RecordSearchTexts.Purpose, theme.Purpose), new(RecordSearchTexts.Why, isPast ? "" : rating.Why), new(RecordSearchTexts.Lead, theme.Lead)]);
    }

    private static (string Status, string Colour, string Text, Figure[] Figures) OfKpi(Kpi kpi, RecordFacts facts)
    {
        if (facts.Kpis.FirstOrDefault(reading => reading.Kpi.Id == kpi.Id) is not { } reading)
        {
            return ("", Rating.NotRated.CardColour(), RecordSearchTexts.NoValueYet, []);
        }

        var status = reading.Verdict is Rating.NotRated && reading.Stale ? "○ Stale" : $"{reading.Verdict.Symbol()} {reading.Verdict.ToWords()}";
        return (
            status,
            reading.Verdict.CardColour(),
            reading.LatestInWords,
            [
                new(RecordSearchTexts.Compared, reading.Comparison?.ToWords(kpi) ?? ""),
                new(RecordSearchTexts.NotComparedWith, reading.InvalidComparators.Count > 0 ? $"{reading.InvalidComparators[0].Label}: {reading.InvalidComparators[0].Reason}" : ""),
                new(RecordSearchTexts.Target, kpi.Target),
                new(RecordSearchTexts.Theme, facts.ThemeNames([kpi.ThemeId])),
            ]);
    }

    private static (string Status, string Colour, string Text, Figure[] Figures) OfCommitment(Commitment commitment, RecordFacts facts) => (
        StatusInWords(commitment.Status),
        Rating.NotRated.CardColour(),
        commitment.DecisionNote,
        [
            new(RecordSearchTexts.Due, commitment.Due?.ToWords() ?? ""),
            new(RecordSearchTexts.Owner, commitment.Owner),
            new(RecordSearchTexts.Theme, facts.ThemeNames([commitment.ThemeId])),
            new(RecordSearchTexts.Updated, commitment.UpdatedOn?.ToWords() ?? ""),
        ]);

    private static (string Status, string Colour, string Text, Figure[] Figures) OfAmbition(Ambition ambition, RecordFacts facts) => (
        StatusInWords(ambition.Status),
        Rating.NotRated.CardColour(),
        "",
        [
            new(RecordSearchTexts.Number, ambition.Ref),
            new(RecordSearchTexts.Heading, facts.Headings.FirstOrDefault(heading => heading.Id == ambition.HeadingId)?.Name ?? ""),
            new(RecordSearchTexts.Measure, ambition.Measure),
            new(RecordSearchTexts.Target, string.Join(", ", new[] { ambition.Target, ambition.TargetDate?.ToWords() ?? "" }.Where(part => part.Length > 0))),
            new(RecordSearchTexts.Themes, facts.ThemeNames(ambition.ThemeIdList)),
            new(RecordSearchTexts.Owner, ambition.Owner),
        ]);

    private static (string Status, string Colour, string Text, Figure[] Figures) OfMilestone(Milestone milestone, Plan plan, DateOnly today)
    {
        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        var late = entry.Standing is MilestoneStanding.Late && !plan.IsOverOn(today);
        var days = entry.Standing is MilestoneStanding.Cancelled ? CancelledMilestones.Mark : plan.IsOverOn(today) ? "" : entry.DaysInWords;
        return (
            late ? $"✖ {days}" : days,
            late ? Rating.Red.CardColour() : Rating.NotRated.CardColour(),
            MilestoneDates.ToWords(milestone),
            [new("Body", milestone.Body), new(RecordSearchTexts.Kind, milestone.Kind), new(RecordSearchTexts.HeldBy, milestone.Holder), new(RecordSearchTexts.Reason, CancelledMilestones.ReasonOf(entry)), new(RecordSearchTexts.Note, milestone.Note)]);
    }

    private static string StatusInWords(string status) =>
        DeliveryStatuses.Of(status).ToWords() is var words && words.Equals(status, StringComparison.OrdinalIgnoreCase) || status.Length == 0
            ? RecordSearchTexts.FormatStatusStatus(DeliveryStatuses.Of(status).ToWords())
            : RecordSearchTexts.FormatStatusTheSourceSays(DeliveryStatuses.Of(status).ToWords(), status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordCard))]
internal sealed partial class RecordCardJson : JsonSerializerContext;
