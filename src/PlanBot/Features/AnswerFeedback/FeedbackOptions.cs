using System.ComponentModel.DataAnnotations;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>The settings under <c>PlanBot:Feedback</c>.</summary>
internal sealed class FeedbackOptions
{
    public const string Section = "PlanBot:Feedback";

    /// <summary>For how many days after an answer its thumbs count.</summary>
    [Range(1, 365, ErrorMessage = "PlanBot:Feedback:AnswerDays is the number of days for which an answer can be rated: 1 to 365.")]
    public int AnswerDays { get; set; } = 30;

    /// <summary>For how many days what people pressed is kept.</summary>
    [Range(1, 3660, ErrorMessage = "PlanBot:Feedback:KeepDays is the number of days for which feedback is kept: 1 to 3660.")]
    public int KeepDays { get; set; } = 365;
}
