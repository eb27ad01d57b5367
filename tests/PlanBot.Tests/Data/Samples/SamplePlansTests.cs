using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.Samples;

/// <summary>The sample plans, in a file.</summary>
public sealed class SamplePlansOnSqliteTests() : SamplePlansTests(TestedDatabase.Sqlite);

/// <summary>The sample plans, on a server.</summary>
public sealed class SamplePlansOnPostgreSqlTests() : SamplePlansTests(TestedDatabase.PostgreSql);

public abstract class SamplePlansTests(TestedDatabase kind)
{
    private static readonly DateTimeOffset LoadTime = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_samples_load_once_and_only_where_there_is_no_plan()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind, new Clock(LoadTime));
        var samples = Samples(database, LoadTime);

        Assert.True(await samples.LoadIfEmptyAsync(Cancellation));
        var milestones = await MilestonesAsync(database);
        Assert.False(await Samples(database, LoadTime.AddDays(40)).LoadIfEmptyAsync(Cancellation));

        Assert.Equal(milestones, await MilestonesAsync(database));
        await using var context = database.Open();
        Assert.Equal([SamplePlans.Leicestershire, SamplePlans.Northshire], await context.Plans.Select(plan => plan.Id).OrderBy(id => id).ToListAsync(Cancellation));
        Assert.Equal(52, await context.Duties.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Nothing_is_loaded_beside_somebodys_own_plan()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind, new Clock(LoadTime));
        await using (var context = database.Open())
        {
            context.Plans.Add(new Plan { Id = "own-2025-29", Area = "own" });
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.False(await Samples(database, LoadTime).LoadIfEmptyAsync(Cancellation));
    }

    [Theory]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-28")]
    [InlineData("2026-06-21T23:30:00Z", "2026-06-22")]
    public async Task The_day_of_loading_is_the_day_in_London(string instant, string day)
    {
        var time = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        await using var database = await TemporaryDatabase.CreateAsync(kind, new Clock(time));

        await Samples(database, time).LoadIfEmptyAsync(Cancellation);

        await using var context = database.Open();
        var closes = await context.Milestones.SingleAsync(milestone => milestone.PlanId == SamplePlans.Northshire && milestone.Id == "consultation-closes", Cancellation);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(14), closes.Starts?.First);
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2027-01-01")]
    [InlineData("2027-03-31")]
    [InlineData("2028-02-29")]
    public async Task Every_sample_is_right_on_whatever_day_it_is_loaded_and_no_token_is_left(string day)
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var folder in SamplePlans.Folders)
        {
            var files = SamplePlans.Files(folder, today);
            Assert.All(files.Contents, file => Assert.DoesNotContain("{", Encoding.UTF8.GetString(file.Value.Span), StringComparison.Ordinal));

            var outcome = await database.Services.GetRequiredService<PlanImporter>().ImportAsync(files, new ImportOptions(), Cancellation);

            Assert.True(outcome is ImportOutcome.Imported, outcome is ImportOutcome.Rejected rejected ? string.Join('\n', rejected.Problems) : folder);
        }
    }

    [Fact]
    public async Task Northshire_holds_what_a_plan_can_hold()
    {
        await using var database = await NorthshireAsync();
        await using var context = database.Open();
        var plan = await context.Plans.SingleAsync(plan => plan.Id == SamplePlans.Northshire, Cancellation);
        var themes = await OfNorthshireAsync(context.Themes);
        var ambitions = await OfNorthshireAsync(context.Ambitions);
        var kpis = await OfNorthshireAsync(context.Kpis);
        var comparators = await OfNorthshireAsync(context.Comparators);
        var measurements = await OfNorthshireAsync(context.Measurements);
        var commitments = await OfNorthshireAsync(context.Commitments);

        Assert.True(plan.Fictional);
        Assert.Equal(("Northshire", "NOR"), (plan.AreaName, plan.AreaCode));
        Assert.Contains("example.org", plan.Contact, StringComparison.Ordinal);

        var current = ThemeVersions.InForce(ThemeVersions.Of(themes), Today)!.Themes.Select(theme => theme.Id).ToList();
        Assert.Equal(6, current.Count);
        var merged = Assert.Single(themes, theme => theme.Status == "merged");
        Assert.Equal(new DateOnly(2025, 11, 3), merged.ChangeDate?.First);
        Assert.NotEmpty(merged.ChangeNote);
        Assert.All(merged.SuccessorIds, successor => Assert.Contains(successor, current));

        Assert.Equal(12, (await OfNorthshireAsync(context.Headings)).Count);
        Assert.Equal(130, ambitions.Count);
        Assert.Equal(130, ambitions.Select(ambition => ambition.Summary).Distinct().Count());
        Assert.InRange(ambitions.Count(ambition => ambition.ThemeIdList.Count == 0), 5, 7);
        Assert.All(ambitions.SelectMany(ambition => ambition.ThemeIdList), theme => Assert.Contains(theme, current));
        Assert.All(ambitions, ambition => Assert.True(ambition is { Owner.Length: > 0, Status.Length: > 0, HeadingId.Length: > 0 }));
        Assert.All(current, theme => Assert.Contains(context.Outcomes, outcome => outcome.ThemeId == theme));

        Assert.Equal(24, kpis.Count);
        Assert.Equal(["activity", "input", "outcome"], kpis.Select(kpi => kpi.Kind).Distinct().Order());
        Assert.Equal(["", "higher", "lower"], kpis.Select(kpi => kpi.Better).Distinct().Order());
        Assert.All(kpis, kpi => Assert.Equal(36, measurements.Count(measurement => measurement.KpiId == kpi.Id)));
        Assert.Equal(new DateOnly(2026, 10, 31), measurements.Max(measurement => measurement.PeriodEnd!.Value.Last));
        Assert.Contains(measurements, measurement => measurement.Provisional);
        Assert.Contains(kpis, kpi => KpiReading.Of(kpi, measurements, comparators, Today).Stale);
        Assert.Contains(kpis, kpi => kpi.Visibility == "staff");

        Assert.Equal(
            ["average of years", "baseline", "most similar forces", "named year", "national", "previous year", "target"],
            comparators.Select(comparator => comparator.Kind).Distinct().Order());
        Assert.Contains(comparators, comparator => !comparator.Valid && comparator.Reason.Contains("pandemic", StringComparison.Ordinal));
        Assert.All(kpis, kpi => Assert.Contains(comparators, comparator => comparator.KpiId == kpi.Id));

        Assert.Equal(Enum.GetValues<DeliveryStatus>().Order(), commitments.Select(commitment => DeliveryStatuses.Of(commitment.Status)).Distinct().Order());
    }

    [Fact]
    public async Task Northshires_money_decisions_and_evidence_show_each_kind()
    {
        await using var database = await NorthshireAsync();
        await using var context = database.Open();
        var decisions = await OfNorthshireAsync(context.Decisions);
        var reallocations = await OfNorthshireAsync(context.Reallocations);
        var lines = await OfNorthshireAsync(context.CommissioningLines);
        var comments = await OfNorthshireAsync(context.ConsultationComments);
        var statutory = await OfNorthshireAsync(context.StatutoryEvidence);

        Assert.Contains(decisions, decision => decision.ReleasedGbp > 0
            && reallocations.Where(reallocation => reallocation.DecisionId == decision.Id).Sum(reallocation => reallocation.AmountGbp) == decision.ReleasedGbp);
        Assert.Contains(decisions, decision => decision.ReleasedGbp is null);
        Assert.Equal(["", "approximately", "exact", "over", "percent change", "range", "up to"], lines.Select(line => line.AmountKind).Distinct().Order());
        Assert.Equal(["addressed", "dealt with elsewhere", "not addressed", "partly addressed"], comments.Select(comment => comment.Disposition).Distinct().Order());
        Assert.Contains(statutory, evidence => evidence.Status == "not seen");
    }

    [Fact]
    public async Task Northshires_timetable_lies_around_the_day_of_loading()
    {
        await using var database = await NorthshireAsync();
        await using var context = database.Open();
        var milestones = await OfNorthshireAsync(context.Milestones);
        var meetings = (await OfNorthshireAsync(context.Meetings)).ToDictionary(meeting => meeting.Id);
        DateOnly? Counted(Milestone milestone) => MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales);

        Assert.Contains(milestones, milestone => Counted(milestone) == Today.AddDays(14));
        Assert.Contains(milestones, milestone => milestone.State == "done" && Counted(milestone) < Today && Counted(milestone) > Today.AddDays(-60));
        Assert.Contains(milestones, milestone => milestone.State == "planned" && MilestoneDates.NatureOf(milestone) is MilestoneNature.Due && Counted(milestone) < Today);
        Assert.Contains(milestones, milestone => milestone.Visibility == "staff");
        foreach (var precision in new[] { "week", "month", "season", "unknown" })
        {
            Assert.Contains(milestones, milestone => milestone.Precision == precision);
        }

        var papers = milestones.Where(milestone => milestone.WorkingDaysBefore is not null).ToList();
        Assert.NotEmpty(papers);
        Assert.All(papers, paper => Assert.Equal(
            WorkingDays.EnglandAndWales.Before(meetings[paper.MeetingId].Starts!.Value.First, paper.WorkingDaysBefore!.Value),
            paper.Starts!.Value.First));
    }

    [Fact]
    public async Task Northshires_themes_come_out_green_amber_red_and_not_rated()
    {
        await using var database = await NorthshireAsync();
        await using var context = database.Open();
        var themes = ThemeVersions.InForce(ThemeVersions.Of(await OfNorthshireAsync(context.Themes)), Today)!.Themes;
        var kpis = await OfNorthshireAsync(context.Kpis);
        var measurements = await OfNorthshireAsync(context.Measurements);
        var comparators = await OfNorthshireAsync(context.Comparators);
        var commitments = await OfNorthshireAsync(context.Commitments);
        var ambitions = await OfNorthshireAsync(context.Ambitions);

        var ratings = themes.ToDictionary(theme => theme.Id, theme => StatusRule.Of(null).Rate(
            theme,
            [.. kpis.Where(kpi => kpi.ThemeId == theme.Id).Select(kpi => KpiReading.Of(kpi, measurements, comparators, Today))],
            [.. commitments.Where(commitment => commitment.ThemeId == theme.Id)],
            [.. ambitions.Where(ambition => ambition.ThemeIdList.Contains(theme.Id))],
            Today));

        Assert.Equal(
            "victims Amber rule, vawg Amber person, neighbourhoods Green rule, roads NotRated rule, serious-violence Red rule, trust Green rule",
            string.Join(", ", ratings.Select(rating => $"{rating.Key} {rating.Value.Rating} {(rating.Value.SetByPerson ? "person" : "rule")}")));
    }

    private async Task<TemporaryDatabase> NorthshireAsync()
    {
        var database = await TemporaryDatabase.CreateAsync(kind, new Clock(LoadTime));
        await Samples(database, LoadTime).LoadIfEmptyAsync(Cancellation);
        return database;
    }

    private static SamplePlans Samples(TemporaryDatabase database, DateTimeOffset now) => new(
        database.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>(),
        database.Services.GetRequiredService<PlanImporter>(),
        new Clock(now),
        NullLogger<SamplePlans>.Instance);

    private static Task<List<TRow>> OfNorthshireAsync<TRow>(IQueryable<TRow> rows)
        where TRow : PlanRow =>
        rows.Where(row => row.PlanId == SamplePlans.Northshire).OrderBy(row => row.Ordinal).ToListAsync(Cancellation);

    private static async Task<string> MilestonesAsync(TemporaryDatabase database) =>
        (await database.Services.GetRequiredService<PlanExporter>().WriteAsync(SamplePlans.Northshire, Cancellation))
        .Single(file => file.Name == "milestones.csv").Text;

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
