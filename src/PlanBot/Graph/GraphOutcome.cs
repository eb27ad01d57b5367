namespace PlanBot.Graph;

/// <summary>What a call came to. Nothing that Graph does or leaves undone is an exception to whoever calls.</summary>
internal abstract record GraphOutcome<T>
{
    private GraphOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done(T Value) : GraphOutcome<T>;

    /// <summary>Graph said no, and will say so again until somebody changes something.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">Graph's own code; never its message, which may name people.</param>
    public sealed record Refused(int Status, string Code) : GraphOutcome<T>;

    /// <summary>Graph cannot be asked now; what it was for goes on without it, or is tried again.</summary>
    /// <param name="Why">The kind of failure.</param>
    /// <param name="After">How long Graph asked to wait, if it did.</param>
    public sealed record Unavailable(string Why, TimeSpan? After) : GraphOutcome<T>;

    /// <summary>What was given; nothing where there was none.</summary>
    public T? ValueOrDefault => this is Done done ? done.Value : default;

    /// <summary>Why it was not done, for logs.</summary>
    public string Reason => this switch
    {
        Refused refused => $"{refused.Status} {refused.Code}".TrimEnd(),
        Unavailable unavailable => unavailable.Why,
        _ => "",
    };

    /// <summary>The same failure of a call that gives something else.</summary>
    public GraphOutcome<TOther> As<TOther>() => this switch
    {
        Refused refused => new GraphOutcome<TOther>.Refused(refused.Status, refused.Code),
        Unavailable unavailable => new GraphOutcome<TOther>.Unavailable(unavailable.Why, unavailable.After),
        _ => throw new InvalidOperationException("It was done."),
    };
}
