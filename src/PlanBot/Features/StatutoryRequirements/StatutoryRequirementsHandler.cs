using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.StatutoryRequirements;

/// <summary>"What must a plan contain by law", "was an EIA done": what law asks, and what the plan's data shows of it. Never legal advice.</summary>
internal sealed class StatutoryRequirementsHandler(PlanDbContext db)
{
    /// <summary>The whole list of what a plan must set out, as the recognizer names it.</summary>
    private const string PlanContents = "s7-1";

    /// <summary>The national measures, as the recognizer names them.</summary>
    private const string Measures = "ncpm";

    /// <summary>Equality impact assessments, where the plan's data names no requirement for them.</summary>
    private const string EqualityCheck = "eia";

    private static string NoAdvice => StatutoryRequirementsTexts.ThisIsWhatTheDataHolds;

    /// <summary>Another duty is named beside the best when it fits about as well.</summary>
    private const double AboutAsLikely = 0.85;

    /// <summary>From this score on a loose fact is about the same.</summary>
    private const double SurelyMeant = 0.7;

    private const int MostReadings = 3;

    /// <summary>A section that is named is told with all its parts.</summary>
    private const int MostOfSection = 8;

    private static readonly CardTemplate<LegalChecklistCard> Template =
        new("StatutoryRequirements.LegalChecklistCard.json", LegalChecklistJson.Default.LegalChecklistCard);

    /// <param name="plan">The plan whose data is looked at; nothing for the law alone.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan? plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var register = await ReadAsync(plan, cancellationToken);
        var asksForGaps = question.Best(EntityTypes.State)?.Id is States.Missing;
        var readings = question.All(EntityTypes.Duty).Where(entity => entity.PlanId == PlanVocabulary.National || entity.PlanId == plan?.Id).ToList();
        if (readings is [{ Id: var first }, ..])
        {
            if (plan is not null && await EqualityAsync(turn, plan, readings[0], register, cancellationToken) is { } equality)
            {
                return equality;
            }

            if (first.StartsWith(Measures, StringComparison.Ordinal) && register.Measures.Exists(measure => !measure.IsThreat))
            {
                return OfMeasures(register);
            }

            if (first is PlanContents)
            {
                return asksForGaps && plan is not null ? OfGaps(turn, plan, register) : OfContents(turn, plan, register);
            }

            var meant = readings.Where(entity => entity.Score >= readings[0].Score * AboutAsLikely).Select(entity => register.Find(entity.Id)).OfType<Requirement>().Distinct().Take(readings[0].Score >= 1 ? MostOfSection : MostReadings).ToList();
            if (meant.Count > 0)
            {
                return await OfRequirementsAsync(turn, plan, meant, question, register, cancellationToken);
            }
        }

        if (asksForGaps && plan is not null)
        {
            return OfGaps(turn, plan, register);
        }

        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        if (register.DutiesOf(topic) is ({ Count: > 0 } ofOne, var unnamed))
        {
            var none = unnamed.Length > 0 ? StatutoryRequirementsTexts.FormatTheDataNamesNoDutyOr(unnamed) : "";
            return new(AnswerKind.Answer, StatutoryRequirementsTexts.FormatItHoldsOfThe(none, BritishEnglish.Count(ofOne.Count, "duty", "duties"), ofOne[0].Who, string.Join("; ", ofOne.Select(InShort)), NoAdvice))
            {
                Sources = register.References.DocumentsOf(ofOne.Select(duty => duty.Source)),
            };
        }

        if (await FactsAsync(plan, question, cancellationToken) is [_, ..] facts)
        {
            var sources = register.References.Of(facts.Select(fact => fact.Source));
            return new(AnswerKind.Answer, SourceWords.Sentences([.. facts.Select(InWords), AsAt(turn, plan, sources), NoAdvice])) { Sources = sources };
        }

        return plan is not null && register.Evidence.Count > 0
            ? Checklist(turn, plan, register, register.All, Tally(plan, register.All))
            : new(AnswerKind.Answer, StatutoryRequirementsTexts.FormatHoldsOfLawOnPoliceAnd(topic.Length > 0 ? StatutoryRequirementsTexts.FormatTheDataHoldsNoDutyAbout(topic) : StatutoryRequirementsTexts.TheData, BritishEnglish.Count(register.Duties.Count, "duty", "duties"), register.ByWho, NoAdvice));
    }

    /// <summary>The equality impact assessment of each revision, where the data holds assessments: evidence, or the gap.</summary>
    private async Task<Answer?> EqualityAsync(Turn turn, Plan plan, RecognizedEntity meant, LawRegister register, CancellationToken cancellationToken)
    {
        var requirement = register.Find(meant.Id);
        if (meant.Id != EqualityCheck && requirement?.Evidence?.Requirement.Contains("equality impact", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        var assessments = await db.EqualityImpacts.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        if (assessments.Count == 0)
        {
            return null;
        }

        var revisions = EqualityCoverage.Of(await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken), assessments, turn.Today);
        var gaps = revisions.Count(revision => revision.IsGap);
        var sources = register.References.Of([.. revisions.Select(revision => revision.Assessment?.Source ?? ""), requirement?.Evidence?.Source ?? ""]);
        var tally = gaps == 0 ? StatutoryRequirementsTexts.FormatEachOfHasOne(BritishEnglish.Count(revisions.Count, "revision")) : StatutoryRequirementsTexts.FormatOfAGap(BritishEnglish.Count(revisions.Count, "revision"), BritishEnglish.Count(gaps, "has", "have"));
        var text = SourceWords.Sentences(
            requirement?.Evidence is null ? StatutoryRequirementsTexts.FormatEqualityImpactAssessmentsOf(InWords(plan)) : requirement.DataInWords(InWords(plan)),
            StatutoryRequirementsTexts.FormatByRevision(string.Join("; ", revisions.Select(revision => $"{revision.RevisionInWords} – {revision.InWords(turn.Today)}"))),
            tally,
            AsAt(turn, plan, sources),
            NoAdvice);
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [new(EntityTypes.Duty, meant.Id, plan.Id, 1)],
            Card = revisions.Count < 2 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                tally,
                [.. revisions.Select(revision => new RequirementLine(
                    StatutoryRequirementsTexts.FormatEqualityImpactAssessmentRevisionOf(revision.RevisionInWords),
                    revision.IsGap ? "○ gap" : "✔ evidence",
                    revision.IsGap ? "Warning" : "Good",
                    revision.InWords(turn.Today),
                    ""))],
                StatutoryRequirementsTexts.FormatEvidenceSaysThatTheSourcesShow(NoAdvice),
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private async Task<LawRegister> ReadAsync(Plan? plan, CancellationToken cancellationToken)
    {
        var planId = plan?.Id ?? "";
        return new(
            await db.Duties.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            await db.NationalMeasures.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            await db.StatutoryEvidence.AsNoTracking().Where(row => row.PlanId == planId).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == planId || row.PlanId == PlanVocabulary.National).OrderBy(row => row.PlanId == planId ? 0 : 1).ToListAsync(cancellationToken)));
    }

    private static Answer OfMeasures(LawRegister register)
    {
        var measures = register.Measures.FindAll(measure => !measure.IsThreat);
        var since = measures[0].Since is { } date ? StatutoryRequirementsTexts.FormatSinceDate(date.ToWords()) : "";
        return new(AnswerKind.Answer, StatutoryRequirementsTexts.FormatTheAre(measures[0].Framework, since, NumberWords.Of(measures.Count), string.Join("; ", measures.Select(measure => BritishEnglish.MidSentence(measure.Name)))))
        {
            Sources = register.References.Of(measures.Select(measure => measure.Source)),
            Entities = [new(EntityTypes.Duty, Measures, PlanVocabulary.National, 1)],
        };
    }

    private static Answer OfContents(Turn turn, Plan? plan, LawRegister register)
    {
        var contents = register.Duties.Where(Requirement.IsContent).Select(duty => register.Find(duty.Id)!).ToList();
        if (contents.Count == 0)
        {
            return new(AnswerKind.Answer, StatutoryRequirementsTexts.TheDataHoldsNoListOf);
        }

        var act = contents[0].Duty!.Act;
        var law = StatutoryRequirementsTexts.FormatBySection71OfThe(act, string.Join("; ", contents.Select(item => BritishEnglish.MidSentence(item.Duty!.Summary))));
        var entities = new RecognizedEntity[] { new(EntityTypes.Duty, PlanContents, PlanVocabulary.National, 1) };
        return plan is null || register.Evidence.Count == 0
            ? new(AnswerKind.Answer, $"{law}{(plan is null ? "" : StatutoryRequirementsTexts.FormatTheDataForDoesNotSayWhat(InWords(plan)))} {NoAdvice}") { Sources = register.References.Of(contents.SelectMany(item => item.SourceCells)), Entities = entities }
            : Checklist(turn, plan, register, contents, $"{law} {Tally(plan, contents)}") with { Entities = entities };
    }

    /// <summary>What the plan's data does not show as met, each with what it shows.</summary>
    private static Answer OfGaps(Turn turn, Plan plan, LawRegister register)
    {
        if (register.Evidence.Count == 0)
        {
            return OfContents(turn, plan, register);
        }

        var gaps = register.All.FindAll(item => item.Evidence!.Status != "evidenced");
        return gaps.Count == 0
            ? Checklist(turn, plan, register, register.All, StatutoryRequirementsTexts.FormatTheDataForShowsNoGap(InWords(plan), register.All.Count))
            : Checklist(turn, plan, register, gaps, StatutoryRequirementsTexts.FormatOfThatTheDataForLooks(BritishEnglish.Count(register.All.Count, "requirement"), InWords(plan), BritishEnglish.Count(gaps.Count, "is", "are"), string.Join("; ", gaps.Select(GapInWords)), register.All.Count - gaps.Count));
    }

    private static string GapInWords(Requirement gap) =>
        $"{BritishEnglish.MidSentence(gap.Name)} ({gap.StatusInWords}{(gap.Evidence!.Evidence.Length > 0 ? $": {gap.Evidence.Evidence.TrimEnd('.')}" : "")})";

    private static Answer Checklist(Turn turn, Plan plan, LawRegister register, List<Requirement> requirements, string sentence)
    {
        var references = register.References.DocumentsOf(requirements.SelectMany(item => item.SourceCells));
        var text = $"{sentence} {AsAt(turn, plan, references)}";
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                [.. requirements.Select(RequirementLine.Of)],
                StatutoryRequirementsTexts.FormatEvidencedSaysThatTheSourcesShow(NoAdvice),
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
            Sources = references,
            Entities = [.. requirements.Select(item => new RecognizedEntity(EntityTypes.Duty, item.Evidence?.Id ?? item.Duty!.Id, plan.Id, 1))],
        };
    }

    private async Task<Answer> OfRequirementsAsync(Turn turn, Plan? plan, List<Requirement> meant, RecognizedQuestion question, LawRegister register, CancellationToken cancellationToken)
    {
        var sentences = meant.SelectMany(item => Sentences(plan, item)).ToList();
        var facts = (await FactsAsync(plan, question, cancellationToken)).FindAll(fact => !meant.Exists(item => item.Evidence?.Source == fact.Source));
        sentences.AddRange(facts.Select(InWords));
        var sources = register.References.Of(meant.SelectMany(item => item.SourceCells).Concat(facts.Select(fact => fact.Source)));
        sentences.Add(AsAt(turn, plan, sources));
        sentences.Add(NoAdvice);
        return new(AnswerKind.Answer, SourceWords.Sentences(sentences.Distinct()))
        {
            Sources = sources,
            Entities = [.. meant.Select(item => item.Duty is { } duty ? new RecognizedEntity(EntityTypes.Duty, item.Evidence?.Id ?? duty.Id, PlanVocabulary.National, 1) : new(EntityTypes.Duty, item.Evidence!.Id, plan!.Id, 1))],
        };
    }

    /// <summary>What sources say besides: a paper may name another section than the act, or say that something was not done.</summary>
    private async Task<List<Fact>> FactsAsync(Plan? plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var ids = question.All(EntityTypes.Fact).Where(entity => entity.PlanId == plan?.Id && entity.Score >= SurelyMeant).Select(entity => entity.Id).Take(MostReadings).ToList();
        return plan is null ? [] : await db.Facts.AsNoTracking().Where(fact => fact.PlanId == plan.Id && ids.Contains(fact.Id)).OrderBy(fact => fact.Ordinal).ToListAsync(cancellationToken);
    }

    private static string InWords(Fact fact) => StatutoryRequirementsTexts.FormatTheDataHas(FactWords.ToWords(fact));

    /// <summary>What the plan's data shows goes first where it shows something; the law where it does not.</summary>
    private static IEnumerable<string> Sentences(Plan? plan, Requirement item)
    {
        var law = item.Duty is { } duty ? Requirement.LawInWords(duty) : StatutoryRequirementsTexts.TheDataTiesNoSectionOf;
        return plan is null ? [law]
            : item.Evidence is null ? [law, item.DataInWords(InWords(plan))]
            : [item.DataInWords(InWords(plan)), law];
    }

    private static string Tally(Plan plan, List<Requirement> requirements)
    {
        var groups = requirements.GroupBy(item => item.StatusInWords).OrderBy(group => Array.IndexOf(LawRegister.Statuses, group.Key) is >= 0 and var at ? at : LawRegister.Statuses.Length);
        return StatutoryRequirementsTexts.FormatOfTheDataForShows(BritishEnglish.Count(requirements.Count, "requirement"), InWords(plan), string.Join("; ", groups.Select(group => $"{group.Key}: {group.Count()} ({string.Join(", ", group.Select(item => BritishEnglish.MidSentence(item.Name)))})")));
    }

    /// <summary>As at which day the plan's data shows it; nothing where the law alone is told.</summary>
    private static string AsAt(Turn turn, Plan? plan, IEnumerable<SourceReference> sources) => plan is null ? "" : Freshness.InWords(turn.Today, sources);

    private static string InShort(Duty duty) =>
        $"{BritishEnglish.MidSentence(duty.Summary)} ({(duty.Provision.Length > 0 ? StatutoryRequirementsTexts.FormatSectionProvision(duty.Provision) : duty.Act.Trim('(', ')'))})";

    private static string InWords(Plan plan) => StatutoryRequirementsTexts.FormatAreaLabelSPlanTitle(plan.AreaLabel, plan.Title);
}
