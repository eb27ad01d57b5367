namespace PlanBot.Data;

/// <summary>A row that is written once and never changed or deleted by the application: a record of what happened.</summary>
internal interface IAppendedOnly;
