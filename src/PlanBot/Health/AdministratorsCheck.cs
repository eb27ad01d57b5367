using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>Somebody may grant roles.</summary>
internal sealed class AdministratorsCheck(PlanDbContext db, IOptions<PeopleOptions> options) : InstallationCheck
{
    private const string Setting = "PlanBot:Administrators";

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var granted = await db.IsUpToDateAsync(cancellationToken)
            ? await db.Set<RoleAssignment>().CountAsync(assignment => assignment.Role == Role.Administrator, cancellationToken)
            : 0;
        var count = options.Value.Administrators.Count + granted;
        return [count == 0
            ? Finding.Warning(Setting, "There is no administrator.", "Write yourself in as tenant id/object id, so that you can grant roles in the chat.")
            : Finding.Ok($"{BritishEnglish.Count(count, "administrator")}.", Setting)];
    }
}
