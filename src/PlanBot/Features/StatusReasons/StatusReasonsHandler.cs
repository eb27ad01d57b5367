using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.StatusReasons;

/// <summary>"Why is it amber?": whether the rule or a person says so, everything that counted, and the rule itself.</summary>
internal sealed class StatusReasonsHandler(PlanDbContext db)
{
    private const int MostItems = 20;
    private const int MostNamed = 3;

    private static readonly CardTemplate<StatusReasonsCard> Template =
        new("StatusReasons.StatusReasonsCard.json", StatusReasonsJson.Default.StatusReasonsCard);

    /// <param name="themeId">The theme; empty to ask for the rule alone.</param>
    public Task<Answer> AnswerAsync(Turn turn, Plan plan, string themeId, CancellationToken cancellationToken) =>
        AnswerAsync(turn, plan, themeId, "", cancellationToken);

    /// <param name="done">What was just done, said first.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, string themeId, string done, CancellationToken cancellationToken)
    {
        var delivery = await PlanDelivery.ReadAsync(db, plan, turn.MaySeeStaffOnly(plan.Area), turn.Today, cancellationToken);
        if (delivery.Themes.SingleOrDefault(row => row.Id == themeId) is not { } theme)
        {
            return new(AnswerKind.Answer, StatusReasonsTexts.FormatHowAThemeOfGetsIts(done, plan.AreaLabel, plan.Title, string.Join(' ', delivery.Rule.InWords)).TrimStart());
        }

        var rating = delivery.RatingOf(theme);
        var text = SourceWords.Sentences(done, Sentence(theme, rating));
        var items = rating.ByRule.Items.OrderBy(item => PlaceOf(item.Verdict)).ToList();
        var sources = delivery.Sources.Of(
        [
            theme.Source,
            .. delivery.KpisOf(theme).Select(reading => reading.Latest?.Source ?? reading.Kpi.Source),
            .. delivery.CommitmentsOf(theme).Select(row => row.Source),
            .. delivery.AmbitionsOf(theme).Select(row => row.Source),
        ]);
        var maySet = turn.Scope is ConversationScope.Personal && Permissions.Allows(turn.Person, PlanBotAction.SetStatus, plan.Area);
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [new(EntityTypes.Theme, theme.Id, plan.Id, 1)],
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                theme.Name,
                theme.Id,
                plan.Id,
                $"{rating.Rating.Symbol()} {rating.Rating.ToWords()}",
                rating.Rating.CardColour(),
                rating.SetByPerson ? StatusReasonsTexts.SetByAPerson : StatusReasonsTexts.ByTheRule,
                text,
                [.. items.Take(MostItems).Select(LineOf)],
                items.Count > MostItems ? StatusReasonsTexts.FormatAndMores(BritishEnglish.Count(items.Count - MostItems, StatusReasonsTexts.MoreItem)) : "",
                delivery.Rule.InWords,
                maySet ? "yes" : "",
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private static string Sentence(Theme theme, ThemeRating rating)
    {
        var said = rating.SetByPerson ? BritishEnglish.Sentence(rating.Why) : StatusReasonsTexts.FormatByTheRule2(rating.Why);
        var weighing = rating.ByRule.Items.Where(item => item.Verdict is Rating.Red).Concat(rating.ByRule.Items.Where(item => item.Verdict is Rating.Amber)).ToList();
        var named = weighing.Count == 0 || rating.Rating is Rating.Green ? ""
            : StatusReasonsTexts.FormatWhatWeighsMost(string.Join("; ", weighing.Take(MostNamed).Select(item => $"{item.Name} ({item.Why})")), weighing.Count > MostNamed ? StatusReasonsTexts.FormatAndMore(NumberWords.Of(weighing.Count - MostNamed)) : "");
        return SourceWords.Sentences(StatusReasonsTexts.FormatThemeIsInShort(theme.Name, rating.Rating.InShort()), said, rating.Note.Length > 0 ? BritishEnglish.Sentence(rating.Note) : "", named);
    }

    private static ReasonLine LineOf(RatedItem item) => new(
        item.Stale ? StatusReasonsTexts.Stale : item.Verdict switch
        {
            Rating.Green => "✔ Good",
            Rating.Amber => "▲ Concern",
            Rating.Red => StatusReasonsTexts.OffTrack,
            _ => StatusReasonsTexts.NoVerdict,
        },
        item.Verdict.CardColour(),
        item.Weight == 1 ? $"{item.Kind}: {item.Name}" : StatusReasonsTexts.FormatCountsTimes(item.Kind, item.Name, item.Weight),
        item.Why);

    private static int PlaceOf(Rating verdict) => verdict switch { Rating.Red => 0, Rating.Amber => 1, Rating.NotRated => 2, _ => 3 };
}
