namespace ActivityProtocol.Schema;

/// <summary>The <c>Action.Execute</c> that was pressed.</summary>
public class AdaptiveCardInvokeAction
{
    /// <summary><c>Action.Execute</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The action's id.</summary>
    public string? Id { get; set; }

    /// <summary>The action's verb, as the client says.</summary>
    public string? Verb { get; set; }

    /// <summary>The action's data and the card's inputs, as the client says; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Data { get; set; }
}
