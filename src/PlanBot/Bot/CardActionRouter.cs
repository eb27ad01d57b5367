using PlanBot.Data;
using PlanBot.Features.Announcements;
using PlanBot.Features.CommitmentStatus;
using PlanBot.Features.Consultation;
using PlanBot.Features.ConsultationDispositions;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Features.DecisionReasons;
using PlanBot.Features.HeldPosts;
using PlanBot.Features.KpiFigures;
using PlanBot.Features.LanguageChoice;
using PlanBot.Features.Organisations;
using PlanBot.Features.PlanChoice;
using PlanBot.Features.PlanImport;
using PlanBot.Features.RecordHistory;
using PlanBot.Features.Roles;
using PlanBot.Features.StatusReasons;
using PlanBot.Features.Submissions;
using PlanBot.Features.ThemeHistory;
using PlanBot.Features.ThemeList;
using PlanBot.Features.ThemeStatus;
using PlanBot.Features.Triage;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.Features.UpcomingDeadlines;
using PlanBot.Features.Updates;
using PlanBot.Features.Updates.Mapping;
using PlanBot.Features.Updates.Nudges;
using PlanBot.Features.Updates.ThemeChanges;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>Which feature takes which verb of a card's button.</summary>
internal sealed class CardActionRouter(PlanLookup plans, QuestionRouter questions, ConversationStates states, IServiceProvider services)
{
    /// <returns>The answer, or nothing for a verb that no card of PlanBot's has.</returns>
    public async Task<Answer?> AnswerAsync(Turn turn, PressedButton action, CancellationToken cancellationToken)
    {
        if (action["planId"] is { Length: > 0 } planId)
        {
            if (await plans.FindAsync(planId, cancellationToken) is not { } plan)
            {
                return new(AnswerKind.Answer, BotTexts.ThePlanThatThisCardIs);
            }

            turn = turn with { Plan = plan };
        }

        if (action.Verb == "plan.choose" && turn.Plan is not null)
        {
            var chosen = await Handler<PlanChoiceHandler>().ChooseAsync(turn, turn.Plan.Id, cancellationToken);
            return action["question"] is { Length: > 0 } question
                ? await questions.AnswerAsync(turn, question, cancellationToken)
                : chosen;
        }

        if (await RouteWithoutPlanAsync(turn, action, cancellationToken) is { } planless)
        {
            return planless with { Intent = action.Verb };
        }

        if (turn.Plan is null)
        {
            return await Handler<PlanChoiceHandler>().AskAsync("", [], cancellationToken);
        }

        if (await RouteInPlanAsync(turn, turn.Plan, action, cancellationToken) is not { } answer)
        {
            return null;
        }

        if (answer.Entities.Count > 0)
        {
            // "Why?" may follow a button as well as a question; what buttons ask for is named like what questions ask for.
            await states.RememberAsync(turn, new() { Intent = action.Verb, Score = 1, Entities = answer.Entities, PlanId = turn.Plan.Id }, cancellationToken);
        }

        return answer with { Intent = answer.Intent.Length > 0 ? answer.Intent : action.Verb, PlanId = turn.Plan.Id };
    }

    private async Task<Answer?> RouteWithoutPlanAsync(Turn turn, PressedButton action, CancellationToken cancellationToken) => action.Verb switch
    {
        "submission.list" => await Handler<MySubmissionsHandler>().ListAsync(turn, cancellationToken),
        "unanswered.dealt" => await Handler<UnansweredQuestionsHandler>().DealWithAsync(turn, action["id"], cancellationToken),
        "submission.show" => await Handler<MySubmissionsHandler>().ShowAsync(turn, action["reference"], cancellationToken),
        "submission.withdraw" => await Handler<MySubmissionsHandler>().AskToWithdrawAsync(turn, action["reference"], cancellationToken),
        "submission.withdraw-now" => await Handler<MySubmissionsHandler>().WithdrawAsync(turn, action["reference"], cancellationToken),
        "submission.reply" => await Handler<MySubmissionsHandler>().ReplyAsync(turn, action["reference"], action["reply"], cancellationToken),
        "triage.view" => await Handler<TriageHandler>().ViewAsync(turn, action["reference"], cancellationToken),
        "triage.take" => await Handler<TriageHandler>().TakeAsync(turn, action.Data, cancellationToken),
        "triage.assign-form" => await Handler<TriageHandler>().AssignFormAsync(turn, action.Data, cancellationToken),
        "triage.assign" => await Handler<TriageHandler>().AssignAsync(turn, action.Data, cancellationToken),
        "triage.ask-form" => await Handler<TriageHandler>().AskFormAsync(turn, action.Data, cancellationToken),
        "triage.ask" => await Handler<TriageHandler>().AskAsync(turn, action.Data, cancellationToken),
        "triage.decide-form" => await Handler<TriageHandler>().DecideFormAsync(turn, action.Data, cancellationToken),
        "triage.decide" => await Handler<TriageHandler>().DecideAsync(turn, action.Data, cancellationToken),
        "import.apply" => await Handler<PlanImportHandler>().ApplyAsync(turn, action.Data, cancellationToken),
        "import.discard" => await Handler<PlanImportHandler>().DiscardAsync(turn, action["key"], cancellationToken),
        "conversation.resume" => await Handler<ResumeHandler>().ResumeAsync(turn, cancellationToken),
        "language.choose" => await Handler<LanguageChoiceHandler>().ChooseAsync(turn, action["language"], cancellationToken),
        "record.history" => await Handler<RecordHistoryHandler>().ShowAsync(turn, action["reference"], cancellationToken),
        _ => null,
    };

    private async Task<Answer?> RouteInPlanAsync(Turn turn, Plan plan, PressedButton action, CancellationToken cancellationToken) => action.Verb switch
    {
        "theme.list" => await Handler<ThemeListHandler>().AnswerAsync(turn, plan, "", cancellationToken),
        "theme.status" => await Handler<ThemeStatusHandler>().AnswerAsync(turn, plan, action["themeId"], cancellationToken),
        "theme.history" => await Handler<ThemeHistoryHandler>().AnswerAsync(turn, plan, action["themeId"], "", cancellationToken),
        "status.why" => await Handler<StatusReasonsHandler>().AnswerAsync(turn, plan, action["themeId"], cancellationToken),
        "status.form" => await Handler<StatusFormHandler>().ShowAsync(turn, plan, action["themeId"], cancellationToken),
        "status.set" => await Handler<StatusFormHandler>().SetAsync(turn, plan, action.Data, cancellationToken),
        "status.clear" => await Handler<StatusFormHandler>().ClearAsync(turn, plan, action["themeId"], cancellationToken),
        "update.form" => await Handler<UpdateHandler>().FormAsync(turn, plan, action.Data, cancellationToken),
        "update.value" => await Handler<UpdateHandler>().ValueAsync(turn, plan, action.Data, cancellationToken),
        "update.progress" => await Handler<UpdateHandler>().ProgressAsync(turn, plan, action.Data, cancellationToken),
        "update.same" => await Handler<UpdateHandler>().ConfirmAsync(turn, plan, action.Data, cancellationToken),
        "update.undo" => await Handler<UpdateHandler>().UndoAsync(turn, plan, action["key"], cancellationToken),
        "update.late" => await Handler<LateUpdatesHandler>().ShowAsync(turn, plan, cancellationToken),
        "nudge.same" => await Handler<UpdateHandler>().ConfirmAsync(turn, plan, action.Data, cancellationToken),
        "nudge.mine" => await Handler<OwnUpdatesHandler>().ShowAsync(turn, plan, "", "", "", cancellationToken),
        "nudge.rest" => await Handler<OwnUpdatesHandler>().ShowAsync(turn, plan, "", action["place"], action["nudge"], cancellationToken),
        "nudge.rhythm" => await Handler<NudgeRhythmHandler>().ShowAsync(turn, plan, cancellationToken),
        "nudge.set-rhythm" => await Handler<NudgeRhythmHandler>().SetAsync(turn, plan, action.Data, cancellationToken),
        "owner.list" => await Handler<OwnersHandler>().ListAsync(turn, plan, cancellationToken),
        "owner.confirm" => await Handler<OwnersHandler>().ConfirmAsync(turn, plan, action["key"], cancellationToken),
        "owner.end" => await Handler<OwnersHandler>().EndAsync(turn, plan, action["key"], cancellationToken),
        "themes.form" => await Handler<ThemeChangeHandler>().FormAsync(turn, plan, action.Data, cancellationToken),
        "themes.preview" => await Handler<ThemeChangeHandler>().PreviewAsync(turn, plan, action.Data, cancellationToken),
        "themes.apply" => await Handler<ThemeChangeHandler>().ApplyAsync(turn, plan, action.Data, cancellationToken),
        "themes.undo" => await Handler<ThemeChangeHandler>().UndoAsync(turn, plan, action["key"], cancellationToken),
        "map.next" => await Handler<MappingHandler>().NextAsync(turn, plan, action["place"], cancellationToken),
        "map.save" => await Handler<MappingHandler>().SaveAsync(turn, plan, action.Data, cancellationToken),
        "map.undo" => await Handler<MappingHandler>().UndoAsync(turn, plan, action["key"], cancellationToken),
        "decision.form" => await Handler<DecisionFormHandler>().ShowAsync(turn, plan, action["id"], cancellationToken),
        "recommendation.form" => await Handler<RecommendationFormHandler>().ShowAsync(turn, plan, action["id"], cancellationToken),
        "recommendation.record" => await Handler<RecommendationFormHandler>().RecordAsync(turn, plan, action.Data, cancellationToken),
        "review.record" => await Handler<ReviewFormHandler>().RecordAsync(turn, plan, action.Data, cancellationToken),
        "alignment.record" => await Handler<AlignmentFormHandler>().RecordAsync(turn, plan, action.Data, cancellationToken),
        "decision.record" => await Handler<DecisionFormHandler>().RecordAsync(turn, plan, action.Data, cancellationToken),
        "deadline.next" => await Handler<UpcomingDeadlinesHandler>().AnswerAsync(turn, plan, new("", null), 1, cancellationToken),
        "kpi.trend" => await Handler<KpiTrendHandler>().AnswerAsync(turn, plan, action["kpiId"], cancellationToken),
        "commitment.status" => await Handler<CommitmentStatusHandler>().AnswerAsync(turn, plan, action["commitmentId"], cancellationToken),
        "decision.why" => await Handler<DecisionReasonsHandler>().AnswerAsync(turn, plan, action["commitmentId"], cancellationToken),
        "submission.start" => await Handler<SubmissionFormHandler>().StartAsync(turn, plan, cancellationToken),
        "submission.continue" => await Handler<SubmissionFormHandler>().ContinueAsync(turn, plan, action["formKey"], cancellationToken),
        "submission.edit" => await Handler<SubmissionFormHandler>().EditAsync(turn, plan, action["reference"], cancellationToken),
        "submission.save" => await Handler<SubmissionFormHandler>().SaveAsync(turn, plan, action.Data, cancellationToken),
        "comment.start" => await Handler<SubmissionFormHandler>().StartCommentAsync(turn, plan, "", "", cancellationToken),
        "comment.resubmit" => await Handler<SubmissionFormHandler>().StartCommentAsync(turn, plan, action["reference"], "", cancellationToken),
        "comment.log" => await Handler<LoggedCommentHandler>().LogAsync(turn, plan, action.Data, cancellationToken),
        "round.open" => await Handler<ConsultationRoundHandler>().OpenAsync(turn, plan, action.Data, cancellationToken),
        "round.close" => await Handler<ConsultationRoundHandler>().CloseAsync(turn, plan, action["round"], cancellationToken),
        "round.post-summary" => await Handler<RoundSummaryHandler>().PostAsync(turn, plan, action["conversation"], cancellationToken),
        "triage.bulk-form" => await Handler<TriageListHandler>().BulkFormAsync(turn, plan, action.Data, cancellationToken),
        "triage.bulk" => await Handler<TriageListHandler>().BulkAsync(turn, plan, action.Data, cancellationToken),
        "submission.send" => await Handler<SubmissionFormHandler>().SendAsync(turn, plan, action.Data, cancellationToken),
        "comment.show" => await Handler<ConsultationDispositionsHandler>().ShowAsync(turn, plan, action["comment"], cancellationToken),
        "role.grant" => await Handler<RolesHandler>().GrantAsync(turn, plan, action["person"], action["role"], cancellationToken),
        "role.revoke" => await Handler<RolesHandler>().RevokeAsync(turn, plan, action["person"], cancellationToken),
        "organisation.confirm" => await Handler<OrganisationsHandler>().ConfirmAsync(turn, plan, action["key"], cancellationToken),
        "organisation.decline" => await Handler<OrganisationsHandler>().DeclineAsync(turn, plan, action["key"], cancellationToken),
        "deadline.acknowledge" => await Handler<DeadlineActionHandler>().AcknowledgeAsync(turn, plan, action.Data, cancellationToken),
        "deadline.snooze" => await Handler<DeadlineActionHandler>().SnoozeAsync(turn, plan, action.Data, cancellationToken),
        "deadline.hold" => await Handler<DeadlineActionHandler>().HoldAsync(turn, plan, action.Data, cancellationToken),
        "deadline.done" => await Handler<DeadlineActionHandler>().CompleteAsync(turn, plan, action.Data, cancellationToken),
        "deadline.edit" => await Handler<DeadlineActionHandler>().EditAsync(turn, plan, action.Data, cancellationToken),
        "deadline.cancel-form" => await Handler<DeadlineCancellationHandler>().AskAsync(turn, plan, action.Data, cancellationToken),
        "deadline.cancel" => await Handler<DeadlineCancellationHandler>().CancelAsync(turn, plan, action.Data, cancellationToken),
        "deadline.keep" => await Handler<DeadlineCancellationHandler>().KeepAsync(turn, plan, action.Data, cancellationToken),
        "deadline.reinstate" => await Handler<DeadlineCancellationHandler>().ReinstateAsync(turn, plan, action.Data, cancellationToken),
        "announcement.change" => await Handler<AnnouncementHandler>().ChangeAsync(turn, plan, action.Data, cancellationToken),
        "announcement.send" => await Handler<AnnouncementHandler>().SendAsync(turn, plan, action.Data, cancellationToken),
        "announcement.schedule" => await Handler<AnnouncementHandler>().ScheduleAsync(turn, plan, action.Data, cancellationToken),
        "announcement.report" => await Handler<AnnouncementReports>().ReportAsync(turn, plan, action["announcement"], cancellationToken),
        "announcement.resend" => await Handler<AnnouncementReports>().ResendAsync(turn, plan, action["announcement"], cancellationToken),
        "announcement.cancel" => await Handler<AnnouncementReports>().CancelAsync(turn, plan, action["announcement"], cancellationToken),
        "deadline.configure" => await Handler<DeadlineSubscriptionHandler>().ConfigureAsync(turn, plan, action.Data, cancellationToken),
        "deadline.pause" => await Handler<DeadlineSubscriptionHandler>().PauseAsync(turn, plan, cancellationToken),
        "deadline.resume" => await Handler<DeadlineSubscriptionHandler>().ResumeAsync(turn, plan, cancellationToken),
        "deadline.unsubscribe" => await Handler<DeadlineSubscriptionHandler>().UnsubscribeAsync(turn, plan, cancellationToken),
        _ => null,
    };

    private THandler Handler<THandler>()
        where THandler : notnull => services.GetRequiredService<THandler>();
}
