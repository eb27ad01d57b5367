namespace ActivityProtocol.Schema.Teams;

/// <summary>Buttons of an answer.</summary>
public class MessagingExtensionSuggestedAction
{
    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }
}
