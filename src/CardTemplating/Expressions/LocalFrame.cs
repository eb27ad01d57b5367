using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>The name that a lambda gives to the current item, and what was visible around it.</summary>
internal sealed class LocalFrame(string name, LocalFrame? outer)
{
    public string Name { get; } = name;

    public LocalFrame? Outer { get; } = outer;

    /// <summary>The current item; one frame serves all rounds of a loop.</summary>
    public Value Item { get; set; }
}
