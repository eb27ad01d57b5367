using CardTemplating.Expressions;

namespace CardTemplating.Functions;

/// <summary>How many arguments a function takes, and of which kinds; the last kind holds for all that follow.</summary>
internal sealed class Signature
{
    private readonly int _min;
    private readonly int _max;
    private readonly ReturnTypes[] _types;

    private Signature(int min, int max, ReturnTypes[] types)
    {
        _min = min;
        _max = max;
        _types = types;
    }

    public static Signature Any { get; } = new(0, int.MaxValue, []);

    public static Signature AtLeastOne { get; } = new(1, int.MaxValue, []);

    public static Signature One { get; } = new(1, 1, []);

    public static Signature Two { get; } = new(2, 2, []);

    public static Signature Three { get; } = new(3, 3, []);

    public static Signature None { get; } = new(0, 0, []);

    public static Signature OneText { get; } = new(1, 1, [ReturnTypes.Text]);

    public static Signature OneNumber { get; } = new(1, 1, [ReturnTypes.Number]);

    public static Signature OneOrTwoTexts { get; } = new(1, 2, [ReturnTypes.Text]);

    public static Signature TwoTexts { get; } = new(2, 2, [ReturnTypes.Text]);

    public static Signature TwoNumbers { get; } = new(2, 2, [ReturnTypes.Number]);

    /// <summary>So many arguments, all of the same kind.</summary>
    public static Signature Of(int min, int max, ReturnTypes type) => new(min, max, [type]);

    /// <summary>Arguments by position; the last <paramref name="optional"/> of them may be left out.</summary>
    public static Signature Ordered(int optional, params ReturnTypes[] types) => new(types.Length - optional, types.Length, types);

    /// <exception cref="ExpressionSyntaxException">The call does not fit.</exception>
    public void Validate(CallNode call)
    {
        var count = call.Arguments.Length;
        if (count < _min || count > _max)
        {
            var wanted = _min == _max ? $"{_min}" : _max == int.MaxValue ? $"at least {_min}" : $"{_min} to {_max}";
            throw new ExpressionSyntaxException($"{call} has {count} arguments; it takes {wanted}.");
        }

        for (var i = 0; i < count && _types.Length > 0; i++)
        {
            var wanted = _types[Math.Min(i, _types.Length - 1)];
            var given = call.Arguments[i].Returns;
            if (((wanted | given) & ReturnTypes.Any) == 0 && (wanted & given) == 0)
            {
                throw new ExpressionSyntaxException($"{call.Arguments[i]} in {call} cannot be what is expected there: {Describe(wanted)}.");
            }
        }
    }

    private static string Describe(ReturnTypes types)
    {
        var names = new List<string>();
        foreach (var (type, name) in new[] { (ReturnTypes.Boolean, "a boolean"), (ReturnTypes.Number, "a number"), (ReturnTypes.Text, "a text"), (ReturnTypes.Array, "a list") })
        {
            if ((types & type) != 0)
            {
                names.Add(name);
            }
        }

        return string.Join(" or ", names);
    }
}
