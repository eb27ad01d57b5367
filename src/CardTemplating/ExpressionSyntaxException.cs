namespace CardTemplating;

/// <summary>
/// An expression cannot be parsed: it breaks the grammar, calls a function that does not exist, or gives a function
/// arguments that it cannot take. AdaptiveExpressions throws <c>System.Data.SyntaxErrorException</c> or a bare exception here.
/// </summary>
public sealed class ExpressionSyntaxException : FormatException
{
    /// <summary>Creates the exception.</summary>
    public ExpressionSyntaxException()
    {
    }

    /// <summary>Creates the exception with a message that says what was expected.</summary>
    public ExpressionSyntaxException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ExpressionSyntaxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a message and the place of the fault.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    /// <param name="position">Where in the expression's text, counted in characters from 0.</param>
    public ExpressionSyntaxException(string message, int position)
        : base(message) => Position = position;

    /// <summary>Where in the expression's text the fault is, counted in characters from 0.</summary>
    public int Position { get; }
}
