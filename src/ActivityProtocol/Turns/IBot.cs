namespace ActivityProtocol;

/// <summary>A bot: something that handles turns.</summary>
public interface IBot
{
    /// <summary>Handles one turn.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}

/// <summary>Runs before and after the bot in each turn.</summary>
public interface IMiddleware
{
    /// <summary>Handles the turn; <paramref name="next"/> goes on to the rest, and not calling it ends the turn.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
