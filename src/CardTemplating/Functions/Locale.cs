using System.Globalization;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>The locale that a function is given, or the default.</summary>
internal static class Locale
{
    /// <param name="arguments">The function's arguments.</param>
    /// <param name="position">Where the locale would be; anything but a text there is ignored, as in the official engine.</param>
    /// <param name="fallback">What holds without one.</param>
    /// <param name="culture">The locale.</param>
    /// <returns>False when a locale is named that does not exist.</returns>
    public static bool TryGet(ReadOnlySpan<Value> arguments, int position, CultureInfo fallback, out CultureInfo culture)
    {
        culture = fallback;
        if (arguments.Length <= position || !arguments[position].IsString)
        {
            return true;
        }

        try
        {
            culture = CultureInfo.GetCultureInfo(arguments[position].AsString);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    public static Value Unknown(in Value name) => Value.FromError($"{ValueText.ToText(name)} is not a locale.");
}
