using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CardTemplating.Values;

/// <summary>
/// One value of the expression language: a place in parsed JSON data, or something computed.
/// A failed evaluation is a value too (<see cref="ValueKind.Error"/>), so that a condition that fails costs no exception.
/// </summary>
internal readonly struct Value
{
    private readonly object? _content;
    private readonly long _bits;

    private Value(ValueKind kind, object? content, long bits)
    {
        Kind = kind;
        _content = content;
        _bits = bits;
    }

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null, null, 0);

    public static Value True => new(ValueKind.Boolean, null, 1);

    public static Value False => new(ValueKind.Boolean, null, 0);

    public static Value EmptyText => new(ValueKind.String, string.Empty, 0);

    public ValueKind Kind { get; }

    public bool IsError => Kind == ValueKind.Error;

    public bool IsUndefined => Kind == ValueKind.Undefined;

    /// <summary>A JSON null, or nothing at all.</summary>
    public bool IsNullOrUndefined => Kind <= ValueKind.Null;

    public bool IsString => Kind == ValueKind.String;

    public bool IsArray => Kind == ValueKind.Array;

    public bool IsObject => Kind == ValueKind.Object;

    /// <summary>An integer, or a floating-point number other than NaN.</summary>
    public bool IsNumber => Kind == ValueKind.Integer || (Kind == ValueKind.Double && !double.IsNaN(BitConverter.Int64BitsToDouble(_bits)));

    /// <summary>A number without a fraction, whatever its type: 1.0 counts.</summary>
    public bool IsWholeNumber => Kind == ValueKind.Integer || (Kind == ValueKind.Double && double.IsInteger(BitConverter.Int64BitsToDouble(_bits)));

    /// <summary>How conditions see the value: false, null and missing are false, everything else (0 and the empty text too) is true.</summary>
    public bool IsTruthy => Kind == ValueKind.Boolean ? _bits != 0 : Kind > ValueKind.Null;

    public bool AsBoolean => _bits != 0;

    public long AsInteger => Kind == ValueKind.Double ? (long)BitConverter.Int64BitsToDouble(_bits) : _bits;

    public double AsDouble => Kind == ValueKind.Integer ? _bits : BitConverter.Int64BitsToDouble(_bits);

    public string ErrorMessage => (string)_content!;

    public byte[] AsBinary => (byte[])_content!;

    /// <summary>The text of a string value; decoded anew on each call when it lies in parsed data.</summary>
    public string AsString => _content as string ?? ((JsonData)_content!).GetString((int)_bits);

    public static Value FromBoolean(bool value) => value ? True : False;

    public static Value FromInteger(long value) => new(ValueKind.Integer, null, value);

    public static Value FromDouble(double value) => new(ValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static Value FromString(string value) => new(ValueKind.String, value, 0);

    public static Value FromBinary(byte[] value) => new(ValueKind.Binary, value, 0);

    public static Value FromArray(Value[] items) => new(ValueKind.Array, items, 0);

    public static Value FromObject(ObjectValue members) => new(ValueKind.Object, members, 0);

    public static Value FromError(string message) => new(ValueKind.Error, message, 0);

    internal static Value FromData(JsonData data, int row, ValueKind kind) => new(kind, data, row);

    /// <summary>The data and row that this value is a place in, if it is one.</summary>
    public bool TryGetData([NotNullWhen(true)] out JsonData? data, out int row)
    {
        data = _content as JsonData;
        row = (int)_bits;
        return data is not null;
    }

    public bool TryGetItems([NotNullWhen(true)] out Value[]? items)
    {
        items = _content as Value[];
        return items is not null;
    }

    public bool TryGetMembers([NotNullWhen(true)] out ObjectValue? members)
    {
        members = _content as ObjectValue;
        return members is not null;
    }

    /// <summary>Items of an array, members of an object.</summary>
    public int Count => _content switch
    {
        Value[] items => items.Length,
        ObjectValue members => members.Count,
        JsonData data => data.GetCount((int)_bits),
        byte[] bytes => bytes.Length,
        _ => 0,
    };

    public Value ItemAt(int index) => _content is Value[] items ? items[index] : ((JsonData)_content!).GetItem((int)_bits, index);

    /// <summary>The member of that name; where there is none, the first whose name differs only in case.</summary>
    public Value GetMember(PropertyName name) => _content switch
    {
        JsonData data when Kind == ValueKind.Object => data.GetMember((int)_bits, name),
        ObjectValue members => members.Get(name.Text),
        _ => Undefined,
    };

    public ItemEnumerator EnumerateItems() => new(this);

    public MemberEnumerator EnumerateMembers() => new(this);

    public Value[] ToItems()
    {
        if (_content is Value[] items)
        {
            return items;
        }

        var copy = new Value[Count];
        var i = 0;
        foreach (var item in EnumerateItems())
        {
            copy[i++] = item;
        }

        return copy;
    }

    public override string ToString() => Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        _ => ValueText.ToText(this),
    };

    /// <summary>Walks an array without copying it.</summary>
    internal struct ItemEnumerator
    {
        private readonly Value[]? _items;
        private readonly JsonData? _data;
        private readonly int _count;
        private int _index;
        private int _row;

        internal ItemEnumerator(in Value array)
        {
            _items = array._content as Value[];
            _data = array._content as JsonData;
            _count = array.Count;
            _index = -1;
            _row = -1;
            if (_data is not null)
            {
                _row = (int)array._bits;
            }
        }

        public Value Current { get; private set; }

        public readonly ItemEnumerator GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (++_index >= _count)
            {
                return false;
            }

            if (_items is not null)
            {
                Current = _items[_index];
                return true;
            }

            _row = _index == 0 ? _row + 1 : _data!.Next(_row);
            Current = _data!.ValueAt(_row);
            return true;
        }
    }

    /// <summary>Walks an object's members in their order without copying it.</summary>
    internal struct MemberEnumerator
    {
        private readonly ObjectValue? _members;
        private readonly JsonData? _data;
        private readonly int _count;
        private int _index;
        private int _row;

        internal MemberEnumerator(in Value value)
        {
            _members = value._content as ObjectValue;
            _data = value._content as JsonData;
            _count = value.Count;
            _index = -1;
            _row = (int)value._bits;
        }

        public readonly MemberEnumerator GetEnumerator() => this;

        public readonly KeyValuePair<string, Value> Current => _members is not null
            ? _members[_index]
            : new(_data!.GetString(_row), _data.ValueAt(_row + 1));

        public bool MoveNext()
        {
            if (++_index >= _count)
            {
                return false;
            }

            if (_data is not null)
            {
                _row = _index == 0 ? _row + 1 : _data.Next(_row + 1);
            }

            return true;
        }
    }
}
