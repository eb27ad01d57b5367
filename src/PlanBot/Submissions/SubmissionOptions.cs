using System.ComponentModel.DataAnnotations;

namespace PlanBot.Submissions;

/// <summary>The settings under <c>PlanBot:Submissions</c>.</summary>
internal sealed class SubmissionOptions
{
    public const string Section = "PlanBot:Submissions";

    /// <summary>Working days within which a partner should hear what was decided.</summary>
    [Range(1, 260, ErrorMessage = "PlanBot:Submissions:ReplyWithinWorkingDays is not a number of working days from 1 to 260.")]
    public int ReplyWithinWorkingDays { get; set; } = 20;

    /// <summary>Days for which a draft is kept that nobody touched.</summary>
    [Range(1, 3650, ErrorMessage = "PlanBot:Submissions:KeepDraftsDays is not a number of days from 1 to 3650.")]
    public int KeepDraftsDays { get; set; } = 180;

    /// <summary>Months after which what was decided or withdrawn loses texts, names and contacts; 0 to keep them.</summary>
    [Range(0, 600, ErrorMessage = "PlanBot:Submissions:KeepMonths is not a number of months from 0 to 600.")]
    public int KeepMonths { get; set; }
}
