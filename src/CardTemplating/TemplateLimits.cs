namespace CardTemplating;

/// <summary>
/// How far one expansion or evaluation may go before it stops with an <see cref="AdaptiveTemplateLimitException"/>.
/// The defaults are far above any card that Teams takes (28 KB) and low enough that hostile data cannot hurt.
/// An addition to what AdaptiveCards.Templating has. Setting a limit below one, or a time that is not positive, throws
/// <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed record TemplateLimits
{
    /// <summary>Deepest nesting of the template, of the data and of values in the output. 64 levels unless set.</summary>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxDepth));
            field = value;
        }
    } = 64;

    /// <summary>Most bytes of UTF-8 that an expansion may write. 16 MiB unless set.</summary>
    public int MaxOutputBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxOutputBytes));
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>
    /// Most rounds of all loops together: items of <c>$data</c>, of lambdas, of <c>range</c> and of other functions over
    /// collections. 1,000,000 unless set.
    /// </summary>
    public int MaxLoopCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxLoopCount));
            field = value;
        }
    } = 1_000_000;

    /// <summary>Most characters of text that functions may make in one expansion, all results together. 16 Mi unless set.</summary>
    public long MaxTextLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxTextLength));
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>Longest time that an expansion may take. 5 seconds unless set.</summary>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(Timeout));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time that one match of a regular expression may take. 250 milliseconds unless set.</summary>
    public TimeSpan RegexTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(RegexTimeout));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(250);
}
