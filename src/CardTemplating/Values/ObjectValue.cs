namespace CardTemplating.Values;

/// <summary>A computed object: members in the order in which they were set. Never changed once an expression can see it.</summary>
internal sealed class ObjectValue
{
    private const int IndexFrom = 16;

    private readonly List<KeyValuePair<string, Value>> _members;
    private Dictionary<string, int>? _index;

    public ObjectValue(int capacity = 4) => _members = new List<KeyValuePair<string, Value>>(capacity);

    public int Count => _members.Count;

    public KeyValuePair<string, Value> this[int index] => _members[index];

    public static ObjectValue CopyOf(in Value source)
    {
        var copy = new ObjectValue(source.Count + 1);
        foreach (var member in source.EnumerateMembers())
        {
            copy.Set(member.Key, member.Value);
        }

        return copy;
    }

    public Value Get(string name)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            at = _members.FindIndex(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase));
        }

        return at < 0 ? Value.Undefined : _members[at].Value;
    }

    public bool ContainsExactly(string name) => IndexOf(name) >= 0;

    public void Set(string name, Value value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _members[at] = new(name, value);
            return;
        }

        _members.Add(new(name, value));
        if (_index is not null)
        {
            _index[name] = _members.Count - 1;
        }
        else if (_members.Count > IndexFrom)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _members.Count; i++)
            {
                _index[_members[i].Key] = i;
            }
        }
    }

    public void Remove(string name)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _members.RemoveAt(at);
            _index = null;
        }
    }

    private int IndexOf(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var at) ? at : -1;
        }

        for (var i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
