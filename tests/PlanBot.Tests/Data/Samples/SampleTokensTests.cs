using PlanBot.Samples;

namespace PlanBot.Tests.Data.Samples;

public sealed class SampleTokensTests
{
    /// <summary>A Sunday, so that weeks show where they begin.</summary>
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("{today}", "2026-11-22")]
    [InlineData("{today+14}", "2026-12-06")]
    [InlineData("{today-30}", "2026-10-23")]
    [InlineData("{monday}", "2026-11-16")]
    [InlineData("{friday+2}", "2026-12-04")]
    [InlineData("{thursday+5}", "2026-12-24")]
    [InlineData("{thursday+5-8wd}", "2026-12-14")]
    [InlineData("{thursday-8wd}", "2026-11-09")]
    [InlineData("{thursday-1}", "2026-11-12")]
    [InlineData("{month-36}", "2023-11-01")]
    [InlineData("{monthend-9}", "2026-02-28")]
    [InlineData("{month+2:yyyy-MM}", "2027-01")]
    [InlineData("{season}", "2026-09-01")]
    [InlineData("{season+1}..{seasonend+1}", "2026-12-01..2027-02-28")]
    [InlineData("{seasonname+1}", "winter 2026 to 2027")]
    [InlineData("{seasonname+2}", "spring 2027")]
    [InlineData("week commencing {monday+6:d MMMM yyyy}", "week commencing 28 December 2026")]
    [InlineData("{tomorrow} {today+} {TODAY}", "{tomorrow} {today+} {TODAY}")]
    public void A_token_is_a_date_seen_from_the_day_of_loading(string written, string resolved) =>
        Assert.Equal(resolved, SampleTokens.Resolve(written, Today));

    [Theory]
    [InlineData("2027-01-15", "2026-12-01")]
    [InlineData("2027-02-28", "2026-12-01")]
    [InlineData("2027-03-01", "2027-03-01")]
    public void Winter_begins_in_December(string today, string season) =>
        Assert.Equal(season, SampleTokens.Resolve("{season}", DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
}
