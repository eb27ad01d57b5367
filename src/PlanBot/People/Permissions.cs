namespace PlanBot.People;

/// <summary>Everything that needs a permission. Asking about what everybody may see needs none.</summary>
internal enum PlanBotAction
{
    SeeStaffOnly,
    SubmitPriority,
    SeeOwnSubmissions,
    SubscribeConversation,
    ShareCalendar,
    HoldDeadline,
    ChangeDeadline,
    SeeFeedback,
    SeeUnansweredQuestions,
    EditVocabulary,
    SeeHistory,
    ManageRoles,
    ConfirmOrganisations,
    CommentOnDraft,
    Triage,
    RunConsultation,
    ImportDocument,
    ImportPlan,
    Announce,
    SetStatus,
    UpdateDelivery,
    DraftPaper,
    LinkOwners,
    ChangeThemes,
    MapToThemes,
}

/// <summary>The one place that decides who may do what.</summary>
internal static class Permissions
{
    public static bool Allows(Person person, PlanBotAction action, string area) => action switch
    {
        PlanBotAction.SeeOwnSubmissions => person.IsKnown,
        PlanBotAction.SubmitPriority or PlanBotAction.CommentOnDraft or PlanBotAction.HoldDeadline => person.IsKnown && person.RoleIn(area) >= Role.Partner,
        PlanBotAction.SeeStaffOnly or PlanBotAction.SubscribeConversation or PlanBotAction.ShareCalendar or PlanBotAction.ChangeDeadline or PlanBotAction.SeeHistory or PlanBotAction.ConfirmOrganisations
            or PlanBotAction.Triage or PlanBotAction.RunConsultation or PlanBotAction.ImportDocument or PlanBotAction.ImportPlan or PlanBotAction.Announce or PlanBotAction.SeeFeedback
            or PlanBotAction.SetStatus or PlanBotAction.UpdateDelivery or PlanBotAction.DraftPaper or PlanBotAction.LinkOwners or PlanBotAction.ChangeThemes or PlanBotAction.MapToThemes or PlanBotAction.SeeUnansweredQuestions => person.IsKnown && person.RoleIn(area) >= Role.Staff,
        PlanBotAction.ManageRoles or PlanBotAction.EditVocabulary => person.IsKnown && person.RoleIn(area) >= Role.Administrator,
        _ => false,
    };
}
