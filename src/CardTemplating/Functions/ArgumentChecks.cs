using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Checks of evaluated arguments. Null and missing count as the empty text, as in the .NET engine.</summary>
internal static class ArgumentChecks
{
    public static string? Number(in Value value, ExpressionNode argument, int position) =>
        value.IsNumber ? null : $"{argument} is not a number.";

    public static string? WholeNumber(in Value value, ExpressionNode argument, int position) =>
        value.IsWholeNumber ? null : $"{argument} is not an integer.";

    public static string? Divisor(in Value value, ExpressionNode argument, int position) =>
        !value.IsNumber ? $"{argument} is not a number."
        : position > 0 && value.AsDouble == 0 ? $"Cannot divide by 0 from {argument}."
        : null;

    public static string? NumberOrTextOrNull(in Value value, ExpressionNode argument, int position) =>
        value.IsNumber || value.IsString || value.IsNullOrUndefined ? null : $"{argument} is neither a number nor a text.";

    public static string? Text(in Value value, ExpressionNode argument, int position) =>
        value.IsString ? null : $"{argument} is not a text.";

    public static string? TextOrNull(in Value value, ExpressionNode argument, int position) =>
        value.IsString || value.IsNullOrUndefined ? null : $"{argument} is not a text.";

    public static string? TextOrMissing(in Value value, ExpressionNode argument, int position) =>
        value.IsString || value.IsUndefined ? null : $"{argument} is not a text.";

    public static string? List(in Value value, ExpressionNode argument, int position) =>
        value.IsArray ? null : $"{argument} is not a list.";

    public static string? NumberList(in Value value, ExpressionNode argument, int position) =>
        value.IsArray && AllNumbers(value) ? null : $"{argument} is not a list of numbers.";

    public static string? NumberOrNumberList(in Value value, ExpressionNode argument, int position) =>
        value.IsNumber || (value.IsArray && AllNumbers(value)) ? null : $"{argument} is neither a number nor a list of numbers.";

    public static string? Container(in Value value, ExpressionNode argument, int position) =>
        value.IsString || value.IsArray || value.IsObject || value.Kind == ValueKind.Binary ? null : $"{argument} must be a text, a list or an object.";

    public static string? ContainerOrNull(in Value value, ExpressionNode argument, int position) =>
        value.IsNullOrUndefined ? null : Container(value, argument, position);

    public static string? NotNull(in Value value, ExpressionNode argument, int position) =>
        value.IsNullOrUndefined ? $"{argument} is null." : null;

    /// <summary>The text of a text argument; empty for null and missing.</summary>
    public static string TextOf(in Value value) => value.IsString ? value.AsString : string.Empty;

    private static bool AllNumbers(in Value list)
    {
        foreach (var item in list.EnumerateItems())
        {
            if (!item.IsNumber)
            {
                return false;
            }
        }

        return true;
    }
}
