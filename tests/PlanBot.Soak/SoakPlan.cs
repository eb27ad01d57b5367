using System.Globalization;
using System.Text;

namespace PlanBot.Soak;

/// <summary>A plan that is imported again and again: its deadlines move each time, and one is new.</summary>
internal sealed class SoakPlan(string folder, DateOnly today)
{
    public const string Id = "soakshire-2026";

    private int _version;

    public string Folder => folder;

    /// <summary>Writes the next version.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        _version++;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "plan.csv"),
            $"plan_id,area,title,period_start,period_end,commissioner,force,panel,first_published,revised_published,status,note,source\n{Id},soakshire,Police and Crime Plan,2026-01,2029-12,,,,,,current,,soak\n",
            cancellationToken);
        var milestones = new StringBuilder("milestone_id,date_start,date_end,precision,event,body,kind,state_in_source,note,source\n");
        for (var number = 0; number < _version; number++)
        {
            // All fall on the first lead time, so that each is posted at once, and the one before moves by a day and back.
            var moved = number == _version - 2 ? _version % 2 : 0;
            var day = today.AddDays(2 - moved).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            milestones.Append(CultureInfo.InvariantCulture, $"d{number},{day},{day},day,Paper {number + 1} due,Panel,paper due,planned,,soak\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "milestones.csv"), milestones.ToString(), cancellationToken);
    }
}
