using PlanBot.Plans;

namespace PlanBot.Features.AmbitionSearch;

/// <summary>A plan's ambitions as the data holds them, with the themes and headings that they belong to.</summary>
internal sealed record PlanAmbitions(
    Plan Plan,
    List<Ambition> Ambitions,
    ThemeLineage Lineage,
    List<Heading> Headings,
    List<Fact> Counts,
    SourceReferences References)
{
    /// <summary>The themes in force.</summary>
    public IReadOnlyList<Theme> Themes { get; } = Lineage.InForce?.Themes ?? [];

    /// <summary>The themes that an ambition counts for: those that it is mapped to, or what they went on as.</summary>
    public IReadOnlyList<string> ThemesOf(Ambition ambition) => [.. ambition.ThemeIdList.Where(id => !Lineage.IsWithoutHeir(id)).Select(Lineage.HeirId).Distinct()];

    private string PlanInWords => AmbitionSearchTexts.FormatAreaLabelSPlanTitle(Plan.AreaLabel, Plan.Title);

    /// <summary>How many a source says that there are, where the data holds fewer; nothing where it holds all.</summary>
    private Fact? Published => Counts.Find(fact => fact.Unit == "ambitions" && int.TryParse(fact.Value, out var number) && number > Ambitions.Count);

    /// <summary>How many there are, as published and as held.</summary>
    public string CountInWords
    {
        get
        {
            var headings = Counts.Find(fact => fact.Unit == "headings")?.Value ?? (Headings.Count > 0 ? BritishEnglish.Number(Headings.Count) : "");
            var under = headings.Length > 0 ? AmbitionSearchTexts.FormatUnderHeadings(headings) : "";
            return Published is { } published
                ? AmbitionSearchTexts.FormatHasAmbitionsOrAims(PlanInWords, published.Value, under, published.AsOf is { } asOf ? $" ({asOf.ToWords()})" : "", Missing)
                : AmbitionSearchTexts.FormatTheDataHoldsOf(BritishEnglish.Count(Ambitions.Count, "ambition"), PlanInWords, under, Mapped, ByStatus);
        }
    }

    /// <summary>That the wording of most is not held; empty where all are.</summary>
    public string Missing => Published is null ? ""
        : AmbitionSearchTexts.FormatItHolds(BritishEnglish.Sentence(Published.Note.Length > 0 ? Published.Note : AmbitionSearchTexts.TheirWordingIsNotInThe), Ambitions.Count == 0 ? AmbitionSearchTexts.NoneOfThem : AmbitionSearchTexts.FormatThatOtherSourcesName(BritishEnglish.Count(Ambitions.Count, "aim")));

    /// <summary>Where none fits a topic: what there is instead.</summary>
    public string NoneAbout(string topic)
    {
        var about = topic.Length > 0 ? AmbitionSearchTexts.FormatAboutTopic(topic) : "";
        return Ambitions.Count == 0
            ? AmbitionSearchTexts.FormatTheDataHoldsNoAmbitionsOf(PlanInWords, ThemeNames)
            : AmbitionSearchTexts.FormatIFindNoAmbitionAmongThe(about, Ambitions.Count, PlanInWords, Published is null ? "" : AmbitionSearchTexts.FormatThePlanHasButTheirWording(Published.Value), ThemeNames);
    }

    /// <summary>An ambition in a sentence's part: number, text, theme, target and status.</summary>
    public string InWords(Ambition ambition)
    {
        var details = new[] { PlaceOf(ambition), TargetOf(ambition), StatusOf(ambition) }.Where(part => part.Length > 0).ToList();
        return details.Count > 0 ? $"{SummaryOf(ambition)} ({string.Join("; ", details)})" : SummaryOf(ambition);
    }

    /// <param name="ambition">One of these.</param>
    /// <param name="share">A link to its own card; empty without a public host.</param>
    public AmbitionLine Line(Ambition ambition, string share) => new(SummaryOf(ambition), PlaceOf(ambition), TargetOf(ambition), StatusOf(ambition), new(share));

    /// <summary>Those that a topic picks out by something else than their words: unmapped, under a heading, with a number, of a status.</summary>
    public (List<Ambition> Ambitions, string InWords)? Picked(string topic)
    {
        var words = topic.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => word is "unmapped"))
        {
            return (Ambitions.FindAll(ambition => ThemesOf(ambition).Count == 0), AmbitionSearchTexts.MappedToNoTheme);
        }

        if (words.Length > 0 && Headings.Find(heading => heading.Name.Equals(topic, StringComparison.OrdinalIgnoreCase)) is { } heading)
        {
            return (Ambitions.FindAll(ambition => ambition.HeadingId == heading.Id), AmbitionSearchTexts.FormatUnderTheHeading(heading.Name));
        }

        return words.Select(word => Ambitions.FindAll(ambition => ambition.Ref.Equals(word, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found.Count > 0) is { } numbered
            ? (numbered, AmbitionSearchTexts.FormatWithTheNumber(numbered[0].Ref))
            : null;
    }

    public string ThemeName(string id) => Themes.FirstOrDefault(theme => theme.Id == id)?.Name ?? id;

    private string ThemeNames => Themes.Count == 0 ? "" : AmbitionSearchTexts.FormatItsThemesAre(BritishEnglish.List([.. Themes.Select(theme => theme.Name)]));

    private string ByStatus => Ambitions.TrueForAll(ambition => ambition.Status.Length == 0) ? ""
        : "; " + BritishEnglish.List([.. Ambitions.GroupBy(ambition => DeliveryStatuses.Of(ambition.Status)).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key.ToWords()}")]);

    private string Mapped
    {
        get
        {
            var mapped = Ambitions.Count(ambition => ThemesOf(ambition).Count > 0);
            return Ambitions.Count == 0 ? "" : mapped == Ambitions.Count ? AmbitionSearchTexts.EachMappedToATheme : AmbitionSearchTexts.FormatOfThemMappedToATheme(mapped);
        }
    }

    /// <summary>A number of the document's own goes before the text; a name of a group of ambitions does not.</summary>
    private static bool IsNumber(string reference) => reference.Any(char.IsAsciiDigit) && !reference.Contains(' ', StringComparison.Ordinal);

    private static string SummaryOf(Ambition ambition) => IsNumber(ambition.Ref) ? $"{ambition.Ref} {ambition.Summary}" : ambition.Summary;

    private string PlaceOf(Ambition ambition)
    {
        var heading = Headings.Find(row => row.Id == ambition.HeadingId)?.Name ?? "";
        return string.Join(", ", new[]
        {
            ThemesOf(ambition) is [_, ..] themes ? AmbitionSearchTexts.FormatThemeList(BritishEnglish.List([.. themes.Select(ThemeName)])) : AmbitionSearchTexts.NotMappedToATheme,
            heading.Length > 0 ? AmbitionSearchTexts.FormatHeadingHeading(heading) : "",
            ambition.Ref.Length > 0 && !IsNumber(ambition.Ref) ? ambition.Ref : "",
        }.Where(part => part.Length > 0));
    }

    private static string TargetOf(Ambition ambition)
    {
        if (ambition.Target.Length == 0 && ambition.Baseline.Length == 0)
        {
            return ambition.Measure.Length > 0 ? AmbitionSearchTexts.FormatMeasuredBy(ambition.Measure) : "";
        }

        var target = ambition.Target.Length > 0 ? AmbitionSearchTexts.FormatTargetTarget(ambition.Target) : AmbitionSearchTexts.NoTargetGiven;
        var from = ambition.Baseline.Length > 0 ? AmbitionSearchTexts.FormatFromBaseline(ambition.Baseline) : "";
        var by = ambition.TargetDate is { } date ? AmbitionSearchTexts.FormatByDate(date.ToWords()) : "";
        var measure = ambition.Measure.Length > 0 ? $" ({BritishEnglish.MidSentence(ambition.Measure)})" : "";
        return target + from + by + measure;
    }

    private static string StatusOf(Ambition ambition) => string.Join(", ", new[]
    {
        ambition.Status.Length > 0 ? DeliveryStatuses.Of(ambition.Status).ToWords() : "",
        ambition.Owner.Length > 0 ? AmbitionSearchTexts.FormatOwnerOwner(ambition.Owner) : "",
        ambition.UpdatedOn is { } on ? AmbitionSearchTexts.FormatUpdatedOnPartPart(on.ToWords(), ambition.UpdatedBy.Length > 0 ? AmbitionSearchTexts.FormatByDate(ambition.UpdatedBy) : "") : "",
    }.Where(part => part.Length > 0));
}
