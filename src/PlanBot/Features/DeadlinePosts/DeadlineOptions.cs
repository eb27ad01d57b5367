using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The settings under <c>PlanBot:Deadlines</c>: when a new subscription posts.</summary>
internal sealed class DeadlineOptions : IValidatableObject
{
    public const string Section = "PlanBot:Deadlines";

    public const int LongestLead = 365;

    public const int MostLeads = 12;

    public const int MostLateDays = 10;

    private static readonly int[] DefaultLeadDays = [28, 14, 7, 2, 0];

    /// <summary>
    /// Days before a deadline on which it is posted; 28, 14, 7, 2 and 0 where none are set. Texts, because a number
    /// that cannot be read would be dropped from a list without a word.
    /// </summary>
    public IList<string> LeadDays { get; } = [];

    /// <summary>On how many working days what somebody must deliver is posted while it is late; 0 for none.</summary>
    public int LateDays { get; set; } = 3;

    /// <summary>The time of day in Europe/London before which nothing is posted.</summary>
    public TimeOnly PostFrom { get; set; } = new(9, 0);

    /// <summary>The day of the weekly digest, Monday to Friday; nothing for none.</summary>
    public DayOfWeek? DigestDay { get; set; }

    public LeadTimes LeadTimes => LeadTimes.Of(LeadDays.Count > 0 ? LeadDays.Select(days => Read(days) ?? 0) : DefaultLeadDays, LateDays);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var days in LeadDays.Where(days => Read(days) is not (>= 0 and <= LongestLead)))
        {
            yield return new($"{Section}:LeadDays holds '{days}': write days before a deadline, from 0 to {LongestLead}.");
        }

        if (LeadDays.Count > MostLeads || LeadDays.Distinct().Count() != LeadDays.Count)
        {
            yield return new($"{Section}:LeadDays holds {LeadDays.Count} lead times: write at most {MostLeads}, each once.");
        }

        if (DigestDay is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return new($"{Section}:DigestDay is {DigestDay}: write a day from Monday to Friday, or leave it empty for no digest.");
        }

        if (LateDays is < 0 or > MostLateDays)
        {
            yield return new($"{Section}:LateDays is {LateDays}: write a number of working days from 0 to {MostLateDays}.");
        }
    }

    private static int? Read(string days) =>
        int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
