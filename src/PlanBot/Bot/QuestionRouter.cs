using System.Globalization;
using PlanBot.Data;
using PlanBot.Features.AmbitionSearch;
using PlanBot.Features.Announcements;
using PlanBot.Features.AnswerFeedback;
using PlanBot.Features.BodiesAndPartners;
using PlanBot.Features.CalendarFeed;
using PlanBot.Features.CommissioningAmount;
using PlanBot.Features.CommitmentStatus;
using PlanBot.Features.Consultation;
using PlanBot.Features.ConsultationDispositions;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Features.DecisionReasons;
using PlanBot.Features.Documents;
using PlanBot.Features.DocumentSearch;
using PlanBot.Features.EventDate;
using PlanBot.Features.HeldPosts;
using PlanBot.Features.Help;
using PlanBot.Features.KpiFigures;
using PlanBot.Features.LanguageChoice;
using PlanBot.Features.LawRecords;
using PlanBot.Features.Organisations;
using PlanBot.Features.PanelPaper;
using PlanBot.Features.PlanChoice;
using PlanBot.Features.PlanOverview;
using PlanBot.Features.RatingList;
using PlanBot.Features.RecordHistory;
using PlanBot.Features.Roles;
using PlanBot.Features.StatusReasons;
using PlanBot.Features.StatutoryRequirements;
using PlanBot.Features.Submissions;
using PlanBot.Features.Synonyms;
using PlanBot.Features.ThemeHistory;
using PlanBot.Features.ThemeList;
using PlanBot.Features.ThemeStatus;
using PlanBot.Features.Triage;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.Features.UnknownQuestion;
using PlanBot.Features.UpcomingDeadlines;
using PlanBot.Features.Updates;
using PlanBot.Features.Updates.Mapping;
using PlanBot.Features.Updates.Nudges;
using PlanBot.Features.Updates.ThemeChanges;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>Which feature answers which intent: the bot's whole vocabulary on one screen.</summary>
internal sealed class QuestionRouter(RecognizerCache recognizers, ConversationStates states, PlanLookup plans, TimeProvider clock, IServiceProvider services)
{
    public async Task<Answer> AnswerAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (LanguageCommand.Of(text) is { } language)
        {
            return await Handler<LanguageChoiceHandler>().ChooseAsync(turn, language, cancellationToken) with { Intent = LanguageCommand.Intent, Trace = [$"command: {LanguageCommand.Intent}"] };
        }

        var recognizer = await recognizers.CurrentAsync(cancellationToken);
        var previous = await states.FindAsync(turn, cancellationToken);
        var whole = recognizer.Recognize(new(text, turn.Plan?.Id ?? "", turn.Today, previous));
        if (QuestionParts.Of(text) is not ({ } first, { } second) || !(IsAnswerable(whole) || whole.Intent is Intents.Unknown) || recognizer.Recognize(new(first, turn.Plan?.Id ?? "", turn.Today, previous)) is not { } one || !IsAnswerable(one))
        {
            return await AnswerAsync(turn, whole, text, cancellationToken);
        }

        // The second may lean on the first: "when is it due, and who owns it".
        var other = recognizer.Recognize(new(second, turn.Plan?.Id ?? "", turn.Today, one));
        if (!IsAnswerable(other) || (other.Intent == one.Intent && other.Entities.Where(entity => entity.PlanId.Length > 0).SequenceEqual(one.Entities.Where(entity => entity.PlanId.Length > 0))))
        {
            return await AnswerAsync(turn, whole, text, cancellationToken);
        }

        var answer = await AnswerAsync(turn, one, first, cancellationToken);
        return answer with { Also = await AnswerAsync(turn, other, second, cancellationToken) };
    }

    /// <summary>Whether it asks for something of the plans, so that two of them in one message are answered one after the other.</summary>
    private static bool IsAnswerable(RecognizedQuestion question) => !IntentEntities.OfConversation(question.Intent) && question.Intent is not (Intents.SubmissionStart or Intents.SubmissionStatus);

    private async Task<Answer> AnswerAsync(Turn turn, RecognizedQuestion question, string text, CancellationToken cancellationToken)
    {

        // A question about another plan than the conversation's is answered from that one; the conversation stays with its own.
        if (question.PlanId.Length > 0 && question.PlanId != turn.Plan?.Id && await plans.FindAsync(question.PlanId, cancellationToken) is { } meant)
        {
            turn = turn with { Plan = meant };
        }

        // What became of a comment is asked of the asker's own first.
        var answer = (question.Intent is Intents.ConsultationDisposition && turn.Plan is { } about ? await Handler<CommentQuestion>().OwnAboutAsync(turn, about, text, cancellationToken) : null)
            ?? await RouteAsync(turn, question, text, cancellationToken);
        answer = await WithRelatedAsync(turn, question, answer, cancellationToken);
        if (question.Intent is not (Intents.SmallTalk or Intents.Help or Intents.SynonymAdd or Intents.SynonymRemove or Intents.SynonymList or Intents.FeedbackSummary or Intents.UnansweredList))
        {
            await states.RememberAsync(turn, AsAnswered(question, answer), cancellationToken);
        }

        return answer with
        {
            Intent = question.Intent,
            PlanId = turn.Plan?.Id ?? "",
            Entities = answer.Entities.Count > 0 ? answer.Entities : question.Entities,
            Trace = question.Trace,
        };
    }

    /// <summary>
    /// What the plan holds besides about the words that were asked: a reason may be kept as a fact, a promise as a decision.
    /// Said after the answer, or in its place where nothing else was found.
    /// </summary>
    private async Task<Answer> WithRelatedAsync(Turn turn, RecognizedQuestion question, Answer answer, CancellationToken cancellationToken)
    {
        if (turn.Plan is not { } plan || answer.Audience is not Audience.Conversation || !RelatedAnswers.AsksOfTheData(question.Intent) || answer.Kind is not (AnswerKind.Answer or AnswerKind.Refuse))
        {
            return answer;
        }

        foreach (var found in RelatedAnswers.Wanted(question, answer))
        {
            var about = new RecognizedQuestion { Intent = IntentEntities.Defaults[found.Type], Score = 1, Entities = [found with { Score = 1 }] };
            var more = about.Intent is Intents.StatutoryCheck
                ? await Handler<StatutoryRequirementsHandler>().AnswerAsync(turn, plan, about, cancellationToken)
                : await RouteInPlanAsync(turn, plan, about, cancellationToken);
            answer = more.Kind is not AnswerKind.Answer ? answer : RelatedAnswers.Joined(answer, more, isNearest: question.Related.Count == 0);
        }

        return answer;
    }

    /// <summary>The question with what the answer settled: the next one leans on what was answered or asked back.</summary>
    private static RecognizedQuestion AsAnswered(RecognizedQuestion question, Answer answer)
    {
        var asksBack = answer.Kind is AnswerKind.Clarify;
        var left = question.Entities.Where(entity => entity.PlanId.Length == 0 || (asksBack && answer.Entities.All(settled => settled.Type != entity.Type)));
        var asked = answer.Entities.Count == 0 ? question : question with { Entities = [.. answer.Entities, .. left] };
        return asksBack && question.Intent is not Intents.Clarify
            ? asked with { Intent = Intents.Clarify, IntentOnceChosen = question.Intent }
            : asked;
    }

    private Task<Answer> RouteAsync(Turn turn, RecognizedQuestion question, string text, CancellationToken cancellationToken) => question.Intent switch
    {
        Intents.Help => Handler<HelpHandler>().HelpAsync(turn, cancellationToken),
        Intents.SmallTalk => Task.FromResult(HelpHandler.SmallTalk(question.Best(EntityTypes.Greeting)?.Id ?? "hello", PlanDay.Now(clock).Hour)),
        Intents.OutOfScope => Handler<UnknownQuestionHandler>().RefuseAsync(turn, [.. question.All(EntityTypes.Scope).Select(scope => scope.Id)], cancellationToken),
        Intents.SynonymList => Handler<SynonymsHandler>().ListAsync(cancellationToken),
        Intents.SynonymAdd => Handler<SynonymsHandler>().AddAsync(turn, new(ValueOf(question, EntityTypes.Term), ValueOf(question, EntityTypes.Meaning)), cancellationToken),
        Intents.SynonymRemove => Handler<SynonymsHandler>().RemoveAsync(turn, ValueOf(question, EntityTypes.Term), ValueOf(question, EntityTypes.Meaning), cancellationToken),
        Intents.FeedbackSummary => Handler<FeedbackSummary>().AnswerAsync(turn, cancellationToken),
        Intents.UnansweredList => Handler<UnansweredQuestionsHandler>().ListAsync(turn, cancellationToken),
        Intents.PostsResume => Handler<ResumeHandler>().ResumeAsync(turn, cancellationToken),
        Intents.PlanList => Handler<PlanChoiceHandler>().ListAsync(turn, "", cancellationToken),
        Intents.PlanChoose when question.NamedPlanIds is [var chosen] => Handler<PlanChoiceHandler>().ChooseAsync(turn, chosen, cancellationToken),
        Intents.PlanChoose => Handler<PlanChoiceHandler>().AskAsync("", question.NamedPlanIds, cancellationToken),
        Intents.AnnouncementDraft when turn.Plan is { } about => Handler<AnnouncementHandler>().DraftAsync(turn, about, AnnouncementCommands.TextOf(text), cancellationToken),
        Intents.RecordHistory => Handler<RecordHistoryHandler>().ShowAsync(turn, question.Best(EntityTypes.Reference)!.Id, cancellationToken),
        Intents.SubmissionStatus when question.Best(EntityTypes.Reference) is { } reference => SubmissionAsync(turn, reference.Id, cancellationToken),
        Intents.SubmissionStatus when IsAboutPending(turn, text) => Handler<TriageListHandler>().ListAsync(turn, turn.Plan!, TriageListHandler.Pending, cancellationToken),
        Intents.SubmissionStatus when !CommentQuestion.IsAboutComment(question) => Handler<MySubmissionsHandler>().ListAsync(turn, cancellationToken),
        Intents.StatutoryCheck => Handler<StatutoryRequirementsHandler>().AnswerAsync(turn, turn.Plan, question, cancellationToken),
        Intents.Clarify when turn.Plan is null => Handler<PlanChoiceHandler>().AskAsync(text, question.NamedPlanIds, cancellationToken),
        Intents.Unknown => Handler<UnknownQuestionHandler>().AnswerAsync(turn, cancellationToken),
        _ when turn.Plan is null => Handler<PlanChoiceHandler>().AskAsync(text, question.NamedPlanIds, cancellationToken),
        _ => RouteInPlanAsync(turn, turn.Plan, question, cancellationToken),
    };

    private Task<Answer> RouteInPlanAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken) => question.Intent switch
    {
        Intents.ThemeStatus when Record(question, EntityTypes.Theme, plan) is { } theme => Handler<ThemeStatusHandler>().AnswerAsync(turn, plan, theme.Id, cancellationToken),
        Intents.ThemeStatus => Handler<ThemeChoiceHandler>().AskAsync(turn, plan, question, cancellationToken),
        Intents.Clarify when Record(question, EntityTypes.Theme, plan) is not null => Handler<ThemeChoiceHandler>().AskAsync(turn, plan, question, cancellationToken),
        Intents.Clarify => Task.FromResult(UnknownQuestionHandler.AskBack(plan)),
        Intents.StatusWhy => Handler<StatusReasonsHandler>().AnswerAsync(turn, plan, Record(question, EntityTypes.Theme, plan)?.Id ?? "", cancellationToken),
        Intents.StatusSet => Handler<StatusFormHandler>().ShowAsync(turn, plan, Record(question, EntityTypes.Theme, plan)?.Id ?? "", cancellationToken),
        Intents.UpdateStart => Handler<UpdateHandler>().StartAsync(turn, plan, question, cancellationToken),
        Intents.UpdateLate => Handler<LateUpdatesHandler>().ShowAsync(turn, plan, cancellationToken),
        Intents.UpdateMine => Handler<OwnUpdatesHandler>().ShowAsync(turn, plan, "", "", "", cancellationToken),
        Intents.UpdateRhythm => Handler<NudgeRhythmHandler>().SayAsync(turn, plan, question, cancellationToken),
        Intents.OwnerClaim => Handler<OwnersHandler>().ClaimAsync(turn, plan, question, cancellationToken),
        Intents.OwnerLink => Handler<OwnersHandler>().LinkAsync(turn, plan, question, cancellationToken),
        Intents.OwnerList => Handler<OwnersHandler>().ListAsync(turn, plan, cancellationToken),
        Intents.ThemeRename => Handler<ThemeChangeHandler>().StartAsync(turn, plan, ThemeChangeKinds.Renamed, question, cancellationToken),
        Intents.ThemeMerge => Handler<ThemeChangeHandler>().StartAsync(turn, plan, ThemeChangeKinds.Merged, question, cancellationToken),
        Intents.ThemeSplit => Handler<ThemeChangeHandler>().StartAsync(turn, plan, ThemeChangeKinds.Split, question, cancellationToken),
        Intents.ThemeRetire => Handler<ThemeChangeHandler>().StartAsync(turn, plan, ThemeChangeKinds.Retired, question, cancellationToken),
        Intents.ThemeRevive => Handler<ThemeChangeHandler>().StartAsync(turn, plan, ThemeChangeKinds.Revived, question, cancellationToken),
        Intents.AmbitionMap => Handler<MappingHandler>().StartAsync(turn, plan, question, cancellationToken),
        Intents.AmbitionSearch when turn.Scope is ConversationScope.Personal && question.Best(EntityTypes.State)?.Id is States.Unmapped && MappingHandler.MayMap(turn, plan) => Handler<MappingHandler>().UnmappedAsync(turn, plan, cancellationToken),
        Intents.DecisionStart => Handler<DecisionFormHandler>().ShowAsync(turn, plan, Record(question, EntityTypes.Commitment, plan)?.Id ?? "", cancellationToken),
        Intents.RecommendationStart => Handler<RecommendationFormHandler>().ShowAsync(turn, plan, Record(question, EntityTypes.Recommendation, plan)?.Id ?? "", cancellationToken),
        Intents.ReviewStart => Task.FromResult(ReviewFormHandler.Show(turn, plan, ValueOf(question, EntityTypes.State))),
        Intents.AlignmentStart => Handler<AlignmentFormHandler>().StartAsync(turn, plan, question, cancellationToken),
        Intents.RecommendationStatus => Handler<RecommendationsHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.ReviewStatus => Handler<ReviewsHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.AlignmentList => Handler<AlignmentsHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.ResourceList => Handler<ResourcesHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.PaperDraft => Handler<PanelPaperHandler>().DraftAsync(turn, plan, Record(question, EntityTypes.Theme, plan)?.Id ?? "", cancellationToken),
        Intents.ThemeList => Handler<ThemeListHandler>().AnswerAsync(turn, plan, question.Best(EntityTypes.Version)?.Id ?? "", cancellationToken),
        Intents.ThemeHistory => Handler<ThemeHistoryHandler>().AnswerAsync(turn, plan, NamedTheme(question, plan)?.Id ?? "", question.Best(EntityTypes.Topic)?.Id ?? "", cancellationToken),
        Intents.KpiValue or Intents.KpiTrend when OnlyMoney(question, plan) => Handler<CommissioningAmountHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.KpiValue => Handler<KpiFigureHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.KpiTrend => Handler<KpiTrendHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.CommitmentStatus when OnlyMilestone(question, plan) is [_, ..] events => DateOfAsync(turn, plan, events, cancellationToken),
        Intents.CommitmentStatus => Handler<CommitmentStatusHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.DecisionWhy => Handler<DecisionReasonsHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.CommissioningAmount => Handler<CommissioningAmountHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.DeadlineNext => Handler<UpcomingDeadlinesHandler>().AnswerAsync(turn, plan, FilterOf(question, plan), PositionOf(question), cancellationToken),
        Intents.DeadlineSubscribe => Handler<DeadlineSubscriptionHandler>().SubscribeAsync(turn, plan, cancellationToken),
        Intents.DeadlineUnsubscribe => Handler<DeadlineSubscriptionHandler>().UnsubscribeAsync(turn, plan, cancellationToken),
        Intents.DeadlineSettings => Handler<DeadlineSubscriptionHandler>().SettingsAsync(turn, plan, cancellationToken),
        Intents.DeadlinePause => Handler<DeadlineSubscriptionHandler>().PauseAsync(turn, plan, cancellationToken),
        Intents.DeadlineResume => Handler<DeadlineSubscriptionHandler>().ResumeAsync(turn, plan, cancellationToken),
        Intents.DeadlineDateOf when Records(question, EntityTypes.Milestone, plan) is [_, ..] milestones => DateOfAsync(turn, plan, milestones, cancellationToken),
        Intents.ConsultationDisposition => Handler<ConsultationDispositionsHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.DocumentSearch => Handler<DocumentSearchHandler>().AnswerAsync(plan, question, cancellationToken),
        Intents.AmbitionSearch => Handler<AmbitionSearchHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.DeadlineDateOf when Record(question, EntityTypes.Fact, plan) is not null => Handler<KpiFigureHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.BodyInfo => Handler<BodiesAndPartnersHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.RatingList => Handler<RatingListHandler>().AnswerAsync(turn, plan, question, cancellationToken),
        Intents.PlanOverview => Handler<PlanOverviewHandler>().AnswerAsync(turn, plan, cancellationToken),
        Intents.RoleList => Handler<RolesHandler>().ShowAsync(turn, plan, cancellationToken),
        Intents.OrganisationList => Handler<OrganisationsHandler>().ListAsync(turn, plan, cancellationToken),
        Intents.TriageUnassigned => Handler<TriageListHandler>().ListAsync(turn, plan, TriageListHandler.Unassigned, cancellationToken),
        Intents.TriageOverdue => Handler<TriageListHandler>().ListAsync(turn, plan, TriageListHandler.Overdue, cancellationToken),
        Intents.TriageSubscribe => Handler<TriageSubscriptionHandler>().BeginAsync(turn, plan, cancellationToken),
        Intents.TriageUnsubscribe => Handler<TriageSubscriptionHandler>().EndAsync(turn, plan, cancellationToken),
        Intents.AnnouncementList => Handler<AnnouncementReports>().ListAsync(turn, plan, cancellationToken),
        Intents.RoundList => Handler<ConsultationRoundHandler>().ShowAsync(turn, plan, cancellationToken),
        Intents.RoundSummary => Handler<RoundSummaryHandler>().PreviewAsync(turn, plan, cancellationToken),
        Intents.CommentStart => Handler<SubmissionFormHandler>().StartCommentAsync(turn, plan, "", "", cancellationToken),
        Intents.CommentLog => Handler<LoggedCommentHandler>().StartAsync(turn, plan, "", cancellationToken),
        Intents.SubmissionStart when CommentQuestion.IsAboutComment(question) => Handler<CommentQuestion>().StartAsync(turn, plan, question, cancellationToken),
        Intents.SubmissionStart => Handler<SubmissionFormHandler>().StartAsync(turn, plan, cancellationToken),
        Intents.SubmissionStatus => Handler<CommentQuestion>().StatusAsync(turn, plan, question, cancellationToken),
        Intents.CalendarLink => Handler<CalendarLinkHandler>().MakeAsync(turn, plan, ValueOf(question, EntityTypes.Wanted), cancellationToken),
        Intents.CalendarRevoke => Handler<CalendarLinkHandler>().RevokeAsync(turn, plan, cancellationToken),
        Intents.DeadlineCancel => Handler<DeadlineCancellationHandler>().CancelAsync(turn, plan, Records(question, EntityTypes.Milestone, plan), ValueOf(question, EntityTypes.Why), cancellationToken),
        Intents.DeadlineReinstate => Handler<DeadlineCancellationHandler>().ReinstateAsync(turn, plan, Records(question, EntityTypes.Milestone, plan), cancellationToken),
        Intents.DeadlineHand => Handler<DeadlineChatHandler>().HandOverAsync(turn, plan, Records(question, EntityTypes.Milestone, plan), ValueOf(question, EntityTypes.Holder), cancellationToken),
        Intents.DeadlineMissing => Handler<DeadlineChatHandler>().NoteMissingAsync(turn, plan, Records(question, EntityTypes.Milestone, plan), ValueOf(question, EntityTypes.Missing), cancellationToken),
        Intents.DeadlineHolding => Handler<DeadlineChatHandler>().ShowAsync(turn, plan, Records(question, EntityTypes.Milestone, plan), cancellationToken),
        Intents.DocumentList => Handler<DocumentListHandler>().ListAsync(plan, cancellationToken),
        _ => Handler<UnknownQuestionHandler>().AnswerAsync(turn, cancellationToken),
    };

    /// <summary>An event that is not for the asker is answered like one that there is not.</summary>
    private async Task<Answer> DateOfAsync(Turn turn, Plan plan, List<RecognizedEntity> milestones, CancellationToken cancellationToken) =>
        await Handler<EventDateHandler>().AnswerAsync(turn, plan, milestones, cancellationToken)
        ?? await Handler<UnknownQuestionHandler>().AnswerAsync(turn, cancellationToken);

    /// <summary>Staff of the area see a submission as they triage it, its sender as it was sent.</summary>
    private async Task<Answer> SubmissionAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        await Handler<TriageHandler>().ShowToStaffAsync(turn, reference.ToUpperInvariant(), cancellationToken)
        ?? await Handler<MySubmissionsHandler>().ShowAsync(turn, reference, cancellationToken);

    /// <summary>"My pending" asks staff for what waits for them, and everybody else for what they sent.</summary>
    private static bool IsAboutPending(Turn turn, string text) =>
        turn.Plan is { } plan && text.Contains("pending", StringComparison.OrdinalIgnoreCase) && Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area);

    private THandler Handler<THandler>()
        where THandler : notnull => services.GetRequiredService<THandler>();

    private static RecognizedEntity? Record(RecognizedQuestion question, string type, Plan plan) =>
        question.All(type).FirstOrDefault(entity => entity.PlanId == plan.Id);

    /// <summary>A theme that the question names; the recognizer also gives those that changed, less sure, where it names none.</summary>
    private static RecognizedEntity? NamedTheme(RecognizedQuestion question, Plan plan) =>
        Record(question, EntityTypes.Theme, plan) is { Score: > 0.5 } theme ? theme : null;

    private static List<RecognizedEntity> Records(RecognizedQuestion question, string type, Plan plan) =>
        [.. question.All(type).Where(entity => entity.PlanId == plan.Id)];

    /// <summary>1 for the next deadline, 2 for the one after it, -1 for the last one that is past.</summary>
    private static int PositionOf(RecognizedQuestion question) =>
        question.Best(EntityTypes.Position) is { } told && int.TryParse(told.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position) ? position : 1;

    private static string ValueOf(RecognizedQuestion question, string type) => question.Best(type)?.Id ?? "";

    /// <summary>A figure was asked for that only a commissioning line holds: "how many applications did the fund have".</summary>
    private static bool OnlyMoney(RecognizedQuestion question, Plan plan) =>
        Record(question, EntityTypes.CommissioningLine, plan) is not null && Record(question, EntityTypes.Kpi, plan) is null && Record(question, EntityTypes.Fact, plan) is null;

    /// <summary>What was asked for as done or not is held as an event alone: "did the panel approve the plan".</summary>
    private static List<RecognizedEntity> OnlyMilestone(RecognizedQuestion question, Plan plan) =>
        Record(question, EntityTypes.Commitment, plan) is null && Record(question, EntityTypes.Fact, plan) is null ? Records(question, EntityTypes.Milestone, plan) : [];

    private static DeadlineFilter FilterOf(RecognizedQuestion question, Plan plan) => new(
        Record(question, EntityTypes.Body, plan) is { } named && named.Score >= (question.Best(EntityTypes.Topic)?.Id.Contains("meeting", StringComparison.Ordinal) == true ? 0.4 : 0.6) ? named.Id : "",
        DateOf(question, EntityTypes.Date) ?? DateOf(question, EntityTypes.Year))
    {
        From = DateOf(question, EntityTypes.From)?.First,
        Until = DateOf(question, EntityTypes.Until)?.Last,
        LateFirst = question.Best(EntityTypes.State)?.Id is States.Overdue,
        All = question.Best(EntityTypes.State)?.Id is States.Open,
        Named = [.. Records(question, EntityTypes.Milestone, plan).Where(entity => entity.Score >= 0.4).Select(entity => entity.Id)],
    };

    private static PartialDate? DateOf(RecognizedQuestion question, string type) =>
        question.Best(type) is { } day && PartialDate.TryParse(day.Id, out var date) ? date : null;
}
