using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.RatingList;

/// <summary>"What is amber", "which KPIs are off target", "list the KPIs": the themes and KPIs of a rating, and what carries none.</summary>
internal sealed class RatingListHandler(PlanDbContext db)
{
    private const int MostListed = 10;

    private static readonly Rating[] Ratings = [Rating.Red, Rating.Amber, Rating.Green, Rating.NotRated];

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var kind = question.Best(EntityTypes.Kind)?.Id ?? "";
        var state = question.Best(EntityTypes.State)?.Id ?? "";
        var theme = question.All(EntityTypes.Theme).FirstOrDefault(entity => entity.PlanId == plan.Id && entity.Score >= 0.6)?.Id ?? "";
        var rated = await ReadAsync(turn, plan, cancellationToken);
        var kpis = theme.Length > 0 ? rated.Kpis.FindAll(reading => rated.Lineage.HeirId(reading.Kpi.ThemeId) == theme) : rated.Kpis;
        var cells = new List<string>();
        List<string> parts = [];
        if (kind is not Kinds.Kpi)
        {
            parts.Add(OfThemes(rated, state));
            cells.AddRange(rated.Themes.Select(item => item.Theme.Source));
        }

        if (kind is not Kinds.Theme)
        {
            parts.Add(OfKpis(plan, kpis, state, theme.Length > 0 ? rated.NameOf(theme) : ""));
            cells.AddRange(kpis.Select(reading => reading.Latest?.Source ?? reading.Kpi.Source));
        }

        var sources = rated.References.DocumentsOf(cells);
        parts.Add(Freshness.InWords(turn.Today, sources, kpis.Select(reading => reading.Latest?.PublishedOn)));
        return new(AnswerKind.Answer, SourceWords.Sentences(parts)) { Sources = sources };
    }

    private async Task<Rated> ReadAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var delivery = await PlanDelivery.ReadAsync(db, plan, turn.MaySeeStaffOnly(plan.Area), turn.Today, cancellationToken);
        var inForce = new ThemeLineage(delivery.Themes, turn.Today).InForce?.Themes ?? [];
        return new([.. inForce.Select(theme => (theme, delivery.RatingOf(theme)))], [.. delivery.Kpis], delivery.Sources, delivery.Lineage);
    }

    private static string OfThemes(Rated rated, string state)
    {
        if (rated.Themes.Count == 0)
        {
            return RatingListTexts.TheDataHoldsNoThemesOf;
        }

        if (RatingOf(state) is { } asked)
        {
            var names = rated.Themes.Where(item => item.Rating.Rating == asked).Select(item => item.Theme.Name).ToList();
            var unrated = rated.Themes.Count(item => item.Rating.Rating is Rating.NotRated);
            return names.Count > 0 ? RatingListTexts.FormatOfTheThemes(BritishEnglish.Capitalised(NumberWords.Of(names.Count)), NumberWords.Of(rated.Themes.Count), names.Count == 1 ? "is" : "are", Word(asked), BritishEnglish.List(names))
                : unrated == rated.Themes.Count ? RatingListTexts.FormatNoThemeIsNoneOfThe(Word(asked), NumberWords.Of(unrated))
                : RatingListTexts.FormatNoThemeIs(Word(asked), unrated > 0 ? RatingListTexts.FormatOfAreNotRated(NumberWords.Of(unrated), NumberWords.Of(rated.Themes.Count)) : "");
        }

        return RatingListTexts.FormatThemesByRating(string.Join("; ", Ratings.Select(rating => (rating, names: rated.Themes.Where(item => item.Rating.Rating == rating).Select(item => item.Theme.Name).ToList())).Where(group => group.names.Count > 0).Select(group => $"{Word(group.rating)}: {BritishEnglish.List(group.names)}")));
    }

    private static string OfKpis(Plan plan, List<KpiReading> kpis, string state, string theme)
    {
        var of = theme.Length > 0 ? RatingListTexts.FormatTiedTo(theme) : RatingListTexts.FormatOfAreaLabelSPlanTitle(plan.AreaLabel, plan.Title);
        if (kpis.Count == 0)
        {
            return RatingListTexts.FormatTheDataHoldsNoKPI(of);
        }

        if (state.Length == 0)
        {
            return RatingListTexts.FormatTheDataHolds(BritishEnglish.Count(kpis.Count, "KPI"), of, Listed(kpis));
        }

        var (fitting, words) = state switch
        {
            States.Worse => (kpis.FindAll(reading => IsBetter(reading) is false), RatingListTexts.WorseThanWhatItIsCompared),
            States.Better => (kpis.FindAll(reading => IsBetter(reading) is true), RatingListTexts.BetterThanWhatItIsCompared),
            _ => (kpis.FindAll(reading => reading.Verdict == RatingOf(state)), Word(RatingOf(state) ?? Rating.NotRated)),
        };
        var silent = state is States.Worse or States.Better
            ? (kpis.Count(reading => IsBetter(reading) is null), RatingListTexts.HaveNothingToBeComparedWith)
            : (kpis.Count(reading => reading.Verdict is Rating.NotRated), RatingListTexts.CarryNoVerdictNoTargetOr);
        var rest = silent.Item1 > 0 && state is not States.NotRated ? RatingListTexts.FormatOfKPIs(BritishEnglish.Capitalised(NumberWords.Of(silent.Item1)), NumberWords.Of(kpis.Count), silent.Item2) : "";
        return fitting.Count > 0
            ? $"{BritishEnglish.Count(fitting.Count, "KPI")} {of} {(fitting.Count == 1 ? "is" : "are")} {words}: {Listed(fitting)}.{rest}"
            : RatingListTexts.FormatNoKPIIs(of, words, rest);
    }

    /// <summary>Whether the latest value is better than what it is compared with; a change in percent says so itself.</summary>
    private static bool? IsBetter(KpiReading reading) =>
        reading.Latest is { ValueKind: "percent change" } latest && KpiValue.TryNumber(latest.Value, out var change)
            ? (reading.Kpi.Better, Math.Sign(change)) switch
            {
                ("higher", 1) or ("lower", -1) => true,
                ("higher", -1) or ("lower", 1) => false,
                _ => null,
            }
            : reading.Comparison?.Better;

    private static string Listed(List<KpiReading> kpis) =>
        string.Join("; ", kpis.Take(MostListed).Select(InWords)) + (kpis.Count > MostListed ? RatingListTexts.FormatAndMore(kpis.Count - MostListed) : "");

    private static string InWords(KpiReading reading)
    {
        var comparison = reading.Comparison is { } compared ? $", {compared.ToWords(reading.Kpi)}" : "";
        var verdict = reading.Verdict is Rating.NotRated ? "" : RatingListTexts.FormatWordItWhy(Word(reading.Verdict), reading.Why);
        return $"{reading.Kpi.Name}: {reading.LatestInWords}{comparison}{verdict}";
    }

    private static Rating? RatingOf(string state) => state switch
    {
        States.Red or States.Delayed or States.Overdue => Rating.Red,
        States.Amber or States.AtRisk => Rating.Amber,
        States.Green or States.OnTrack => Rating.Green,
        States.NotRated => Rating.NotRated,
        _ => null,
    };

    private static string Word(Rating rating) => rating is Rating.NotRated ? RatingListTexts.NotRated : rating.ToString().ToLowerInvariant();

    /// <summary>A plan's themes in force with their ratings, and its KPIs with what each says.</summary>
    private sealed record Rated(List<(Theme Theme, ThemeRating Rating)> Themes, List<KpiReading> Kpis, SourceReferences References, ThemeLineage Lineage)
    {
        public string NameOf(string themeId) => Themes.Find(item => item.Theme.Id == themeId).Theme?.Name ?? RatingListTexts.ThatTheme;
    }
}
