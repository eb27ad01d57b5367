using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.BodiesAndPartners;

/// <summary>"What is JARAP", "who sits on the panel", "who are our partners": the bodies and partners of a plan, and what the data says of each.</summary>
internal sealed class BodiesAndPartnersHandler(PlanDbContext db, PlanContacts contacts)
{
    /// <summary>Another body is named beside the best when it fits about as well.</summary>
    private const double AboutAsLikely = 0.85;

    /// <summary>From this score on a body is what the question names.</summary>
    private const double SurelyMeant = 0.5;

    private const int MostReadings = 3;
    private const int MostListed = 20;

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(turn, plan, cancellationToken);
        var bodies = Likely(question, EntityTypes.Body, plan).Select(id => held.Bodies.Find(body => body.Id == id)).OfType<Body>().ToList();
        var partners = Likely(question, EntityTypes.Partner, plan).Select(id => held.Partners.Find(partner => partner.Id == id)).OfType<Partner>().ToList();
        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        var asksForMembers = question.Best(EntityTypes.State)?.Id is States.Members;
        var asksForAll = Array.TrueForAll(topic.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => WordsOfAll.Contains(word));
        if (!asksForMembers && asksForAll)
        {
            return List(turn, held, "");
        }

        if (bodies.Count == 0 && partners.Count == 0)
        {
            return asksForMembers && plan.Panel.Length > 0 && topic.Contains("panel", StringComparison.OrdinalIgnoreCase)
                ? new(AnswerKind.Answer, BodiesAndPartnersTexts.FormatTheDataDoesNotSayWho(plan.Panel, await contacts.OfAsync(plan, cancellationToken)))
                : List(turn, held, asksForAll ? "" : BodiesAndPartnersTexts.FormatIFindNoBodyOrPartner(topic, plan.AreaLabel, plan.Title));
        }

        List<string> parts = [];
        foreach (var body in bodies)
        {
            parts.Add(asksForMembers ? await MembersAsync(held, body, cancellationToken) : "");
            parts.Add(InWords(held, body, turn.Today));
        }

        parts.AddRange(partners.Where(partner => !(asksForMembers && bodies.Count > 0) && !bodies.Exists(body => body.Name == partner.Name)).Select(InWords));
        var sources = held.References.Of([.. bodies.Select(body => body.Source), .. partners.Select(partner => partner.Source)]);
        return new(AnswerKind.Answer, SourceWords.Sentences([.. parts, Freshness.InWords(turn.Today, sources)]))
        {
            Sources = sources,
            Entities =
            [
                .. bodies.Select(body => new RecognizedEntity(EntityTypes.Body, body.Id, plan.Id, 1)),
                .. partners.Select(partner => new RecognizedEntity(EntityTypes.Partner, partner.Id, plan.Id, 1)),
            ],
        };
    }

    private async Task<Held> ReadAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new(
            plan,
            await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            await db.Partners.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            [.. (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => staff || row.Visibility != "staff")],
            new SourceReferences(sources));
    }

    private static List<string> Likely(RecognizedQuestion question, string type, Plan plan)
    {
        var readings = question.All(type).Where(entity => entity.PlanId == plan.Id && entity.Score >= SurelyMeant).ToList();
        return [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score).Take(MostReadings).Select(reading => reading.Id)];
    }

    /// <summary>Who sits on it, where the partners' file says so; that it is not held, and whom to ask, where it does not.</summary>
    private async Task<string> MembersAsync(Held held, Body body, CancellationToken cancellationToken)
    {
        var members = held.Partners
            .Where(partner => partner.Relation.Contains("member", StringComparison.OrdinalIgnoreCase)
                && (partner.Relation.Contains(body.Kind, StringComparison.OrdinalIgnoreCase) || partner.Relation.Contains(body.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(partner => partner.Name)
            .ToList();
        return members.Count > 0
            ? BodiesAndPartnersTexts.FormatMembersOfTheByTheData(body.Name, BritishEnglish.List(members))
            : BodiesAndPartnersTexts.FormatTheDataDoesNotSayWho(body.Name, await contacts.OfAsync(held.Plan, cancellationToken));
    }

    private static string InWords(Held held, Body body, DateOnly today) => SourceWords.Sentences(
        $"{NameInWords(body)}: {(body.Role.Length > 0 ? SourceWords.Sentence(body.Role) : BodiesAndPartnersTexts.TheDataDoesNotSayWhat)}",
        MeetingsInWords(held, body, today));

    private static string InWords(Partner partner) => partner.Detail.Length > 0
        ? $"{partner.Name}: {BritishEnglish.Sentence(BritishEnglish.MidSentence(partner.Relation))} {SourceWords.Sentence(partner.Detail)}"
        : $"{partner.Name}: {(partner.Relation.Length > 0 ? BritishEnglish.Sentence(BritishEnglish.MidSentence(partner.Relation)) : BodiesAndPartnersTexts.APartnerTheDataSaysNo)}";

    private static string NameInWords(Body body) => body.Abbreviation.Length > 0 && !body.Name.Contains(body.Abbreviation, StringComparison.Ordinal) ? $"{body.Name} ({body.Abbreviation})" : body.Name;

    /// <summary>When it meets next, or met last.</summary>
    private static string MeetingsInWords(Held held, Body body, DateOnly today)
    {
        var dates = new PlanTimetable(held.Milestones.Where(body.IsMeantBy), today, WorkingDays.EnglandAndWales);
        return dates.Of(MilestoneStanding.Ahead).FirstOrDefault() is { } next ? BodiesAndPartnersTexts.FormatNextInTheTimetable(MilestoneDates.ToWords(next.Milestone), next.Milestone.Event)
            : dates.Entries.LastOrDefault(entry => entry.CountedDay < today && entry.Standing is not MilestoneStanding.Cancelled) is { } last ? BodiesAndPartnersTexts.FormatLastInTheTimetable(MilestoneDates.ToWords(last.Milestone), last.Milestone.Event)
            : "";
    }

    /// <summary>Words that ask for bodies or partners and say nothing of which.</summary>
    private static readonly HashSet<string> WordsOfAll = new(StringComparer.OrdinalIgnoreCase)
    {
        "body", "bodies", "board", "boards", "committee", "committees", "panels", "group", "groups", "partner", "partners", "partnership", "partnerships", "agencies", "organisations", "stakeholders",
        "engaged", "involved", "exist", "work", "working", "local", "key", "plan",
    };

    private static Answer List(Turn turn, Held held, string lead)
    {
        var plan = BodiesAndPartnersTexts.FormatAreaLabelSPlanTitle(held.Plan.AreaLabel, held.Plan.Title);
        if (held.Bodies.Count == 0 && held.Partners.Count == 0)
        {
            var named = string.Join("; ", new[] { held.Plan.Force.Length > 0 ? BodiesAndPartnersTexts.FormatForceForce(held.Plan.Force) : "", held.Plan.Panel.Length > 0 ? BodiesAndPartnersTexts.FormatPanelPanel(held.Plan.Panel) : "" }.Where(part => part.Length > 0));
            return new(AnswerKind.Answer, BodiesAndPartnersTexts.FormatTheDataListsNoBodiesOr(lead, plan, named.Length > 0 ? BodiesAndPartnersTexts.FormatItNames(named) : "").TrimStart());
        }

        var sources = held.References.DocumentsOf([.. held.Bodies.Select(body => body.Source), .. held.Partners.Select(partner => partner.Source)]);
        return new(AnswerKind.Answer, SourceWords.Sentences(
            lead,
            held.Partners.Count > 0 ? BodiesAndPartnersTexts.FormatInTheDataOf(BritishEnglish.Count(held.Partners.Count, "partner"), plan, string.Join("; ", held.Partners.Take(MostListed).Select(partner => partner.Relation.Length > 0 ? $"{partner.Name} ({partner.Relation})" : partner.Name)), More(held.Partners.Count)) : BodiesAndPartnersTexts.FormatTheDataListsNoPartnersFor(plan),
            held.Bodies.Count > 0 ? $"{BritishEnglish.Count(held.Bodies.Count, "body", "bodies")}: {string.Join("; ", held.Bodies.Take(MostListed).Select(NameInWords))}{More(held.Bodies.Count)}." : "",
            Freshness.InWords(turn.Today, sources)))
        { Sources = sources };
    }

    private static string More(int count) => count > MostListed ? BodiesAndPartnersTexts.FormatAndMore(count - MostListed) : "";

    /// <summary>What a plan's data holds of its bodies and partners.</summary>
    private sealed record Held(Plan Plan, List<Body> Bodies, List<Partner> Partners, List<Milestone> Milestones, SourceReferences References);
}
