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

    private const string NoAdvice = "A gap says that the data shows no date, no more. This is what the data holds, not legal advice.";

    private static readonly CardTemplate<RecommendationsCard> Template = new("LawRecords.RecommendationsCard.json", LawRecordsJson.Default.RecommendationsCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var (all, bodies, references) = await ReadAsync(turn, plan, cancellationToken);
        if (all.Count == 0)
        {
            return new(AnswerKind.Answer, $"The data for {plan.AreaLabel}'s {plan.Title} holds no recommendations of a panel or another body. For that ask {await contacts.OfAsync(plan, cancellationToken)}.");
        }

        var named = question.All(EntityTypes.Recommendation).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).ToList();
        var open = question.Best(EntityTypes.State)?.Id is States.Open;
        var body = question.All(EntityTypes.Body).Select(entity => bodies.Find(row => row.Id == entity.Id)).FirstOrDefault(row => row is not null && all.Exists(one => one.Row.BodyId == row.Id));
        var found = named.Count > 0 ? all.FindAll(one => named.Contains(one.Row.Id))
            : all.FindAll(one => (!open || one.IsOutstanding) && (body is null || one.Row.BodyId == body.Id));
        var plural = named.Count == 0;
        var what = $"{(open && plural ? "outstanding " : "")}recommendation{(found.Count == 1 ? "" : "s")}{(body is null || !plural ? "" : $" of the {body.Name}")}";
        if (body is null && plural && question.All(EntityTypes.Body).FirstOrDefault() is { Score: >= SurelyMeant } unheard && bodies.Find(row => row.Id == unheard.Id) is { } other)
        {
            found = [];
            body = other;
        }

        if (found.Count == 0)
        {
            var none = SourceWords.Sentences(
                $"Of {BritishEnglish.Count(all.Count, "recommendation")} that the data for {plan.AreaLabel}'s {plan.Title} holds, none is {(body is null || all.Exists(one => one.Row.BodyId == body.Id) ? "outstanding: each has an outcome, and every step that is asked for has its date" : $"of the {body.Name}")}.",
                Freshness.InWords(turn.Today, references.DocumentsOf(all.Select(one => one.Row.Source)), [.. all.Select(one => one.Row.UpdatedOn)]));
            return new(AnswerKind.Answer, none) { Sources = references.DocumentsOf(all.Select(one => one.Row.Source)) };
        }

        var told = found.Count <= MostInSentence ? found : [.. found.OrderByDescending(one => one.Row.MadeOn?.First).Take(MostInSentence)];
        var shown = found.OrderByDescending(one => one.Row.MadeOn?.First).Take(MostShown).ToList();
        var sources = references.Of(found.SelectMany(one => one.SourceCells));
        var lead = SourceWords.Sentences(
            plural ? $"The data for {plan.AreaLabel}'s {plan.Title} holds {found.Count} {what}." : "",
            question.Best(EntityTypes.Kind)?.Id is { } step ? StepInWords(step, found) : plural ? Tally(found) : "");
        var fresh = Freshness.InWords(turn.Today, sources, [.. found.Select(one => one.Row.UpdatedOn ?? one.Row.MadeOn)]);
        var text = SourceWords.Sentences(
            lead,
            found.Count > told.Count ? $"The latest {NumberWords.Of(told.Count)}:" : "",
            SourceWords.Sentences(told.Select(InWords)),
            fresh);
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [.. found.Select(one => new RecognizedEntity(EntityTypes.Recommendation, one.Row.Id, plan.Id, 1))],
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                open && plural ? "Outstanding recommendations" : found.Count == 1 ? "A recommendation and what came of it" : "Recommendations and what came of them",
                SourceWords.Sentences(lead, fresh),
                plan.Id,
                [.. shown.Select(Line)],
                found.Count > MostShown ? $"and {BritishEnglish.Number(found.Count - MostShown)} more" : "",
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
        return $"By outcome: {string.Join(", ", outcomes)}. {(gaps == 0 ? "No step that is asked for is late or missing." : $"{BritishEnglish.Count(gaps, "step is", "steps are")} late or missing.")}";
    }

    /// <summary>How one step stands, of one recommendation or of several.</summary>
    private static string StepInWords(string step, List<Followed> found)
    {
        if (found is [var only])
        {
            return only.Step(step) is { } one ? $"{step}: {one.InWords}{AskedFor(one)}." : $"{step}: the data gives no day, and ties no duty to the recommendation that asks for it.";
        }

        var asked = found.FindAll(one => one.Step(step) is not null);
        var open = asked.FindAll(one => one.Step(step)!.Standing is not StepStanding.Done);
        return $"{step}: done for {asked.Count - open.Count} of {asked.Count} that it is asked for{(open.Count == 0 ? "" : $"; open: {string.Join("; ", open.Select(one => $"\"{one.Row.Summary.TrimEnd('.')}\" ({one.Step(step)!.InWords})"))}")}.";
    }

    private static string AskedFor(RecommendationStep step) =>
        step.Standing is StepStanding.Gap or StepStanding.Late && step.Duty is { } duty ? $" (asked for by {LawOf(duty)})" : "";

    private static string InWords(Followed one)
    {
        var steps = one.Steps.Select(step => $"{step.Name}: {step.InWords}{AskedFor(step)}");
        return SourceWords.Sentences(
            $"{one.Made}: {SourceWords.InPounds(one.Row.Summary.TrimEnd('.'))}.",
            $"Outcome: {one.Outcome}{(one.Row.OutcomeNote.Length > 0 ? $" ({SourceWords.InPounds(one.Row.OutcomeNote.TrimEnd('.'))})" : "")}.",
            one.Row.Response.Length > 0 ? $"The response: {SourceWords.InPounds(one.Row.Response.TrimEnd('.'))}." : "",
            one.Steps.Count > 0 ? $"{string.Join("; ", steps)}." : "The data ties no duty to it and names no step after it.");
    }

    private static RecommendationLine Line(Followed one) => new(
        one.Made,
        one.Row.Summary,
        $"Outcome: {one.Outcome}{(one.Row.OutcomeNote.Length > 0 ? $" – {one.Row.OutcomeNote}" : "")}",
        [.. one.Steps.Select(step => new StepLine(
            $"{SymbolOf(step.Standing)} {step.Name}: {step.InWords}",
            step.Standing switch { StepStanding.Done => "Good", StepStanding.Late => "Attention", StepStanding.Gap => "Warning", _ => "Accent" },
            step.Standing is StepStanding.Done || step.Duty is null ? "" : $"Asked for by {LawOf(step.Duty)}"))]);

    private static string Shortened(string name) => name.Length <= 80 ? name : $"{name[..(char.IsHighSurrogate(name[78]) ? 78 : 79)]}…";

    private static string SymbolOf(StepStanding standing) => standing switch
    {
        StepStanding.Done => "✔",
        StepStanding.Late => "✖",
        StepStanding.Gap => "○",
        _ => "➜",
    };

    private static string LawOf(Duty duty) => duty.Provision.Length > 0 ? $"section {duty.Provision} of the {duty.Act}" : $"the duty \"{BritishEnglish.MidSentence(duty.Summary)}\" {duty.Act}".TrimEnd();

    /// <summary>A recommendation with what followed it.</summary>
    private sealed record Followed(PanelRecommendation Row, string Body, IReadOnlyList<RecommendationStep> Steps)
    {
        public RecommendationStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

        public bool IsOutstanding => RecommendationSteps.IsOutstanding(Row, Steps);

        public string Outcome => Row.Outcome.Length > 0 ? Row.Outcome : "the data does not say";

        public string Made => $"{(Body.Length > 0 ? Body : "A body that is not named")}, {(Row.MadeOn is { } on ? on.ToWords() : "on a day that is not given")}";

        public IEnumerable<string> SourceCells => [Row.Source, .. Steps.Where(step => step.Standing is StepStanding.Gap or StepStanding.Late).Select(step => step.Duty?.Source ?? "")];
    }
}
