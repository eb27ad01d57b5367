using PlanBot.Maintenance;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary>What <c>planbot restore</c> says when it is done.</summary>
internal static class RestoreReport
{
    /// <param name="output">Where to.</param>
    /// <param name="carried">What was carried over.</param>
    /// <param name="wasRead">Whether the database that was there could be read.</param>
    public static async Task WriteAsync(TextWriter output, CarriedOver carried, bool wasRead)
    {
        if (wasRead)
        {
            var rights = carried.Rights is { } count ? $", {BritishEnglish.Count(count, "right")} (roles, owners, calendar addresses) taken away again" : "";
            await output.WriteLineAsync($"Carried over from it: {BritishEnglish.Count(carried.Persons, "person", "persons")} erased again, texts of {BritishEnglish.Count(carried.Texts, "submission")} removed again, {BritishEnglish.Count(carried.Counters, "reference counter")} moved on, the outcome of {BritishEnglish.Count(carried.Posts, "post")}{rights}.");
            if (carried.Rights is null)
            {
                await output.WriteLineAsync($"It did not go on from this backup, so that nothing says what was taken away after it: look at planbot role list. {DatabaseRestore.ReferencesLeftOut} references of each kind are left out.");
            }
        }
        else
        {
            await output.WriteLineAsync($"The database that was there could not be read: {BritishEnglish.Count(carried.Persons, "person", "persons")} of --erased erased, {DatabaseRestore.ReferencesLeftOut} references of each kind left out so that none is given twice. Persons whom you erased after the backup and did not name are back: erase them again. So are roles, owners and calendar addresses that were taken away since: look at planbot role list.");
        }

        await output.WriteLineAsync("The outbox is held: nothing is sent unasked. Look at what waits with: planbot outbox. Let it go on with: planbot outbox release.");
    }
}
