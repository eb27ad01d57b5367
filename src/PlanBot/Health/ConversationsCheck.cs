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

        var shared = db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.Type != ConversationTypes.Personal);
        var gone = await shared.Where(conversation => conversation.GoneAtUtc != null).OrderByDescending(conversation => conversation.GoneAtUtc).Select(conversation => conversation.Id).ToListAsync(cancellationToken);
        if (gone.Count == 0)
        {
            return [Finding.Ok($"{BritishEnglish.Count(await shared.CountAsync(cancellationToken), "channel or group chat", "channels and group chats")}, all open to PlanBot.")];
        }

        var names = string.Join(", ", gone.Take(Named)) + (gone.Count > Named ? ", …" : "");
        return [Finding.Warning("", $"{BritishEnglish.Count(gone.Count, "channel or group chat", "channels and group chats")} closed to PlanBot: {names}", "Where its posts are missed, add the app there again.")];
    }
}
