using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Maintenance;

/// <summary>Erases a person from everything that PlanBot keeps, with what was last asked in each conversation.</summary>
internal sealed class PersonErasure(PersonalData data, PlanDbContext db)
{
    /// <returns>The references whose texts were removed; nothing where the person is not known.</returns>
    public async Task<IReadOnlyList<string>?> EraseAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        var speaker = objectId.ToLowerInvariant();
        await db.Set<ConversationState>().Where(state => state.SpeakerId == speaker).ExecuteDeleteAsync(cancellationToken);
        return await data.EraseAsync(tenantId, objectId, AuditActor.CommandLine, cancellationToken);
    }
}
