namespace ActivityProtocol.Schema;

/// <summary>Mentions in a message.</summary>
public static class ActivityExtensions
{
    /// <summary>Whether the message mentions the account with <paramref name="id"/>.</summary>
    public static bool MentionsId(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Array.Exists(activity.GetMentions(), mention => mention.Mentioned?.Id == id);
    }

    /// <summary>Whether the message mentions its recipient, the bot.</summary>
    public static bool MentionsRecipient(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id && activity.MentionsId(id);
    }

    /// <summary>Takes the mention of the bot out of the text, and returns the text.</summary>
    public static string? RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;
    }

    /// <summary>Takes the mentions of <paramref name="id"/> out of the text, trims it, and returns it.</summary>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Text is null)
        {
            return null;
        }

        foreach (var mention in activity.GetMentions())
        {
            if (mention.Mentioned?.Id != id)
            {
                continue;
            }

            // Teams repeats the text of the mention in the entity; other clients leave it out.
            var written = string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned.Name}</at>" : mention.Text;
            activity.Text = activity.Text.Replace(written, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}

/// <summary>The language of an activity.</summary>
public static class IActivityExtensions
{
    /// <summary>The language tag, or null.</summary>
    public static string? GetLocale(this IActivity activity) => (activity as Activity)?.Locale;

    /// <summary>Sets the language tag.</summary>
    public static void SetLocale(this IActivity activity, string? locale)
    {
        if (activity is Activity concrete)
        {
            concrete.Locale = locale;
        }
    }
}
