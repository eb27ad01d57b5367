using System.Globalization;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>What one evaluation or expansion sees and has used up. Belongs to one thread.</summary>
internal sealed class EvaluationState
{
    private const int TimeCheckEvery = 128;

    private readonly long _deadline;
    private int _loops;
    private long _text;
    private int _untilTimeCheck = TimeCheckEvery;
    private Dictionary<string, Value>? _assigned;

    public EvaluationState(TemplateOptions options)
    {
        Options = options;
        Culture = options.Culture;
        var ticks = options.Limits.Timeout.TotalSeconds * options.TimeProvider.TimestampFrequency;
        _deadline = ticks >= long.MaxValue / 2 ? long.MaxValue : options.TimeProvider.GetTimestamp() + (long)ticks;
    }

    public TemplateOptions Options { get; }

    public CultureInfo Culture { get; }

    /// <summary>Whether names begin at <c>$data</c> and <c>$root</c> mean the template's; otherwise names begin at <see cref="Root"/>.</summary>
    public bool InTemplate { get; init; }

    public Value Root { get; set; }

    public Value Host { get; set; }

    public Value Data { get; set; }

    public Value Index { get; set; }

    public LocalFrame? Locals { get; set; }

    /// <summary>Whether a missing path becomes the text <c>${path}</c>. Off inside conditions.</summary>
    public bool Substitute { get; set; }

    /// <summary>What the caller wants in place of a missing path.</summary>
    public Func<string, object>? NullSubstitution { get; init; }

    /// <summary>How deep <c>stringOrValue</c> has been called from what it evaluated.</summary>
    public int Nesting { get; set; }

    public bool HasAssignments => _assigned is not null;

    public void Assign(string path, Value value) => (_assigned ??= new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase))[path] = value;

    public bool TryGetAssigned(string path, out Value value)
    {
        value = default;
        return _assigned is not null && _assigned.TryGetValue(path, out value);
    }

    /// <summary>What stands for a path that leads nowhere.</summary>
    public Value Missing(string path)
    {
        if (!Substitute)
        {
            return Value.Undefined;
        }

        var given = NullSubstitution?.Invoke(path);
        return given is null ? Value.FromString($"${{{path}}}") : ValueConversion.FromObject(given, Options.Limits.MaxDepth);
    }

    /// <summary>Counts rounds of a loop.</summary>
    /// <exception cref="AdaptiveTemplateLimitException">There were too many, or the time is up.</exception>
    public void CountLoops(int rounds)
    {
        if (rounds > Options.Limits.MaxLoopCount - _loops)
        {
            throw new AdaptiveTemplateLimitException($"More than {Options.Limits.MaxLoopCount} rounds of loops.");
        }

        _loops += rounds;
        _untilTimeCheck -= rounds;
        if (_untilTimeCheck <= 0)
        {
            CheckTime();
        }
    }

    /// <summary>Counts text that is about to be made.</summary>
    /// <exception cref="AdaptiveTemplateLimitException">There is too much of it, or the time is up.</exception>
    public void CountText(long characters)
    {
        _text += characters;
        if (_text > Options.Limits.MaxTextLength)
        {
            throw new AdaptiveTemplateLimitException($"Functions made more than {Options.Limits.MaxTextLength} characters of text.");
        }

        _untilTimeCheck -= 1 + (int)Math.Min(characters >> 10, TimeCheckEvery);
        if (_untilTimeCheck <= 0)
        {
            CheckTime();
        }
    }

    private void CheckTime()
    {
        _untilTimeCheck = TimeCheckEvery;
        if (Options.TimeProvider.GetTimestamp() > _deadline)
        {
            throw new AdaptiveTemplateLimitException($"It took longer than {Options.Limits.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds.");
        }
    }
}
