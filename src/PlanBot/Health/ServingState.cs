namespace PlanBot.Health;

/// <summary>Whether this process serves, and so has brought the database up to date; a command looks at it as it is.</summary>
internal sealed class ServingState
{
    public bool Serves { get; set; }
}
