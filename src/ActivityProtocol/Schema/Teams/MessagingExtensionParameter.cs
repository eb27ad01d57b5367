namespace ActivityProtocol.Schema.Teams;

/// <summary>A parameter of a query.</summary>
public class MessagingExtensionParameter
{
    /// <summary>The name; <c>initialRun</c> the first time.</summary>
    public string? Name { get; set; }

    /// <summary>The value; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Value { get; set; }
}
