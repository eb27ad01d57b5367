using PlanBot.People;

namespace PlanBot.Tests.Authorisation;

/// <summary>Who may do or see something, from whom on.</summary>
public enum Needs
{
    /// <summary>Everybody, also somebody whose account is not known.</summary>
    Nobody,

    /// <summary>The person whose own it is; others are answered as if there were nothing.</summary>
    Owner,

    Partner,
    Staff,
    Administrator,

    /// <summary>An administrator of every area.</summary>
    AdministratorOfAll,
}

/// <summary>The table: a row for every action, every verb of a card's button and every intent. What has no row fails the tests.</summary>
internal static class AuthorisationTable
{
    public static IReadOnlyDictionary<PlanBotAction, Needs> Actions { get; } = new Dictionary<PlanBotAction, Needs>
    {
        [PlanBotAction.SeeStaffOnly] = Needs.Staff,
        [PlanBotAction.SubmitPriority] = Needs.Partner,
        [PlanBotAction.SeeOwnSubmissions] = Needs.Owner,
        [PlanBotAction.SubscribeConversation] = Needs.Staff,
        [PlanBotAction.ShareCalendar] = Needs.Staff,
        [PlanBotAction.HoldDeadline] = Needs.Partner,
        [PlanBotAction.ChangeDeadline] = Needs.Staff,
        [PlanBotAction.SeeHistory] = Needs.Staff,
        [PlanBotAction.ManageRoles] = Needs.Administrator,
        [PlanBotAction.ConfirmOrganisations] = Needs.Staff,
        [PlanBotAction.CommentOnDraft] = Needs.Partner,
        [PlanBotAction.Triage] = Needs.Staff,
        [PlanBotAction.RunConsultation] = Needs.Staff,
        [PlanBotAction.ImportDocument] = Needs.Staff,
        [PlanBotAction.ImportPlan] = Needs.Staff,
        [PlanBotAction.Announce] = Needs.Staff,
        [PlanBotAction.SetStatus] = Needs.Staff,
        [PlanBotAction.UpdateDelivery] = Needs.Staff,
        [PlanBotAction.DraftPaper] = Needs.Staff,
        [PlanBotAction.SeeFeedback] = Needs.Staff,
        [PlanBotAction.SeeUnansweredQuestions] = Needs.Staff,
        [PlanBotAction.EditVocabulary] = Needs.Administrator,
    };

    /// <summary>Verbs of buttons.</summary>
    public static IReadOnlyDictionary<string, Needs> Verbs { get; } = new Dictionary<string, Needs>(StringComparer.Ordinal)
    {
        ["plan.choose"] = Needs.Nobody,
        ["theme.list"] = Needs.Nobody,
        ["theme.status"] = Needs.Nobody,
        ["theme.history"] = Needs.Nobody,
        ["status.why"] = Needs.Nobody,
        ["status.form"] = Needs.Staff,
        ["status.set"] = Needs.Staff,
        ["status.clear"] = Needs.Staff,
        ["update.form"] = Needs.Staff,
        ["update.value"] = Needs.Staff,
        ["update.progress"] = Needs.Staff,
        ["update.same"] = Needs.Staff,
        ["update.undo"] = Needs.Staff,
        ["update.late"] = Needs.Staff,
        ["import.apply"] = Needs.Staff,
        ["import.discard"] = Needs.Staff,
        ["decision.form"] = Needs.Staff,
        ["decision.record"] = Needs.Staff,
        ["deadline.next"] = Needs.Nobody,
        ["kpi.trend"] = Needs.Nobody,
        ["commitment.status"] = Needs.Nobody,
        ["decision.why"] = Needs.Nobody,
        ["deadline.unsubscribe"] = Needs.Staff,
        ["announcement.change"] = Needs.Staff,
        ["announcement.send"] = Needs.Staff,
        ["announcement.schedule"] = Needs.Staff,
        ["announcement.report"] = Needs.Staff,
        ["announcement.resend"] = Needs.Staff,
        ["announcement.cancel"] = Needs.Staff,
        ["deadline.configure"] = Needs.Staff,
        ["deadline.pause"] = Needs.Staff,
        ["deadline.resume"] = Needs.Staff,
        ["deadline.acknowledge"] = Needs.Nobody,
        ["deadline.snooze"] = Needs.Partner,
        ["deadline.hold"] = Needs.Partner,
        ["deadline.done"] = Needs.Partner,
        ["deadline.edit"] = Needs.Staff,
        ["deadline.cancel-form"] = Needs.Staff,
        ["deadline.cancel"] = Needs.Staff,
        ["deadline.keep"] = Needs.Staff,
        ["deadline.reinstate"] = Needs.Staff,
        ["conversation.resume"] = Needs.Staff,
        ["submission.list"] = Needs.Owner,
        ["submission.show"] = Needs.Owner,
        ["submission.withdraw"] = Needs.Owner,
        ["submission.withdraw-now"] = Needs.Owner,
        ["submission.reply"] = Needs.Owner,
        ["submission.start"] = Needs.Partner,
        ["submission.continue"] = Needs.Owner,
        ["submission.edit"] = Needs.Owner,
        ["submission.save"] = Needs.Partner,
        ["submission.send"] = Needs.Partner,
        ["comment.start"] = Needs.Partner,
        ["comment.resubmit"] = Needs.Partner,
        ["comment.log"] = Needs.Staff,
        ["comment.show"] = Needs.Nobody,
        ["unanswered.dealt"] = Needs.Staff,
        ["round.open"] = Needs.Staff,
        ["round.close"] = Needs.Staff,
        ["round.post-summary"] = Needs.Staff,
        ["triage.view"] = Needs.Staff,
        ["triage.take"] = Needs.Staff,
        ["triage.assign-form"] = Needs.Staff,
        ["triage.assign"] = Needs.Staff,
        ["triage.ask-form"] = Needs.Staff,
        ["triage.ask"] = Needs.Staff,
        ["triage.decide-form"] = Needs.Staff,
        ["triage.decide"] = Needs.Staff,
        ["triage.bulk-form"] = Needs.Staff,
        ["triage.bulk"] = Needs.Staff,
        ["record.history"] = Needs.Staff,
        ["role.grant"] = Needs.Administrator,
        ["role.revoke"] = Needs.Administrator,
        ["organisation.confirm"] = Needs.Staff,
        ["organisation.decline"] = Needs.Staff,
    };

    /// <summary>Intents whose answers hold what not everybody may see, with a way to ask; all others are for everybody.</summary>
    public static IReadOnlyDictionary<string, (Needs Needs, string Question)> Questions { get; } = new Dictionary<string, (Needs, string)>(StringComparer.Ordinal)
    {
        ["submission.start"] = (Needs.Partner, "submit a priority"),
        ["submission.status"] = (Needs.Owner, "my submissions"),
        ["comment.start"] = (Needs.Partner, "comment on the draft"),
        ["comment.log"] = (Needs.Staff, "log a consultation comment"),
        ["update.start"] = (Needs.Staff, "update residential burglary"),
        ["update.late"] = (Needs.Staff, "who is late"),
        ["decision.start"] = (Needs.Staff, "record a decision about the helpline"),
        ["paper.draft"] = (Needs.Staff, "draft the panel paper"),
        ["status.set"] = (Needs.Staff, "set the status of the victims theme"),
        ["deadline.subscribe"] = (Needs.Staff, "post deadlines here"),
        ["deadline.unsubscribe"] = (Needs.Staff, "stop posting deadlines here"),
        ["announcement.draft"] = (Needs.Staff, "announce the panel has moved"),
        ["announcement.list"] = (Needs.Staff, "announcements"),
        ["deadline.settings"] = (Needs.Staff, "deadline settings"),
        ["deadline.pause"] = (Needs.Staff, "pause deadlines here"),
        ["deadline.resume"] = (Needs.Staff, "resume deadlines here"),
        ["calendar.link"] = (Needs.Staff, "calendar link"),
        ["calendar.revoke"] = (Needs.Staff, "revoke calendar links"),
        ["deadline.hand"] = (Needs.Staff, "Tom has the paper for the panel"),
        ["deadline.missing"] = (Needs.Staff, "the annex is missing for the paper for the panel"),
        ["deadline.holding"] = (Needs.Nobody, "what is missing for the paper for the panel?"),
        ["posts.resume"] = (Needs.Staff, "resume posts here"),
        ["triage.unassigned"] = (Needs.Staff, "unassigned submissions"),
        ["triage.overdue"] = (Needs.Staff, "overdue for reply"),
        ["triage.subscribe"] = (Needs.Staff, "triage submissions here"),
        ["triage.unsubscribe"] = (Needs.Staff, "stop triage here"),
        ["round.list"] = (Needs.Nobody, "consultation rounds"),
        ["round.summary"] = (Needs.Staff, "you said we did"),
        ["record.history"] = (Needs.Staff, "history of LEI-2013-P001"),
        ["feedback.summary"] = (Needs.Staff, "feedback summary"),
        ["unanswered.list"] = (Needs.Staff, "unanswered questions"),
        ["synonym.list"] = (Needs.Nobody, "list abbreviations"),
        ["synonym.add"] = (Needs.AdministratorOfAll, "add abbreviation QXZ for quality review zone"),
        ["synonym.remove"] = (Needs.AdministratorOfAll, "remove abbreviation QXZ"),
        ["role.list"] = (Needs.Administrator, "manage roles"),
        ["organisation.list"] = (Needs.Staff, "organisations to confirm"),
    };

    /// <summary>Intents whose answers are the plan's own public facts, or hold nothing of anybody.</summary>
    public static IReadOnlySet<string> PublicIntents { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "theme.status", "status.why", "theme.list", "theme.history", "ambition.search", "kpi.value", "kpi.trend", "commitment.status", "decision.why",
        "commissioning.amount", "deadline.next", "deadline.date-of", "consultation.disposition", "statutory.check", "document.search", "document.list",
        "plan.choose", "plan.list", "plan.overview", "body.info", "rating.list", "help", "smalltalk", "out-of-scope", "clarify", "unknown",
    };
}
