using System.Text.Json.Serialization;

namespace PlanBot.Recognition;

/// <summary>What can be asked or wanted. The names are those that answers carry outside.</summary>
internal static class Intents
{
    public const string ThemeStatus = "theme.status";
    public const string ThemeList = "theme.list";
    public const string ThemeHistory = "theme.history";
    public const string StatusWhy = "status.why";
    public const string StatusSet = "status.set";
    public const string UpdateStart = "update.start";
    public const string UpdateLate = "update.late";
    public const string UpdateMine = "update.mine";
    public const string UpdateRhythm = "update.rhythm";
    public const string OwnerClaim = "owner.claim";
    public const string OwnerLink = "owner.link";
    public const string OwnerList = "owner.list";
    public const string ThemeRename = "theme.rename";
    public const string ThemeMerge = "theme.merge";
    public const string ThemeSplit = "theme.split";
    public const string ThemeRetire = "theme.retire";
    public const string ThemeRevive = "theme.revive";
    public const string AmbitionMap = "ambition.map";
    public const string DecisionStart = "decision.start";
    public const string PaperDraft = "paper.draft";
    public const string AmbitionSearch = "ambition.search";
    public const string KpiValue = "kpi.value";
    public const string KpiTrend = "kpi.trend";
    public const string CommitmentStatus = "commitment.status";
    public const string DecisionWhy = "decision.why";
    public const string RatingList = "rating.list";
    public const string BodyInfo = "body.info";
    public const string PlanOverview = "plan.overview";
    public const string CommissioningAmount = "commissioning.amount";
    public const string DeadlineNext = "deadline.next";
    public const string DeadlineDateOf = "deadline.date-of";
    public const string DeadlineSubscribe = "deadline.subscribe";
    public const string DeadlineUnsubscribe = "deadline.unsubscribe";
    public const string DeadlineSettings = "deadline.settings";
    public const string DeadlinePause = "deadline.pause";
    public const string DeadlineResume = "deadline.resume";
    public const string DeadlineHand = "deadline.hand";
    public const string DeadlineMissing = "deadline.missing";
    public const string DeadlineHolding = "deadline.holding";
    public const string DeadlineCancel = "deadline.cancel";
    public const string DeadlineReinstate = "deadline.reinstate";
    public const string PostsResume = "posts.resume";
    public const string CalendarLink = "calendar.link";
    public const string CalendarRevoke = "calendar.revoke";
    public const string AnnouncementDraft = "announcement.draft";
    public const string AnnouncementList = "announcement.list";
    public const string ConsultationDisposition = "consultation.disposition";
    public const string SubmissionStart = "submission.start";
    public const string SubmissionStatus = "submission.status";
    public const string RecordHistory = "record.history";
    public const string TriageUnassigned = "triage.unassigned";
    public const string TriageOverdue = "triage.overdue";
    public const string TriageSubscribe = "triage.subscribe";
    public const string TriageUnsubscribe = "triage.unsubscribe";
    public const string RoundList = "round.list";
    public const string RoundSummary = "round.summary";
    public const string CommentStart = "comment.start";
    public const string CommentLog = "comment.log";
    public const string RoleList = "role.list";
    public const string OrganisationList = "organisation.list";
    public const string StatutoryCheck = "statutory.check";
    public const string RecommendationStatus = "recommendation.status";
    public const string RecommendationStart = "recommendation.start";
    public const string ReviewStatus = "review.status";
    public const string ReviewStart = "review.start";
    public const string AlignmentList = "alignment.list";
    public const string AlignmentStart = "alignment.start";
    public const string ResourceList = "resource.list";
    public const string DocumentSearch = "document.search";
    public const string DocumentList = "document.list";
    public const string PlanChoose = "plan.choose";
    public const string PlanList = "plan.list";
    public const string SynonymAdd = "synonym.add";
    public const string SynonymList = "synonym.list";
    public const string SynonymRemove = "synonym.remove";
    public const string FeedbackSummary = "feedback.summary";
    public const string UnansweredList = "unanswered.list";
    public const string Help = "help";
    public const string SmallTalk = "smalltalk";
    public const string OutOfScope = "out-of-scope";
    public const string Clarify = "clarify";
    public const string Unknown = "unknown";
}

/// <summary>What kind of thing an entity names.</summary>
internal static class EntityTypes
{
    public const string Theme = "theme";
    public const string Ambition = "ambition";
    public const string Kpi = "kpi";
    public const string Commitment = "commitment";
    public const string CommissioningLine = "line";
    public const string Milestone = "milestone";
    public const string Comment = "comment";
    public const string Disposition = "disposition";

    /// <summary>Which state of a thing is asked for, one of <see cref="States"/>: "which commitments are delayed".</summary>
    public const string State = "state";
    public const string Duty = "duty";
    public const string Partner = "partner";
    public const string Body = "body";
    public const string Area = "area";
    /// <summary>Which kind of thing a list is asked for, one of <see cref="Kinds"/>.</summary>
    public const string Kind = "kind";

    /// <summary>A decision itself, where the data holds decisions.</summary>
    public const string Decision = "decision";

    /// <summary>The first day of the dates that are asked for: "after 12 September".</summary>
    public const string From = "from";

    /// <summary>The last day of the dates that are asked for.</summary>
    public const string Until = "until";

    public const string Version = "version";
    public const string Year = "year";
    public const string Date = "date";
    public const string Topic = "topic";
    /// <summary>A loose fact of a plan (facts.csv).</summary>
    public const string Fact = "fact";

    /// <summary>A plan itself, where it is asked which one is meant.</summary>
    public const string Plan = "plan";

    /// <summary>A plan's years as its id writes them: <c>2013-17</c>.</summary>
    public const string Period = "period";

    /// <summary>Which of the next deadlines is meant: <c>1</c> the next one, <c>2</c> the one after that.</summary>
    public const string Position = "position";

    /// <summary>A paper, by the name that its paragraphs carry.</summary>
    public const string Document = "doc";

    public const string Paragraph = "para";
    public const string Submission = "submission";
    public const string Reference = "ref";
    public const string Scope = "scope";
    public const string Greeting = "greeting";

    /// <summary>Who holds a deadline, as it was said; <c>me</c> for the speaker.</summary>
    public const string Holder = "holder";

    /// <summary>Who answers for records, as the plan writes it.</summary>
    public const string Owner = "owner";

    /// <summary>What is missing for a deadline, as it was said.</summary>
    public const string Missing = "missing";

    /// <summary>The reason that somebody gives for what is wanted; empty where none was said.</summary>
    public const string Why = "why";

    /// <summary>Whose calendar is wanted, as it was said.</summary>
    public const string Wanted = "wanted";

    /// <summary>What a panel or another body recommended.</summary>
    public const string Recommendation = "recommendation";

    /// <summary>A national measure or threat, or a strategy of the force, that ambitions are aligned to.</summary>
    public const string AlignedItem = "aligned-item";

    /// <summary>What ambitions are aligned to, one of <c>AmbitionAlignment.Frameworks</c>.</summary>
    public const string Framework = "framework";

    /// <summary>A kind of police resource, as resources.csv names it.</summary>
    public const string ResourceKind = "resource-kind";

    /// <summary>A police resource itself.</summary>
    public const string Resource = "resource";

    /// <summary>An abbreviation or other word that an administrator adds or removes.</summary>
    public const string Term = "term";

    /// <summary>What it stands for.</summary>
    public const string Meaning = "meaning";
}

/// <summary>Something that a question names: a record of a plan, or a plain value.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Id">The record's id in the data, or the value itself.</param>
/// <param name="PlanId">The record's plan; empty for a plain value.</param>
/// <param name="Score">From 0 to 1: how sure it is that this is meant.</param>
internal sealed record RecognizedEntity(string Type, string Id, string PlanId, double Score);

/// <summary>What a question was understood as. Several entities of a type are readings, the best first.</summary>
internal sealed record RecognizedQuestion
{
    public required string Intent { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Score { get; init; }

    public IReadOnlyList<RecognizedEntity> Entities { get; init; } = [];

    /// <summary>The plans that the question itself names (by area, period, commissioner, title), the best first; empty where it names none.</summary>
    public IReadOnlyList<string> NamedPlanIds { get; init; } = [];

    /// <summary>The plan to answer from: named, the conversation's, or the only one that what is named stands in; empty where no plan or several are meant.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>Where <see cref="Intent"/> is to ask back: the intent that the answer will have once a plan or a reading is chosen; else empty.</summary>
    public string IntentOnceChosen { get; init; } = "";

    /// <summary>What of the plan the words point to besides, of all kinds, the best first; not remembered.</summary>
    [JsonIgnore]
    public IReadOnlyList<RelatedRecord> Related { get; init; } = [];

    /// <summary>The record to name where nothing is found; nothing where none comes near.</summary>
    [JsonIgnore]
    public RecognizedEntity? Nearest { get; init; }

    /// <summary>What each stage made of the text, for <c>--explain</c>.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    public RecognizedEntity? Best(string type) => Entities.FirstOrDefault(entity => entity.Type == type);

    public IEnumerable<RecognizedEntity> All(string type) => Entities.Where(entity => entity.Type == type);
}

/// <summary>A question in its conversation.</summary>
/// <param name="Text">As typed, the @mention of the bot still in it or not.</param>
/// <param name="PlanId">The plan that the conversation is about; empty while none is chosen.</param>
/// <param name="Today">The day in Europe/London.</param>
/// <param name="Previous">What was asked just before in the same conversation by the same person.</param>
internal sealed record QuestionInConversation(string Text, string PlanId, DateOnly Today, RecognizedQuestion? Previous = null);

/// <summary>Text to intent and entities: pure, without I/O; what there is to name is in a vocabulary made from the data.</summary>
internal interface IRecognizer
{
    RecognizedQuestion Recognize(QuestionInConversation question);
}
