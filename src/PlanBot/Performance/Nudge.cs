using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Performance;

/// <summary>How often an owner wants to be asked.</summary>
internal enum NudgeRhythm
{
    /// <summary>As often as each record asks for it: a KPI's frequency, the plan's days for a promise.</summary>
    ByRecord,

    Week,
    TwoWeeks,
    Month,
    Quarter,
    Off,
}

/// <summary>Rhythms in words.</summary>
internal static class NudgeRhythms
{
    public static string InWords(this NudgeRhythm rhythm) => rhythm switch
    {
        NudgeRhythm.Week => PerformanceTexts.AtMostEveryWeek,
        NudgeRhythm.TwoWeeks => PerformanceTexts.AtMostEveryTwoWeeks,
        NudgeRhythm.Month => PerformanceTexts.AtMostEveryMonth,
        NudgeRhythm.Quarter => PerformanceTexts.AtMostEveryQuarter,
        NudgeRhythm.Off => PerformanceTexts.NotAtAll,
        _ => PerformanceTexts.AsOftenAsEachRecordAsks,
    };

    /// <summary>The first day on which a record may be asked about again.</summary>
    public static DateOnly Next(this NudgeRhythm rhythm, DateOnly after, OwnedRecord record) => rhythm switch
    {
        NudgeRhythm.Week => after.AddDays(7),
        NudgeRhythm.TwoWeeks => after.AddDays(14),
        NudgeRhythm.Month => after.AddMonths(1),
        NudgeRhythm.Quarter => after.AddMonths(3),
        NudgeRhythm.Off => DateOnly.MaxValue,
        _ => record.Months > 0 ? after.AddMonths(record.Months) : after.AddDays(record.Days),
    };
}

/// <summary>How often a person wants to be asked, and not before which day; who has no row is asked as often as each record asks for it.</summary>
internal sealed class NudgeSetting
{
    public Guid PersonKey { get; set; }

    public NudgeRhythm Rhythm { get; set; }

    /// <summary>The day from which the person is asked again; nothing for no pause.</summary>
    public DateOnly? PausedUntil { get; set; }
}

/// <summary>That a person was asked about a record: when last, by which post, and whether the person answered with its card.</summary>
internal sealed class NudgedRecord
{
    public Guid PersonKey { get; set; }

    public string PlanId { get; set; } = "";

    /// <summary>One of <see cref="UpdateKinds"/>.</summary>
    public string Kind { get; set; } = "";

    public string RecordId { get; set; } = "";

    public DateOnly NudgedOn { get; set; }

    /// <summary>The key of the post in the outbox.</summary>
    public string PostKey { get; set; } = "";

    public DateTime? AnsweredAtUtc { get; set; }
}

internal sealed class NudgeSettingConfiguration : IEntityTypeConfiguration<NudgeSetting>
{
    public void Configure(EntityTypeBuilder<NudgeSetting> builder)
    {
        builder.ToTable("NudgeSettings");
        builder.HasKey(setting => setting.PersonKey);
        builder.Property(setting => setting.PersonKey).ValueGeneratedNever();
    }
}

internal sealed class NudgedRecordConfiguration : IEntityTypeConfiguration<NudgedRecord>
{
    public void Configure(EntityTypeBuilder<NudgedRecord> builder)
    {
        builder.ToTable("NudgedRecords");
        builder.HasKey(record => new { record.PersonKey, record.PlanId, record.Kind, record.RecordId });
        builder.HasIndex(record => record.PostKey);
    }
}
