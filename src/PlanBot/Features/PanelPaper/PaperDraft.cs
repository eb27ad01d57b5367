using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Features.PanelPaper;

/// <summary>
/// Drafts the paper to a plan's panel from the data, in the house form: purpose, recommendation, background, progress by
/// theme, next steps, implications, appendices, contact. What the data does not hold is a marked blank.
/// </summary>
internal sealed class PaperDraft
{
    private const int MostSteps = 10;

    private readonly PaperFacts _facts;
    private readonly PaperSources _sources;
    private readonly IReadOnlyList<Theme> _themes;
    private readonly bool _isWholePlan;
    private readonly List<PaperBlock> _blocks = [];

    private PaperDraft(PaperFacts facts, string themeId)
    {
        _facts = facts;
        _sources = new(facts.Delivery.Sources);
        var inForce = new ThemeLineage([.. facts.Delivery.Themes], facts.Today).InForce?.Themes ?? [];
        var chosen = facts.Delivery.Themes.FirstOrDefault(theme => theme.Id == themeId);
        _isWholePlan = chosen is null;
        _themes = chosen is null ? inForce : [chosen];
    }

    private Plan Plan => _facts.Plan;

    private string Panel => Plan.Panel.Length > 0 ? Plan.Panel : PanelPaperTexts.ThePanel;

    /// <param name="themeId">The one theme that it is about; empty for all in force.</param>
    /// <param name="author">Who signs it; empty for a blank.</param>
    public static Paper Of(PaperFacts facts, string themeId, string author)
    {
        // It is read by a panel, in one language, whoever asks for the draft.
        using var english = Language.Use(Language.English);
        return new PaperDraft(facts, themeId).Write(author);
    }

    private Paper Write(string author)
    {
        var about = !_isWholePlan && _themes is [{ } only] ? PanelPaperTexts.FormatOnlyProgress(only.Name) : PanelPaperTexts.Progress;
        var subject = PanelPaperTexts.FormatAboutOnPlanTitle(about, Plan.Title);
        _blocks.Add(new PaperBlock.Particulars(
        [
            (PanelPaperTexts.ReportTo, Plan.Panel),
            (PanelPaperTexts.ReportOf, _facts.Bodies.FirstOrDefault(body => body.Kind is "opcc" or "office")?.Name ?? Plan.Commissioner),
            ("Subject", subject),
            (PanelPaperTexts.DateOfTheMeeting, NextMeeting()),
            ("Author", author),
            (PanelPaperTexts.FiguresAsAt, BritishEnglish.Day(_facts.Today)),
        ]));
        if (Plan.Fictional)
        {
            _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.ThisPlanIsFictionalMadeUp, IsNumbered: false));
        }

        Purpose();
        Background();
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.ProgressMadeToDate));
        _blocks.AddRange(new PaperProgress(_facts, _sources).Of(_themes, _isWholePlan));
        Decisions();
        NextSteps();
        _blocks.AddRange(new PaperImplications(_facts, _sources).Of(_themes));
        Appendices();
        return new($"{Plan.AreaLabel}: {subject}", subject, author, _blocks);
    }

    private void Purpose()
    {
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.PurposeOfReport));
        _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.FormatToTellMembersOfHowFar(Panel, Plan.Title, BritishEnglish.Day(_facts.Today))));
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.Recommendation));
        _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.FormatIsInvitedToNoteTheProgress(BritishEnglish.Capitalised(Panel))));
        _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.AnyDecisionThatIsAskedOf));
    }

    private void Background()
    {
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.Background));
        var published = Plan.FirstPublished is { } first ? PanelPaperTexts.FormatWasPublished(When(first), Plan.RevisedPublished is { } revised ? PanelPaperTexts.FormatAndRevised(When(revised)) : "") : PanelPaperTexts.HasNoDayOfPublicationIn;
        var period = (Plan.PeriodStart, Plan.PeriodEnd) is ({ } from, { } to) ? PanelPaperTexts.FormatCoversTo(from.ToWords(), to.ToWords()) : "";
        _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.FormatPlanTitleForAreaLabelPublishedPeriodMarksOf(Plan.Title, Plan.AreaLabel, published, period, _sources.MarksOf(Plan.Source))));
        var lineage = new ThemeLineage([.. _facts.Delivery.Themes], _facts.Today);
        if (lineage.InForce is { } version)
        {
            _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.FormatOnThatDayItHasIn(Number(version.Themes.Count, "theme"), ThemeLineage.VersionInWords(version), BritishEnglish.List([.. version.Themes.Select(theme => theme.Name)]), _sources.MarksOf(version.Themes.Select(theme => theme.Source)))));
        }

        var ambitions = _facts.Delivery.Ambitions;
        if (ambitions.Count > 0)
        {
            var unmapped = ambitions.Count(ambition => ambition.ThemeIdList.All(lineage.IsWithoutHeir));
            var headings = _facts.Headings.Count > 0 ? PanelPaperTexts.FormatUnderNumber(Number(_facts.Headings.Count, "heading")) : "";
            _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.FormatTheDataHolds(Number(ambitions.Count, "ambition"), headings, unmapped == 0 ? PanelPaperTexts.AllAreMappedToATheme : unmapped == ambitions.Count ? PanelPaperTexts.NoneIsMappedToATheme : PanelPaperTexts.FormatNotMappedToAThemeYet(BritishEnglish.Number(unmapped), unmapped == 1 ? "is" : "are"))));
        }
        else
        {
            _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.ThePlansAmbitionsTheDataHolds));
        }
    }

    private void Decisions()
    {
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.DecisionsAndMoney));
        if (_facts.Decisions.Count == 0)
        {
            _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.DecisionsSinceTheLastReportThe));
            return;
        }

        _blocks.Add(new PaperBlock.Table(
            PanelPaperTexts.DecisionsWhatTheyReleasedAndWhere,
            ["Decided", PanelPaperTexts.DecisionAndReason, "Money", PanelPaperTexts.PanelTold, "Source"],
            [
                .. _facts.Decisions.Select(money => (string[])
                [
                    money.Decision.DecidedOn?.ToWords() ?? PanelPaperTexts.DayNotGiven,
                    SourceWords.Sentences(SourceWords.Sentence(money.Decision.Summary), money.Decision.Reason.Length > 0 ? SourceWords.Sentence(money.Decision.Reason) : PanelPaperTexts.TheReasonIsNotGiven),
                    money.ToWords() is { Length: > 0 } words ? words : PanelPaperTexts.NoMoneyGivenAsMoved,
                    money.Decision.PanelToldOn?.ToWords() ?? PanelPaperTexts.NotGiven,
                    _sources.MarksOf(money.Reallocations.Select(row => row.Source).Prepend(money.Decision.Source)),
                ]),
            ],
            [12, 33, 29, 13, 13]));
    }

    private void NextSteps()
    {
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.NextSteps));
        var steps = _facts.Milestones
            .Where(milestone => !MilestoneDates.IsSettled(milestone, _facts.Today))
            .Select(milestone => (milestone, day: MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales)))
            .Where(step => step.day is null || step.day >= _facts.Today)
            .OrderBy(step => step.day ?? DateOnly.MaxValue)
            .Take(MostSteps)
            .ToList();
        if (steps.Count == 0)
        {
            _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.TheNextStepsTheTimetableHolds));
            return;
        }

        _blocks.Add(new PaperBlock.Table(
            PanelPaperTexts.WhatIsPlannedNext,
            [PanelPaperTexts.When, PanelPaperTexts.What, PanelPaperTexts.Body, PanelPaperTexts.With, PanelPaperTexts.Source],
            [.. steps.Select(step => (string[])[MilestoneDates.ToWords(step.milestone), step.milestone.Event, step.milestone.Body, step.milestone.Holder, _sources.MarksOf(step.milestone.Source)])],
            [19, 35, 19, 14, 13]));
    }

    private void Appendices()
    {
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.ListOfAppendices));
        _blocks.Add(new PaperBlock.Paragraph(PanelPaperTexts.AppendixAHowAThemeGets, IsNumbered: false));
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.BackgroundPapers));
        _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.PapersThatMembersMayWantTo));
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.PersonToContact));
        if (Plan.Contact.Length > 0)
        {
            _blocks.Add(new PaperBlock.Paragraph(Plan.Contact, IsNumbered: false));
        }
        else
        {
            _blocks.Add(new PaperBlock.Blank(PanelPaperTexts.NameTelephoneAndEMailAddress));
        }

        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.AppendixAHowAThemeGetsIts));
        _blocks.AddRange(_facts.Delivery.Rule.InWords.Select(line => new PaperBlock.Bullet(line)));
        _blocks.Add(new PaperBlock.Heading(1, PanelPaperTexts.AppendixBSources));
        _blocks.Add(new PaperBlock.Table(
            PanelPaperTexts.SourcesByTheNumbersInSquare,
            [PanelPaperTexts.Number, PanelPaperTexts.Source, PanelPaperTexts.Address],
            [.. _sources.Named.Select((source, at) => (string[])[$"[{at + 1}]", source.ToWords(), source.Address])],
            [13, 48, 39]));
    }

    /// <summary>The panel's next meeting by the timetable; empty for a blank.</summary>
    private string NextMeeting()
    {
        var panel = _facts.Bodies.FirstOrDefault(body => body.Name == Plan.Panel)?.Id;
        var meeting = _facts.Meetings.Where(row => panel is not null && row.BodyId == panel && row.Starts is { } start && start.First >= _facts.Today).OrderBy(row => row.Starts!.Value.First).FirstOrDefault();
        if (meeting is not null)
        {
            return meeting.Starts!.Value.ToWords();
        }

        return _facts.Milestones
            .Where(row => row.Kind == "panel" && row.Starts is { } start && start.First >= _facts.Today && !MilestoneDates.IsSettled(row, _facts.Today))
            .OrderBy(row => row.Starts!.Value.First)
            .Select(MilestoneDates.ToWords)
            .FirstOrDefault() ?? "";
    }

    private static string When(PartialDate date) => date.IsDay ? PanelPaperTexts.FormatOnDate(date.ToWords()) : PanelPaperTexts.FormatInDate(date.ToWords());

    private static string Number(int number, string singular) => number == 1 ? PanelPaperTexts.FormatOneSingular(singular) : PanelPaperTexts.FormatNumberSingularS(NumberWords.Of(number), singular);
}
