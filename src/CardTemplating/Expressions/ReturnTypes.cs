namespace CardTemplating.Expressions;

/// <summary>
/// What an expression can give, as far as is known when it is parsed. <see cref="Any"/> means: known at evaluation only, and
/// then no argument check refuses it.
/// </summary>
[Flags]
internal enum ReturnTypes : byte
{
    None = 0,
    Boolean = 1,
    Number = 2,
    Any = 4,
    Text = 8,
    Array = 16,
}
