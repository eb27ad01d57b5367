namespace PlanBot.Plans;

/// <summary>The numbers of the status rule as a plan sets them, in one row; where one is empty the rule's own holds.</summary>
internal sealed class StatusRuleNumbers : PlanRow
{
    /// <summary>The id of the one row.</summary>
    public const string OnlyId = "status";

    /// <summary>Red where so many percent of what is judged are off track.</summary>
    public int? RedPercent { get; set; }

    /// <summary>Amber where so many percent of what is judged are of concern.</summary>
    public int? AmberPercent { get; set; }

    /// <summary>Green only where so many percent of what could be judged carry a verdict.</summary>
    public int? JudgedPercent { get; set; }

    public int? KpiWeight { get; set; }

    public int? CommitmentWeight { get; set; }

    public int? AmbitionWeight { get; set; }

    /// <summary>After so many days without an update a commitment or ambition that was on track is stale.</summary>
    public int? UpdateDays { get; set; }

    /// <summary>Who decided on the numbers, and when.</summary>
    public string Note { get; set; } = "";
}

/// <summary>One thing that a theme's rating counts, and what it says.</summary>
/// <param name="Kind">KPI, commitment or ambition.</param>
/// <param name="Weight">How often it counts.</param>
/// <param name="Stale">Last said too long ago to carry a verdict.</param>
internal sealed record RatedItem(string Kind, string Name, Rating Verdict, string Why, int Weight, bool Stale);

/// <summary>What the rule makes of a theme's data.</summary>
internal sealed record RuleRating(Rating Rating, string Why, IReadOnlyList<RatedItem> Items);

/// <summary>A theme's rating and why, and whether the rule or a named person says so.</summary>
/// <param name="ByRule">What the rule says, also where a person set another.</param>
/// <param name="Note">What else is to be known of it, such as an override that has ended; empty for nothing.</param>
internal sealed record ThemeRating(Rating Rating, string Why, bool SetByPerson, RuleRating ByRule, string Note);

/// <summary>
/// The rule behind a theme's rating, with a plan's own numbers where it sets them. <c>StatusRule.md</c> beside this file
/// describes it, and <see cref="InWords"/> reads it out.
/// </summary>
internal sealed class StatusRule
{
    private readonly int _redPercent;
    private readonly int _amberPercent;
    private readonly int _judgedPercent;
    private readonly int _kpiWeight;
    private readonly int _commitmentWeight;
    private readonly int _ambitionWeight;
    private readonly string _note;

    private StatusRule(StatusRuleNumbers numbers)
    {
        _redPercent = numbers.RedPercent ?? 33;
        _amberPercent = numbers.AmberPercent ?? 25;
        _judgedPercent = numbers.JudgedPercent ?? 50;
        _kpiWeight = numbers.KpiWeight ?? 1;
        _commitmentWeight = numbers.CommitmentWeight ?? 1;
        _ambitionWeight = numbers.AmbitionWeight ?? 1;
        UpdateDays = numbers.UpdateDays ?? 123;
        _note = numbers.Note;
    }

    /// <param name="numbers">The plan's own; nothing where it sets none.</param>
    public static StatusRule Of(StatusRuleNumbers? numbers) => new(numbers ?? new());

    /// <summary>After so many days an open promise that nobody has confirmed is late.</summary>
    public int UpdateDays { get; }

    /// <summary>The rule in sentences, with this plan's numbers.</summary>
    public IReadOnlyList<string> InWords =>
    [
        PlansTexts.AStatusThatANamedPerson,
        PlansTexts.FormatElseEachKPICountsEachCommitment(Times(_kpiWeight), Times(_commitmentWeight), Times(_ambitionWeight)),
        PlansTexts.FormatAKPIIsJudgedByIts(UpdateDays),
        PlansTexts.FormatRedOrMoreOfWhatIs(_redPercent, _amberPercent, _judgedPercent),
        _note.Length > 0 ? PlansTexts.FormatTheNumbersAreThisPlansOwn(SourceWords.Sentence(_note)) : PlansTexts.ThePlanSetsNoNumbersOf,
    ];

    public ThemeRating Rate(
        Theme theme,
        IReadOnlyCollection<KpiReading> kpis,
        IReadOnlyCollection<Commitment> commitments,
        IReadOnlyCollection<Ambition> ambitions,
        DateOnly today)
    {
        var byRule = Judge([
            .. kpis.Select(Item),
            .. commitments.Select(row => Item(PlansTexts.Commitment, row.Summary, row.Status, row.Due, row.UpdatedOn, _commitmentWeight, today)),
            .. ambitions.Select(row => Item(PlansTexts.Ambition, row.Summary, row.Status, row.TargetDate, row.UpdatedOn, _ambitionWeight, today)),
        ]);
        var set = RatingWords.Parse(theme.SetRating);
        if (set is Rating.NotRated || theme.SetRatingOn is { } on && on.First > today)
        {
            return new(byRule.Rating, byRule.Why, SetByPerson: false, byRule, "");
        }

        if (theme.SetRatingUntil is { } until && until.Last < today)
        {
            return new(byRule.Rating, byRule.Why, SetByPerson: false, byRule, PlansTexts.FormatHadSetItToUntilThat(theme.SetRatingBy, theme.SetRating, until.ToWords()));
        }

        var when = theme.SetRatingOn is { } day ? PlansTexts.FormatOnOnPart(day.ToWords()) : "";
        var ends = theme.SetRatingUntil is { } end ? PlansTexts.FormatUntilEnd(end.ToWords()) : PlansTexts.WithoutADayOnWhichIt;
        return new(set, PlansTexts.FormatSetBy(theme.SetRatingBy, when, ends, theme.SetRatingReason), SetByPerson: true, byRule, PlansTexts.FormatByTheRuleItWouldBe(byRule.Rating.InShort(), byRule.Why));
    }

    private RuleRating Judge(IReadOnlyList<RatedItem> all)
    {
        var items = all.Where(item => item.Weight > 0).ToList();
        var total = items.Sum(item => item.Weight);
        var judged = Weight(item => item.Verdict is not Rating.NotRated);
        if (judged == 0)
        {
            return new(Rating.NotRated, items.Count == 0
                ? PlansTexts.NothingThatCouldBeJudgedIs
                : PlansTexts.FormatNoneOfTheTiedToThis(BritishEnglish.Count(items.Count, "item"), Stale()), items);
        }

        var red = Weight(item => item.Verdict is Rating.Red);
        var amber = Weight(item => item.Verdict is Rating.Amber);
        int Number(Rating verdict) => items.Count(item => item.Verdict == verdict);
        var counts = PlansTexts.FormatOfItemsCarryAVerdictGood(items.Count(item => item.Verdict is not Rating.NotRated), items.Count, Number(Rating.Green), Number(Rating.Amber), Number(Rating.Red));
        var weighed = items.TrueForAll(item => item.Weight == 1) ? "" : ", weighed";
        var (rating, because) = red * 100 >= judged * _redPercent && red > 0 ? (Rating.Red, PlansTexts.FormatOrMoreAreOffTrack(_redPercent, weighed))
            : red > 0 ? (Rating.Amber, PlansTexts.FormatLessThanAreOffTrack(_redPercent, weighed))
            : amber > 0 && amber * 100 >= judged * _amberPercent ? (Rating.Amber, PlansTexts.FormatOrMoreAreOfConcern(_amberPercent, weighed))
            : judged * 100 < total * _judgedPercent ? (Rating.NotRated, PlansTexts.FormatFewerThanCarryAVerdictSo(_judgedPercent, weighed))
            : (Rating.Green, ".");
        return new(rating, counts + because + Stale(), items);

        int Weight(Func<RatedItem, bool> of) => items.Where(of).Sum(item => item.Weight);
        string Stale() => items.Count(item => item.Stale) is > 0 and var stale ? PlansTexts.FormatItemsStale(BritishEnglish.Count(stale, PlansTexts.ItemIs, PlansTexts.ItemsAre)) : "";
    }

    private RatedItem Item(KpiReading reading) => new("KPI", reading.Kpi.Name, reading.Verdict, reading.Latest is null ? reading.Why : $"{reading.LatestInWords}: {reading.Why}", _kpiWeight, reading.Stale);

    private RatedItem Item(string kind, string name, string status, PartialDate? due, PartialDate? updated, int weight, DateOnly today)
    {
        var said = DeliveryStatuses.Of(status);
        var stale = said is DeliveryStatus.OnTrack && updated is { } last && today.DayNumber - last.Last.DayNumber > UpdateDays;
        var overdue = said is DeliveryStatus.NotStarted && due is { } date && date.Last < today;
        var verdict = said switch
        {
            DeliveryStatus.OnTrack => stale ? Rating.NotRated : Rating.Green,
            DeliveryStatus.Completed => Rating.Green,
            DeliveryStatus.AtRisk => Rating.Amber,
            DeliveryStatus.Delayed => Rating.Red,
            DeliveryStatus.NotStarted when overdue => Rating.Red,
            _ => Rating.NotRated,
        };
        var why = said.ToWords()
            + (overdue ? PlansTexts.FormatAndWasDue(due!.Value.ToWords()) : "")
            + (stale ? PlansTexts.FormatAndNotConfirmedSince(updated!.Value.ToWords()) : "");
        return new(kind, name, verdict, why, weight, stale);
    }

    private static string Times(int weight) => weight switch
    {
        0 => PlansTexts.NotAtAll,
        1 => "once",
        2 => "twice",
        _ => PlansTexts.FormatWeightTimes(weight),
    };
}
