using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Tests.Support;

/// <summary>A bot that does what a test says.</summary>
internal sealed class ScriptedBot(BotCallbackHandler script) : IBot
{
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => script(turnContext, cancellationToken);
}

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLogger : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<(string Message, Exception? Exception)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Enqueue((formatter(state, exception), exception));

    public void Dispose()
    {
        // Nothing is held.
    }
}
