namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="MessageReaction.Type"/>; any other is accepted as well.</summary>
public static class MessageReactionTypes
{
    /// <summary>Like.</summary>
    public const string Like = "like";

    /// <summary>Plus one.</summary>
    public const string PlusOne = "plusOne";
}
