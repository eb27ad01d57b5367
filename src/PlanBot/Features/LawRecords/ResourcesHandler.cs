using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.LawRecords;

/// <summary>"What police resources does the victims theme have": officers, staff and money behind each theme; what was not published is said to be so.</summary>
internal sealed class ResourcesHandler(PlanDbContext db, PlanContacts contacts)
{
    private static readonly CardTemplate<ResourcesCard> Template = new("LawRecords.ResourcesCard.json", LawRecordsJson.Default.ResourcesCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var rows = await db.PoliceResources.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var name = LawRecordsTexts.FormatAreaLabelSPlanTitle(plan.AreaLabel, plan.Title);
        if (rows.Count == 0)
        {
            return new(AnswerKind.Answer, LawRecordsTexts.FormatTheDataForDoesNotSayWhich(name, await contacts.OfAsync(plan, cancellationToken)));
        }

        var themeId = question.All(EntityTypes.Theme).FirstOrDefault(entity => entity.PlanId == plan.Id)?.Id ?? "";
        var kind = question.Best(EntityTypes.ResourceKind)?.Id ?? "";
        var named = question.All(EntityTypes.Resource).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).ToList();
        var ofTheme = themeId.Length > 0 ? rows.FindAll(row => row.ThemeId == themeId) : rows;
        var found = ofTheme.FindAll(row => (kind.Length == 0 || row.Kind == kind) && (named.Count == 0 || themeId.Length > 0 || named.Contains(row.Id)));
        var about = $"{(themeId.Length > 0 ? themes.Find(theme => theme.Id == themeId)?.Name : null) ?? name}";
        var missing = "";
        if (found.Count == 0)
        {
            missing = LawRecordsTexts.FormatTheDataDoesNotSayBehind(kind.Length > 0 ? LawRecordsTexts.FormatHowPart(kind is "budget" ? LawRecordsTexts.MuchPoliceBudgetStands : LawRecordsTexts.FormatManyStand(kind)) : LawRecordsTexts.WhichPoliceResourcesStand, about, await contacts.OfAsync(plan, cancellationToken));
            found = ofTheme.Count > 0 && themeId.Length > 0 ? ofTheme : [];
        }

        var references = new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));
        var sources = references.Of(found.Select(row => row.Source));
        var text = SourceWords.Sentences(
            missing,
            found.Count == 0 ? ""
                : missing.Length > 0 ? LawRecordsTexts.FormatItHoldsOf(about, string.Join("; ", found.Select(InWords)))
                : LawRecordsTexts.FormatPoliceResourcesOf(kind.Length > 0 ? $" ({kind})" : "", about, themeId.Length > 0 ? string.Join("; ", found.Select(InWords)) : string.Join(". ", found.GroupBy(row => row.ThemeId).Select(group => $"{ThemeName(themes, group.First())} – {string.Join("; ", group.Select(InWords))}"))),
            found.Count == 0 ? "" : Freshness.InWords(turn.Today, sources, [.. found.Select(row => row.AsOf)]));
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = themeId.Length > 0 ? [new(EntityTypes.Theme, themeId, plan.Id, 1)] : [],
            Card = found.Count < 3 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                themeId.Length > 0 ? LawRecordsTexts.FormatPoliceResources(about) : LawRecordsTexts.PoliceResourcesByTheme,
                missing.Length > 0 ? missing : Tally(found),
                [.. found.GroupBy(row => row.ThemeId).Select(group => new ResourceTheme(ThemeName(themes, group.First()), [.. group.Select(row => new Figure(row.Name, PoliceResourceWords.AmountInWords(row)))]))],
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }

    private static string Tally(List<PoliceResource> found)
    {
        var unpublished = found.Count(row => row.Amount is null);
        return LawRecordsTexts.FormatOnAmountsOfOneKindAre(BritishEnglish.Count(found.Count, "entry", "entries"), BritishEnglish.Count(found.Select(row => row.ThemeId).Distinct().Count(), "theme"), unpublished > 0 ? LawRecordsTexts.FormatOfTheAmountIsNotPublished(NumberWords.Of(unpublished)) : "");
    }

    private static string InWords(PoliceResource row) => $"{BritishEnglish.MidSentence(row.Name)}: {PoliceResourceWords.AmountInWords(row)}{(row.Note.Length > 0 ? $" – {SourceWords.InPounds(row.Note.TrimEnd('.'))}" : "")}";

    private static string ThemeName(List<Theme> themes, PoliceResource row) => themes.Find(theme => theme.Id == row.ThemeId)?.Name ?? LawRecordsTexts.OfNoOneTheme;
}
