namespace PlanBot.People;

/// <summary>Everything that needs a permission. Asking about what everybody may see needs none.</summary>
internal enum PlanBotAction
{
    SeeStaffOnly,
    SubmitPriority,
    SeeOwnSubmissions,
    SubscribeConversation,
    HoldDeadline,
    ChangeDeadline,
    SeeFeedback,
    SeeUnansweredQuestions,
    EditVocabulary,
    SeeHistory,
    ManageRoles,
    ConfirmOrganisations,
    ImportDocument,
}

/// <summary>The one place that decides who may do what.</summary>
internal static class Permissions
{
    public static bool Allows(Person person, PlanBotAction action, string area) => action switch
    {
        PlanBotAction.SeeOwnSubmissions => person.IsKnown,
        PlanBotAction.HoldDeadline => person.IsKnown && person.RoleIn(area) >= Role.Partner,
        PlanBotAction.ChangeDeadline => person.IsKnown && person.RoleIn(area) >= Role.Staff,
        PlanBotAction.SubmitPriority => person.IsKnown && person.RoleIn(area) >= Role.Partner,
        PlanBotAction.SeeStaffOnly or PlanBotAction.SubscribeConversation or PlanBotAction.SeeHistory or PlanBotAction.ConfirmOrganisations
            or PlanBotAction.SeeFeedback or PlanBotAction.SeeUnansweredQuestions or PlanBotAction.ImportDocument => person.IsKnown && person.RoleIn(area) >= Role.Staff,
        PlanBotAction.ManageRoles or PlanBotAction.EditVocabulary => person.IsKnown && person.RoleIn(area) >= Role.Administrator,
        _ => false,
    };
}
