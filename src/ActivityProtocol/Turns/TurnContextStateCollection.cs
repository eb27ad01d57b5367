namespace ActivityProtocol;

/// <summary>What belongs to a turn, by key or by type. What can be disposed of is, at the end of the turn.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool _disposed;

    /// <summary>An empty collection.</summary>
    public TurnContextStateCollection()
        : base(8, StringComparer.Ordinal)
    {
    }

    /// <summary>The value under <paramref name="key"/>, or null where there is none of the type.</summary>
    public T? Get<T>(string key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return TryGetValue(key, out var value) ? value as T : null;
    }

    /// <summary>The value under the name of its type, or null.</summary>
    public T? Get<T>()
        where T : class => Get<T>(typeof(T).FullName!);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentException">There is one under this key.</exception>
    public void Add<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ObjectDisposedException.ThrowIf(_disposed, this);
        base.Add(key, value);
    }

    /// <summary>Adds a value under the name of its type.</summary>
    /// <exception cref="ArgumentException">There is one of this type.</exception>
    public void Add<T>(T value)
        where T : class => Add(typeof(T).FullName!, value);

    /// <summary>Sets a value; null removes it.</summary>
    public void Set<T>(string key, T? value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (value is null)
        {
            Remove(key);
        }
        else
        {
            this[key] = value;
        }
    }

    /// <summary>Sets a value under the name of its type; null removes it.</summary>
    public void Set<T>(T? value)
        where T : class => Set(typeof(T).FullName!, value);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the values.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            foreach (var value in Values)
            {
                // Connector clients share one handler for the whole process and have nothing of their own to dispose of.
                if (value is IDisposable disposable and not BotAdapter)
                {
                    disposable.Dispose();
                }
            }
        }

        _disposed = true;
    }
}
