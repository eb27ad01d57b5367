using System.ComponentModel.DataAnnotations;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The settings under <c>PlanBot:Deadlines</c>: when a new subscription posts.</summary>
internal sealed class DeadlineOptions : IValidatableObject
{
    public const string Section = "PlanBot:Deadlines";

    private const int LongestLead = 366;

    private const int MostLeads = 12;

    private const int MostLateDays = 10;

    private static readonly int[] DefaultLeadDays = [28, 14, 7, 2, 0];

    /// <summary>Days before a deadline on which it is posted; 28, 14, 7, 2 and 0 where none are set.</summary>
    public IList<int> LeadDays { get; } = [];

    /// <summary>On how many working days what somebody must deliver is posted while it is late; 0 for none.</summary>
    public int LateDays { get; set; } = 3;

    /// <summary>The time of day in Europe/London before which nothing is posted.</summary>
    public TimeOnly PostFrom { get; set; } = new(9, 0);

    public LeadTimes LeadTimes => LeadTimes.Of(LeadDays.Count > 0 ? LeadDays : DefaultLeadDays, LateDays);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var days in LeadDays.Where(days => days is < 0 or > LongestLead))
        {
            yield return new($"{Section}:LeadDays holds {days}: write days before a deadline, from 0 to {LongestLead}.");
        }

        if (LeadDays.Count > MostLeads || LeadDays.Distinct().Count() != LeadDays.Count)
        {
            yield return new($"{Section}:LeadDays holds {LeadDays.Count} lead times: write at most {MostLeads}, each once.");
        }

        if (LateDays is < 0 or > MostLateDays)
        {
            yield return new($"{Section}:LateDays is {LateDays}: write a number of working days from 0 to {MostLateDays}.");
        }
    }
}
