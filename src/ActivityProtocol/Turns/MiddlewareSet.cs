using System.Collections;

namespace ActivityProtocol;

/// <summary>Middleware, run in the order in which it was added.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _middleware = [];

    /// <summary>Adds middleware at the end.</summary>
    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        await RunAsync(turnContext, 0, () => next(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the middleware, then <paramref name="callback"/>.</summary>
    public Task ReceiveActivityWithStatusAsync(ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken) =>
        RunAsync(turnContext, 0, () => callback is null ? Task.CompletedTask : callback(turnContext, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task RunAsync(ITurnContext turnContext, int index, Func<Task> last, CancellationToken cancellationToken) => index == _middleware.Count
        ? last()
        : _middleware[index].OnTurnAsync(turnContext, token => RunAsync(turnContext, index + 1, last, token), cancellationToken);
}
