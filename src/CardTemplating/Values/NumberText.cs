using System.Globalization;
using System.Text;

namespace CardTemplating.Values;

/// <summary>
/// Numbers as text, the way JSON.stringify and string interpolation in the official engine write them: the shortest digits
/// that read back as the same number, an exponent only from 1e21 up and below 1e-6.
/// </summary>
internal static class NumberText
{
    /// <summary>Room that any number needs.</summary>
    public const int MaxLength = 32;

    public static string ToText(in Value number)
    {
        if (number.Kind == ValueKind.Integer)
        {
            return number.AsInteger.ToString(CultureInfo.InvariantCulture);
        }

        Span<byte> buffer = stackalloc byte[MaxLength];
        return double.IsFinite(number.AsDouble)
            ? Encoding.ASCII.GetString(buffer[..Format(number.AsDouble, buffer)])
            : double.IsNaN(number.AsDouble) ? "NaN" : number.AsDouble > 0 ? "Infinity" : "-Infinity";
    }

    /// <summary>Writes a finite number as ASCII; returns the length.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (value == 0)
        {
            destination[0] = (byte)'0';
            return 1;
        }

        Span<byte> shortest = stackalloc byte[MaxLength];
        value.TryFormat(shortest, out var length, default, CultureInfo.InvariantCulture);
        var source = shortest[..length];
        var exponentAt = source.IndexOf((byte)'E');
        if (exponentAt < 0)
        {
            if (Math.Abs(value) >= 1e-6)
            {
                source.CopyTo(destination);
                return length;
            }
        }

        return Layout(source, exponentAt, destination);
    }

    private static int Layout(ReadOnlySpan<byte> source, int exponentAt, Span<byte> destination)
    {
        var mantissa = exponentAt < 0 ? source : source[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(source[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[MaxLength];
        var count = 0;
        var point = 0;
        var seenPoint = false;
        var at = 0;
        foreach (var b in mantissa)
        {
            if (b == (byte)'-')
            {
                destination[at++] = b;
            }
            else if (b == (byte)'.')
            {
                seenPoint = true;
            }
            else if (count > 0 || b != (byte)'0')
            {
                digits[count++] = b;
                point += seenPoint ? 0 : 1;
            }
            else if (seenPoint)
            {
                point--;
            }
        }

        point += exponent;
        while (count > 1 && digits[count - 1] == (byte)'0')
        {
            count--;
        }

        return point switch
        {
            > 0 and <= 21 => Fixed(digits[..count], point, destination, at),
            > -6 and <= 0 => Fraction(digits[..count], point, destination, at),
            _ => Scientific(digits[..count], point - 1, destination, at),
        };
    }

    private static int Fixed(ReadOnlySpan<byte> digits, int point, Span<byte> destination, int at)
    {
        for (var i = 0; i < Math.Max(point, digits.Length); i++)
        {
            if (i == point)
            {
                destination[at++] = (byte)'.';
            }

            destination[at++] = i < digits.Length ? digits[i] : (byte)'0';
        }

        return at;
    }

    private static int Fraction(ReadOnlySpan<byte> digits, int point, Span<byte> destination, int at)
    {
        destination[at++] = (byte)'0';
        destination[at++] = (byte)'.';
        for (; point < 0; point++)
        {
            destination[at++] = (byte)'0';
        }

        digits.CopyTo(destination[at..]);
        return at + digits.Length;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination, int at)
    {
        destination[at++] = digits[0];
        if (digits.Length > 1)
        {
            destination[at++] = (byte)'.';
            digits[1..].CopyTo(destination[at..]);
            at += digits.Length - 1;
        }

        destination[at++] = (byte)'e';
        destination[at++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(destination[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }
}
