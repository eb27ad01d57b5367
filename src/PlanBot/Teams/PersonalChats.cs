using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Teams;

/// <summary>Where what is for one person alone is sent.</summary>
internal static class PersonalChats
{
    /// <summary>The personal chat with somebody, untracked, where PlanBot is in one.</summary>
    public static Task<Conversation?> FindPersonalAsync(this PlanDbContext db, string tenantId, string objectId, CancellationToken cancellationToken) =>
        db.Set<Conversation>().AsNoTracking().FirstOrDefaultAsync(
            row => row.TenantId == tenantId && row.PersonObjectId == objectId && row.Type == ConversationTypes.Personal && row.GoneAtUtc == null,
            cancellationToken);
}
