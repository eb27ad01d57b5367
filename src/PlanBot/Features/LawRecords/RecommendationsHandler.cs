using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.LawRecords;

/// <summary>
/// "What did the panel recommend", "was the response published": recommendations with their outcome and the steps that the law
/// ties to them. A step that a duty asks for and that has no date is a gap, with the duty named.
/// </summary>
internal sealed class RecommendationsHandler(PlanDbContext db, PlanContacts contacts)
{
    private const int MostShown = 8;

    /// <summary>So many are told in the sentence itself; of more it tells the latest.</summary>
    private const int MostInSentence = 3;

    /// <summary>From this score on a body is what the question names.</summary>
    private const double SurelyMeant = 0.8;

    private static string NoAdvice => LawRecordsTexts.AGapSaysThatTheData;

    private static readonly CardTemplate<RecommendationsCard> Template = new("LawRecords.RecommendationsCard.json", LawRecordsJson.Default.RecommendationsCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var (all, bodies, references) = await ReadAsync(turn, plan, cancellationToken);
        if (all.Count == 0)
        {
            return new(AnswerKind.Answer, LawRecordsTexts.FormatTheDataForHoldsNoRecommendations(plan.AreaLabel, plan.Title, await contacts.OfAsync(plan, cancellationToken)));
        }

        var named = question.All(EntityTypes.Recommendation).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).ToList();
        var open = question.Best(EntityTypes.State)?.Id is States.Open;
        var outcome = question.Best(EntityTypes.Wanted)?.Id ?? "";
        var body = question.All(EntityTypes.Body).Select(entity => bodies.Find(row => row.Id == entity.Id)).FirstOrDefault(row => row is not null && all.Exists(one => one.Row.BodyId == row.Id));
        var found = named.Count > 0 ? all.FindAll(one => named.Contains(one.Row.Id))
            : all.FindAll(one => (!open || one.IsOutstanding) && (outcome.Length == 0 || one.Row.Outcome == outcome) && (body is null || one.Row.BodyId == body.Id));
        var plural = named.Count == 0;
        var what = $"{(open && plural ? "outstanding " : "")}recommendation{(found.Count == 1 ? "" : "s")}{(body is null || !plural ? "" : LawRecordsTexts.FormatOfThe(body.Name))}";
        if (body is null && plural && question.All(EntityTypes.Body).FirstOrDefault() is { Score: >= SurelyMeant } unheard && bodies.Find(row => row.Id == unheard.Id) is { } other)
        {
            found = [];
            body = other;
        }

        if (found.Count == 0)
        {
            var none = SourceWords.Sentences(
                LawRecordsTexts.FormatOfThatTheDataForHolds(BritishEnglish.Count(all.Count, "recommendation"), plan.AreaLabel, plan.Title, outcome.Length > 0 ? LawRecordsTexts.FormatWithTheOutcome(outcome) : body is null || all.Exists(one => one.Row.BodyId == body.Id) ? LawRecordsTexts.OutstandingEachHasAnOutcomeAnd : LawRecordsTexts.FormatOfThe2(body.Name)),
                Freshness.InWords(turn.Today, references.DocumentsOf(all.Select(one => one.Row.Source)), [.. all.Select(one => one.Row.UpdatedOn)]));
            return new(AnswerKind.Answer, none) { Sources = references.DocumentsOf(all.Select(one => one.Row.Source)) };
        }

        var told = found.Count <= MostInSentence ? found : [.. found.OrderByDescending(one => one.Row.MadeOn?.First).Take(MostInSentence)];
        var shown = found.OrderByDescending(one => one.Row.MadeOn?.First).Take(MostShown).ToList();
        var sources = references.Of(found.SelectMany(one => one.SourceCells));
        var lead = SourceWords.Sentences(
            plural ? LawRecordsTexts.FormatTheDataForHolds(plan.AreaLabel, plan.Title, found.Count, what) : "",
            question.Best(EntityTypes.Kind)?.Id is { } step ? StepInWords(step, found) : plural ? Tally(found) : "");
        var fresh = Freshness.InWords(turn.Today, sources, [.. found.Select(one => one.Row.UpdatedOn ?? one.Row.MadeOn)]);
        var text = SourceWords.Sentences(
            lead,
            found.Count > told.Count ? LawRecordsTexts.FormatTheLatest(NumberWords.Of(told.Count)) : "",
            SourceWords.Sentences(told.Select(InWords)),
            fresh);
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [.. found.Select(one => new RecognizedEntity(EntityTypes.Recommendation, one.Row.Id, plan.Id, 1))],
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                open && plural ? LawRecordsTexts.OutstandingRecommendations : found.Count == 1 ? LawRecordsTexts.ARecommendationAndWhatCameOf : LawRecordsTexts.RecommendationsAndWhatCameOfThem,
                SourceWords.Sentences(lead, fresh),
                plan.Id,
                [.. shown.Select(Line)],
                found.Count > MostShown ? LawRecordsTexts.FormatAndMore2(BritishEnglish.Number(found.Count - MostShown)) : "",
                NoAdvice,
                turn.Scope is ConversationScope.Personal && Permissions.Allows(turn.Person, PlanBotAction.UpdateDelivery, plan.Area) ? "yes" : "",
                shown[0].Row.Id,
                [.. shown.Select(one => new RecommendationChoice(Shortened(one.Row.Summary), one.Row.Id))],
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private async Task<(List<Followed> All, List<Body> Bodies, SourceReferences References)> ReadAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var duties = await db.Duties.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var rows = await db.Recommendations.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var references = new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id || row.PlanId == PlanVocabulary.National).OrderBy(row => row.PlanId == plan.Id ? 0 : 1).ToListAsync(cancellationToken));
        return ([.. rows.Where(row => row.MadeOn is not { } on || on.First <= turn.Today).Select(row => new Followed(row, bodies.Find(body => body.Id == row.BodyId)?.Name ?? "", RecommendationSteps.Of(row, duties, turn.Today)))], bodies, references);
    }

    private static string Tally(List<Followed> found)
    {
        if (found.Count == 1)
        {
            return "";
        }

        var outcomes = found.GroupBy(one => one.Outcome).Select(group => $"{group.Key}: {group.Count()}");
        var gaps = found.Sum(one => one.Steps.Count(step => step.Standing is StepStanding.Gap or StepStanding.Late));
        return LawRecordsTexts.FormatByOutcome(string.Join(", ", outcomes), gaps == 0 ? LawRecordsTexts.NoStepThatIsAskedFor : LawRecordsTexts.FormatLateOrMissing(BritishEnglish.Count(gaps, LawRecordsTexts.StepIs, LawRecordsTexts.StepsAre)));
    }

    /// <summary>How one step stands, of one recommendation or of several.</summary>
    private static string StepInWords(string step, List<Followed> found)
    {
        if (found is [var only])
        {
            return only.Step(step) is { } one ? $"{step}: {one.InWords}{AskedFor(one)}." : LawRecordsTexts.FormatTheDataGivesNoDayAnd(step);
        }

        var asked = found.FindAll(one => one.Step(step) is not null);
        var open = asked.FindAll(one => one.Step(step)!.Standing is not StepStanding.Done);
        return LawRecordsTexts.FormatDoneForOfThatItIs(step, asked.Count - open.Count, asked.Count, open.Count == 0 ? "" : LawRecordsTexts.FormatOpenOpen(string.Join("; ", open.Select(one => $"\"{one.Row.Summary.TrimEnd('.')}\" ({one.Step(step)!.InWords})"))));
    }

    private static string AskedFor(RecommendationStep step) =>
        step.Standing is StepStanding.Gap or StepStanding.Late && step.Duty is { } duty ? LawRecordsTexts.FormatAskedForBy(LawOf(duty)) : "";

    private static string InWords(Followed one)
    {
        var steps = one.Steps.Select(step => $"{step.Name}: {step.InWords}{AskedFor(step)}");
        return SourceWords.Sentences(
            $"{one.Made}: {SourceWords.InPounds(one.Row.Summary.TrimEnd('.'))}.",
            LawRecordsTexts.FormatOutcomeOutcomePart(one.Outcome, one.Row.OutcomeNote.Length > 0 ? $" ({SourceWords.InPounds(one.Row.OutcomeNote.TrimEnd('.'))})" : ""),
            one.Row.Response.Length > 0 ? LawRecordsTexts.FormatTheResponse(SourceWords.InPounds(one.Row.Response.TrimEnd('.'))) : "",
            one.Steps.Count > 0 ? $"{string.Join("; ", steps)}." : LawRecordsTexts.TheDataTiesNoDutyTo);
    }

    private static RecommendationLine Line(Followed one) => new(
        one.Made,
        one.Row.Summary,
        LawRecordsTexts.FormatOutcomeOutcomePart2(one.Outcome, one.Row.OutcomeNote.Length > 0 ? $" – {one.Row.OutcomeNote}" : ""),
        [.. one.Steps.Select(step => new StepLine(
            $"{SymbolOf(step.Standing)} {step.Name}: {step.InWords}",
            step.Standing switch { StepStanding.Done => "Good", StepStanding.Late => "Attention", StepStanding.Gap => "Warning", _ => "Accent" },
            step.Standing is StepStanding.Done || step.Duty is null ? "" : LawRecordsTexts.FormatAskedForBy2(LawOf(step.Duty))))]);

    private static string Shortened(string name) => name.Length <= 80 ? name : $"{name[..(char.IsHighSurrogate(name[78]) ? 78 : 79)]}…";

    private static string SymbolOf(StepStanding standing) => standing switch
    {
        StepStanding.Done => "✔",
        StepStanding.Late => "✖",
        StepStanding.Gap => "○",
        _ => "➜",
    };

    private static string LawOf(Duty duty) => duty.Provision.Length > 0 ? LawRecordsTexts.FormatSectionOfThe(duty.Provision, duty.Act) : LawRecordsTexts.FormatTheDuty(BritishEnglish.MidSentence(duty.Summary), duty.Act).TrimEnd();

    /// <summary>A recommendation with what followed it.</summary>
    private sealed record Followed(PanelRecommendation Row, string Body, IReadOnlyList<RecommendationStep> Steps)
    {
        public RecommendationStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

        public bool IsOutstanding => RecommendationSteps.IsOutstanding(Row, Steps);

        public string Outcome => Row.Outcome.Length > 0 ? Row.Outcome : LawRecordsTexts.TheDataDoesNotSay;

        public string Made => $"{(Body.Length > 0 ? Body : LawRecordsTexts.ABodyThatIsNotNamed)}, {(Row.MadeOn is { } on ? on.ToWords() : LawRecordsTexts.OnADayThatIsNot)}";

        public IEnumerable<string> SourceCells => [Row.Source, .. Steps.Where(step => step.Standing is StepStanding.Gap or StepStanding.Late).Select(step => step.Duty?.Source ?? "")];
    }
}
