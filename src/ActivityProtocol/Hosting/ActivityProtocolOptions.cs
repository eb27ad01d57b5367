using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>How the adapter treats turns. An addition.</summary>
public sealed class ActivityProtocolOptions
{
    /// <summary>After how long the bot shows that it is typing; null for never. One second where nothing is said.</summary>
    public TimeSpan? ShowTypingAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the activities of a conversation take their turns one after the other. Invokes never wait.</summary>
    public bool KeepConversationOrder { get; set; } = true;

    /// <summary>Whether activities that were delivered before are recognised (see <see cref="IRedeliveryFilter"/>).</summary>
    public bool RecogniseRedeliveries { get; set; } = true;

    /// <summary>How long turns have to end by themselves once the process is told to stop; new ones are turned away with 503.</summary>
    public TimeSpan FinishTurnsWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The apology for a turn that threw, from its activity and a reference number.</summary>
    public Func<Activity, string, string> Apology { get; set; } = TurnApology.DefaultSentence;
}
