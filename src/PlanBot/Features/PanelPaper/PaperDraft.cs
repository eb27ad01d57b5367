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

    private string Panel => Plan.Panel.Length > 0 ? Plan.Panel : "the panel";

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
        var about = !_isWholePlan && _themes is [{ } only] ? $"{only.Name}: progress" : "Progress";
        var subject = $"{about} on {Plan.Title}";
        _blocks.Add(new PaperBlock.Particulars(
        [
            ("Report to", Plan.Panel),
            ("Report of", _facts.Bodies.FirstOrDefault(body => body.Kind is "opcc" or "office")?.Name ?? Plan.Commissioner),
            ("Subject", subject),
            ("Date of the meeting", NextMeeting()),
            ("Author", author),
            ("Figures as at", BritishEnglish.Day(_facts.Today)),
        ]));
        if (Plan.Fictional)
        {
            _blocks.Add(new PaperBlock.Paragraph("This plan is fictional, made up for trying PlanBot out.", IsNumbered: false));
        }

        Purpose();
        Background();
        _blocks.Add(new PaperBlock.Heading(1, "Progress made to date"));
        _blocks.AddRange(new PaperProgress(_facts, _sources).Of(_themes, _isWholePlan));
        Decisions();
        NextSteps();
        _blocks.AddRange(new PaperImplications(_facts, _sources).Of(_themes));
        Appendices();
        return new($"{Plan.AreaLabel}: {subject}", subject, author, _blocks);
    }

    private void Purpose()
    {
        _blocks.Add(new PaperBlock.Heading(1, "Purpose of report"));
        _blocks.Add(new PaperBlock.Paragraph($"To tell members of {Panel} how far {Plan.Title} has come, as at {BritishEnglish.Day(_facts.Today)}. Every figure is from the plan's data; its source stands beside it in square brackets and is listed at the end."));
        _blocks.Add(new PaperBlock.Heading(1, "Recommendation"));
        _blocks.Add(new PaperBlock.Paragraph($"{Capital(Panel)} is invited to note the progress made to date."));
        _blocks.Add(new PaperBlock.Blank("any decision that is asked of the panel"));
    }

    private void Background()
    {
        _blocks.Add(new PaperBlock.Heading(1, "Background"));
        var published = Plan.FirstPublished is { } first ? $"was published {When(first)}{(Plan.RevisedPublished is { } revised ? $" and revised {When(revised)}" : "")}" : "has no day of publication in the data";
        var period = (Plan.PeriodStart, Plan.PeriodEnd) is ({ } from, { } to) ? $", covers {from.ToWords()} to {to.ToWords()}" : "";
        _blocks.Add(new PaperBlock.Paragraph($"{Plan.Title} for {Plan.AreaLabel} {published}{period}. {_sources.MarksOf(Plan.Source)}"));
        var lineage = new ThemeLineage([.. _facts.Delivery.Themes], _facts.Today);
        if (lineage.InForce is { } version)
        {
            _blocks.Add(new PaperBlock.Paragraph($"On that day it has {Number(version.Themes.Count, "theme")}, in {ThemeLineage.VersionInWords(version)}: {BritishEnglish.List([.. version.Themes.Select(theme => theme.Name)])}. {_sources.MarksOf(version.Themes.Select(theme => theme.Source))}"));
        }

        var ambitions = _facts.Delivery.Ambitions;
        if (ambitions.Count > 0)
        {
            var unmapped = ambitions.Count(ambition => ambition.ThemeIdList.All(lineage.IsWithoutHeir));
            var headings = _facts.Headings.Count > 0 ? $" under {Number(_facts.Headings.Count, "heading")}" : "";
            _blocks.Add(new PaperBlock.Paragraph($"The data holds {Number(ambitions.Count, "ambition")}{headings}; {(unmapped == 0 ? "all are mapped to a theme" : unmapped == ambitions.Count ? "none is mapped to a theme" : $"{BritishEnglish.Number(unmapped)} {(unmapped == 1 ? "is" : "are")} not mapped to a theme yet")}."));
        }
        else
        {
            _blocks.Add(new PaperBlock.Blank("the plan's ambitions: the data holds none"));
        }
    }

    private void Decisions()
    {
        _blocks.Add(new PaperBlock.Heading(1, "Decisions and money"));
        if (_facts.Decisions.Count == 0)
        {
            _blocks.Add(new PaperBlock.Blank("decisions since the last report: the data holds none"));
            return;
        }

        _blocks.Add(new PaperBlock.Table(
            "Decisions, what they released and where it goes",
            ["Decided", "Decision and reason", "Money", "Panel told", "Source"],
            [
                .. _facts.Decisions.Select(money => (string[])
                [
                    money.Decision.DecidedOn?.ToWords() ?? "day not given",
                    SourceWords.Sentences(SourceWords.Sentence(money.Decision.Summary), money.Decision.Reason.Length > 0 ? SourceWords.Sentence(money.Decision.Reason) : "The reason is not given."),
                    money.ToWords() is { Length: > 0 } words ? words : "no money given as moved",
                    money.Decision.PanelToldOn?.ToWords() ?? "not given",
                    _sources.MarksOf(money.Reallocations.Select(row => row.Source).Prepend(money.Decision.Source)),
                ]),
            ],
            [12, 33, 29, 13, 13]));
    }

    private void NextSteps()
    {
        _blocks.Add(new PaperBlock.Heading(1, "Next steps"));
        var steps = _facts.Milestones
            .Where(milestone => !MilestoneDates.IsSettled(milestone, _facts.Today))
            .Select(milestone => (milestone, day: MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales)))
            .Where(step => step.day is null || step.day >= _facts.Today)
            .OrderBy(step => step.day ?? DateOnly.MaxValue)
            .Take(MostSteps)
            .ToList();
        if (steps.Count == 0)
        {
            _blocks.Add(new PaperBlock.Blank("the next steps: the timetable holds none after this day"));
            return;
        }

        _blocks.Add(new PaperBlock.Table(
            "What is planned next",
            ["When", "What", "Body", "With", "Source"],
            [.. steps.Select(step => (string[])[MilestoneDates.ToWords(step.milestone), step.milestone.Event, step.milestone.Body, step.milestone.Holder, _sources.MarksOf(step.milestone.Source)])],
            [19, 35, 19, 14, 13]));
    }

    private void Appendices()
    {
        _blocks.Add(new PaperBlock.Heading(1, "List of appendices"));
        _blocks.Add(new PaperBlock.Paragraph("Appendix A: how a theme gets its status. Appendix B: sources.", IsNumbered: false));
        _blocks.Add(new PaperBlock.Heading(1, "Background papers"));
        _blocks.Add(new PaperBlock.Blank("papers that members may want to see"));
        _blocks.Add(new PaperBlock.Heading(1, "Person to contact"));
        if (Plan.Contact.Length > 0)
        {
            _blocks.Add(new PaperBlock.Paragraph(Plan.Contact, IsNumbered: false));
        }
        else
        {
            _blocks.Add(new PaperBlock.Blank("name, telephone and e-mail address"));
        }

        _blocks.Add(new PaperBlock.Heading(1, "Appendix A: how a theme gets its status"));
        _blocks.AddRange(_facts.Delivery.Rule.InWords.Select(line => new PaperBlock.Bullet(line)));
        _blocks.Add(new PaperBlock.Heading(1, "Appendix B: sources"));
        _blocks.Add(new PaperBlock.Table(
            "Sources, by the numbers in square brackets",
            ["Number", "Source", "Address"],
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

    private static string When(PartialDate date) => date.IsDay ? $"on {date.ToWords()}" : $"in {date.ToWords()}";

    private static string Number(int number, string singular) => number == 1 ? $"one {singular}" : $"{NumberWords.Of(number)} {singular}s";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
