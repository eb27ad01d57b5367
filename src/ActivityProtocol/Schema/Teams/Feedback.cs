using System.Text.Json;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>message/submitAction</c>: somebody pressed a thumb. An addition.</summary>
public sealed class FeedbackAction
{
    /// <summary><c>feedback</c>.</summary>
    public string? ActionName { get; set; }

    /// <summary>What was pressed and written.</summary>
    public FeedbackActionValue? ActionValue { get; set; }
}

/// <summary>A thumb and a comment. An addition.</summary>
public sealed class FeedbackActionValue
{
    /// <summary><c>like</c> or <c>dislike</c>.</summary>
    public string? Reaction { get; set; }

    /// <summary>The comment, as JSON in a text; see <see cref="FeedbackText"/>.</summary>
    public string? Feedback { get; set; }

    /// <summary>The comment; null where there is none.</summary>
    public string? FeedbackText()
    {
        if (string.IsNullOrEmpty(Feedback))
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(Feedback);
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("feedbackText", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        }
        catch (JsonException)
        {
            return Feedback;
        }
    }
}

/// <summary>The value of the invoke <c>message/fetchTask</c>: a thumb asks for the bot's own dialog. An addition.</summary>
public sealed class FeedbackDialogRequest
{
    /// <summary>What was pressed.</summary>
    public FeedbackAction? Data { get; set; }
}
