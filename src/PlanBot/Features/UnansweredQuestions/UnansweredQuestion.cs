using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.UnansweredQuestions;

/// <summary>A kind of question that PlanBot could not answer, and how often since staff last dealt with it.</summary>
internal sealed class UnansweredQuestion
{
    /// <summary>Plan, intent and the reason of the refusal, such as <c>northshire-2025-29:out-of-scope:opinion</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>Empty where no plan was chosen.</summary>
    public string PlanId { get; set; } = "";

    public string Intent { get; set; } = "";

    /// <summary>Why it was refused; empty where PlanBot did not understand it or had no data.</summary>
    public string Scope { get; set; } = "";

    public int Count { get; set; }

    public DateTime FirstAtUtc { get; set; }

    public DateTime LastAtUtc { get; set; }

    public DateTime? DealtWithAtUtc { get; set; }

    /// <summary>The key of the person who dealt with it, or <c>command line</c>.</summary>
    public string DealtWithBy { get; set; } = "";
}

/// <summary>The words of one of them, kept only where an administrator switched that on, and for a time.</summary>
internal sealed class UnansweredWords
{
    public Guid Id { get; set; }

    public string QuestionId { get; set; } = "";

    public string Words { get; set; } = "";

    public DateTime AskedAtUtc { get; set; }
}

internal sealed class UnansweredQuestionConfiguration : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> builder) => builder.HasKey(question => question.Id);
}

internal sealed class UnansweredWordsConfiguration : IEntityTypeConfiguration<UnansweredWords>
{
    public void Configure(EntityTypeBuilder<UnansweredWords> builder)
    {
        builder.HasIndex(words => words.QuestionId);
        builder.HasIndex(words => words.AskedAtUtc);
    }
}
