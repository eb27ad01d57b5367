using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Health;

/// <summary>The channels and group chats that PlanBot knows are still open to it.</summary>
internal sealed class ConversationsCheck(PlanDbContext db) : InstallationCheck
{
    private const int Named = 3;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (!await db.IsUpToDateAsync(cancellationToken))
        {
            return [Finding.Ok("Not looked at: the database is not up to date.")];
        }

        // Whoever takes PlanBot out, archives a team or deletes a channel wants it so; where something was posted, an administrator has been told.
        List<ConversationLoss?> wanted = [ConversationLoss.Removed, ConversationLoss.Deleted, ConversationLoss.Archived];
        var shared = db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.Type != ConversationTypes.Personal);
        var left = await shared.CountAsync(conversation => conversation.GoneAtUtc != null && wanted.Contains(conversation.Loss), cancellationToken);
        var gone = await shared
            .Where(conversation => conversation.GoneAtUtc != null && !wanted.Contains(conversation.Loss))
            .OrderByDescending(conversation => conversation.GoneAtUtc)
            .Select(conversation => new { conversation.Id, conversation.TeamName, conversation.Name })
            .ToListAsync(cancellationToken);
        if (gone.Count == 0)
        {
            var open = await shared.CountAsync(cancellationToken) - left;
            var more = left == 0 ? "" : $" {left} more {(left == 1 ? "was" : "were")} deleted or archived, or PlanBot was taken out.";
            return [Finding.Ok($"{BritishEnglish.Count(open, "channel or group chat", "channels and group chats")}, all open to PlanBot.{more}")];
        }

        var names = string.Join("; ", gone.Take(Named).Select(conversation => NameOf(conversation.Id, conversation.TeamName, conversation.Name))) + (gone.Count > Named ? "; …" : "");
        return [Finding.Warning("", $"{BritishEnglish.Count(gone.Count, "channel or group chat", "channels and group chats")} closed to PlanBot: {names}", "Where its posts are missed, add the app there again.")];
    }

    /// <summary>As people know it; a channel without a name of its own is the team's General, and a chat has only its id.</summary>
    private static string NameOf(string id, string team, string channel)
    {
        var names = string.Join(", ", new[] { team, channel }.Where(name => name.Length > 0));
        return names.Length > 0 ? names : id;
    }
}
