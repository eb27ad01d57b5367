namespace ActivityProtocol.Connector;

/// <summary>
/// Whether the connector repeats calls that were refused for the moment. Who keeps a queue of its own, with a pace and a
/// count of attempts, suspends it and repeats them itself. An addition.
/// </summary>
public static class ConnectorRetries
{
    private static readonly AsyncLocal<bool> Suspended = new();

    internal static bool AreSuspended => Suspended.Value;

    /// <summary>Calls of this flow of control are made once each, until the result is disposed of.</summary>
    public static IDisposable Suspend()
    {
        var before = Suspended.Value;
        Suspended.Value = true;
        return new Resumption(before);
    }

    private sealed class Resumption(bool before) : IDisposable
    {
        public void Dispose() => Suspended.Value = before;
    }
}
