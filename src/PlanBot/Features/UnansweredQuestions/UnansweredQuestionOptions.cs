using System.ComponentModel.DataAnnotations;

namespace PlanBot.Features.UnansweredQuestions;

/// <summary>The settings under <c>PlanBot</c> about questions that could not be answered.</summary>
internal sealed class UnansweredQuestionOptions
{
    /// <summary>Whether the words are kept too; else they are only counted.</summary>
    public bool KeepUnansweredQuestions { get; set; }

    /// <summary>For how many days the words are kept.</summary>
    [Range(1, 365, ErrorMessage = "PlanBot:UnansweredQuestionDays is the number of days for which the words of a question are kept: 1 to 365.")]
    public int UnansweredQuestionDays { get; set; } = 30;
}
