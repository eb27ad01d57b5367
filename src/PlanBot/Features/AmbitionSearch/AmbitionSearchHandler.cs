using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.AmbitionSearch;

/// <summary>"Anything about rural crime in the ambitions": the ambitions on a topic, how many there are, or all of them.</summary>
internal sealed class AmbitionSearchHandler(PlanDbContext db, DeepLinks links)
{
    /// <summary>So many fit into a sentence; more are a card.</summary>
    private const int MostInSentence = 4;

    private const int MostShown = 20;

    private static readonly CardTemplate<AmbitionListCard> Template =
        new("AmbitionSearch.AmbitionListCard.json", AmbitionListJson.Default.AmbitionListCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(turn, plan, cancellationToken);
        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        if (held.Picked(question.Best(EntityTypes.State)?.Id is States.Unmapped ? States.Unmapped : topic) is { } picked)
        {
            return Listed(turn, held, picked.Ambitions, AmbitionSearchTexts.FormatAmbitionsOfAreaLabelSPlanTitlePart(BritishEnglish.Count(picked.Ambitions.Count, "ambition"), plan.AreaLabel, plan.Title, picked.Ambitions.Count == 1 ? "is" : "are", picked.InWords, picked.Ambitions.Count > 0 ? $": {InWords(held, picked.Ambitions)}" : ""), topic);
        }

        var readings = question.All(EntityTypes.Ambition).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).ToList();
        var asksOfAll = topic.Length == 0 || IsAboutAmbitions(topic);
        var found = asksOfAll ? [] : held.Ambitions.Where(ambition => readings.Contains(ambition.Id)).OrderBy(ambition => readings.IndexOf(ambition.Id)).ToList();
        var theme = question.All(EntityTypes.Theme).FirstOrDefault(entity => entity.PlanId == plan.Id);
        var byTheme = theme is not null && theme.Score > (question.Best(EntityTypes.Ambition)?.Score ?? 0);
        if (found.Count > 0 && !byTheme)
        {
            return OnTopic(turn, held, found, topic);
        }

        if (theme is not null && held.Ambitions.Where(ambition => held.ThemesOf(ambition).Contains(theme.Id)).ToList() is [_, ..] ofTheme)
        {
            return Listed(turn, held, ofTheme, AmbitionSearchTexts.FormatTheDataHoldsMappedTo(BritishEnglish.Count(ofTheme.Count, "ambition"), held.ThemeName(theme.Id), InWords(held, ofTheme)), topic);
        }

        if (found.Count > 0)
        {
            return OnTopic(turn, held, found, topic);
        }

        if (!asksOfAll)
        {
            var target = await TargetOfKpiAsync(plan, question, cancellationToken);
            return new(AnswerKind.Answer, $"{held.NoneAbout(topic)}{target.Text}".TrimEnd()) { Sources = held.References.Of([.. held.Counts.Select(fact => fact.Source), target.Source]) };
        }

        return held.Ambitions.Count == 0
            ? new(AnswerKind.Answer, held.NoneAbout("").TrimEnd()) { Sources = held.References.DocumentsOf(held.Themes.Select(row => row.Source)) }
            : Listed(turn, held, held.Ambitions, held.CountInWords, "");
    }

    private async Task<PlanAmbitions> ReadAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new(
            plan,
            await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            new ThemeLineage(themes, turn.Today),
            await db.Headings.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken),
            await db.Facts.AsNoTracking().Where(row => row.PlanId == plan.Id && (row.Unit == "ambitions" || row.Unit == "headings")).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken)));
    }

    private Answer OnTopic(Turn turn, PlanAmbitions held, List<Ambition> found, string topic)
    {
        var themes = found.Take(1).SelectMany(held.ThemesOf).ToList();
        var beside = held.Ambitions.Where(ambition => !found.Contains(ambition) && held.ThemesOf(ambition).Any(themes.Contains)).ToList();
        var text = $"{(found.Count == 1 ? "" : AmbitionSearchTexts.FormatTheDataHoldsAmbitions(NumberWords.Of(found.Count), topic.Length > 0 ? AmbitionSearchTexts.FormatOnTopic(topic) : ""))}{InWords(held, found)}.";
        if (beside.Count > 0)
        {
            text += AmbitionSearchTexts.FormatUnderTheSameTheme(BritishEnglish.List([.. themes.Select(held.ThemeName)]), string.Join("; ", beside.Take(MostInSentence + 1).Select(ambition => ambition.Summary)));
        }

        return Listed(turn, held, found, text, topic);
    }

    private Answer Listed(Turn turn, PlanAmbitions held, List<Ambition> ambitions, string sentence, string topic)
    {
        var isAll = ambitions.Count == held.Ambitions.Count;
        var references = held.References.DocumentsOf((isAll ? held.Counts.Select(fact => fact.Source) : []).Concat(ambitions.Select(ambition => ambition.Source)));
        var text = $"{sentence} {Freshness.InWords(turn.Today, references, ambitions.Select(ambition => ambition.UpdatedOn))}";
        var answer = new Answer(AnswerKind.Answer, text)
        {
            Sources = references,
            Entities = isAll ? [] : [.. ambitions.Select(ambition => new RecognizedEntity(EntityTypes.Ambition, ambition.Id, held.Plan.Id, 1))],
        };
        return ambitions.Count <= MostInSentence ? answer : answer with
        {
            Card = Template.Render(new(
                CardHeader.Of(held.Plan, turn.Today),
                topic.Length > 0 ? AmbitionSearchTexts.FormatAmbitionsTopic(topic) : AmbitionSearchTexts.Ambitions,
                text,
                [.. ambitions.Take(MostShown).Select(ambition => held.Line(ambition, links.ToRecord(new(held.Plan.Id, EntityTypes.Ambition, ambition.Id))))],
                ambitions.Count > MostShown ? AmbitionSearchTexts.FormatAndMoreAskAboutATopic(ambitions.Count - MostShown) : "",
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private static string InWords(PlanAmbitions held, List<Ambition> ambitions) =>
        string.Join("; ", ambitions.Take(MostInSentence).Select(held.InWords)) + (ambitions.Count > MostInSentence ? AmbitionSearchTexts.FormatAndMore(ambitions.Count - MostInSentence) : "");

    /// <summary>An aim may be held as a KPI's target alone.</summary>
    private async Task<(string Text, string Source)> TargetOfKpiAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var id = question.All(EntityTypes.Kpi).FirstOrDefault(entity => entity.PlanId == plan.Id)?.Id ?? "";
        var kpi = await db.Kpis.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id && row.Visibility != "staff", cancellationToken);
        return kpi is null ? ("", "")
            : kpi.Target.Length > 0 ? (AmbitionSearchTexts.FormatTheKPIHasTheTarget(kpi.Name, kpi.Target), kpi.Source)
            : (AmbitionSearchTexts.FormatThereIsAKPITheData(kpi.Name), kpi.Source);
    }

    private static bool IsAboutAmbitions(string topic) =>
        topic.Split(' ').All(word => word.All(char.IsAsciiDigit) || word.ToLowerInvariant() is "headings" or "heading" or "objectives" or "goals" or "goal" or "objective" or "total" or "overall" or "different" or "count" or "whole" or "full" or "delivery" or "new" or "main" or "key" or "parts" or "list" or "wording" or "text" or "exact" or "official" or "written" or "words" or "actual");
}
