using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Health;
using PlanBot.People;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Health;

/// <summary>A secret that ends soon is said in the administrators' chats, in good time and not every day.</summary>
public sealed class CredentialWatchTests
{
    private const string FirstAdministrator = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrators_are_told_at_each_step_once_and_nobody_else()
    {
        await using var planBot = await StartAsync("2026-12-24");
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff);
        using var watch = ActivatorUtilities.CreateInstance<CredentialWatch>(planBot.Services);

        var told = new List<int>();
        for (var day = 0; day < 31; day++)
        {
            told.Add(await watch.LookAsync(Cancellation));
            planBot.Clock.AdjustTime(planBot.Clock.GetUtcNow().AddDays(1));
        }

        var posts = await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().Where(post => post.Topic == "credential-ends").OrderBy(post => post.Id).ToListAsync(Cancellation));
        Assert.Equal([TestPerson.Priya.ObjectId, FirstAdministrator], posts.Select(post => post.PersonObjectId).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(5 * 2, posts.Count);
        Assert.Equal(5, told.Count(count => count == 2));
        Assert.Contains("client secret ends on 24 December 2026, in ", posts[0].ActivityJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_administrator_is_told_in_the_own_language()
    {
        await using var planBot = await StartAsync("2026-12-24");
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);
        await planBot.InDatabaseAsync(db => db.Set<PersonRow>().Where(person => person.ObjectId == TestPerson.Priya.ObjectId).ExecuteUpdateAsync(update => update.SetProperty(person => person.Language, "cy"), Cancellation));
        using var watch = ActivatorUtilities.CreateInstance<CredentialWatch>(planBot.Services);

        await watch.LookAsync(Cancellation);

        var told = await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().Where(post => post.Topic == "credential-ends").ToDictionaryAsync(post => post.PersonObjectId, post => post.ActivityJson, Cancellation));
        Assert.Contains("24 Rhagfyr 2026", told[TestPerson.Priya.ObjectId], StringComparison.Ordinal);
        Assert.Contains("24 December 2026", told[FirstAdministrator], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-12-24")]
    [InlineData("2026-11-20")]
    public async Task Nobody_is_told_long_before_or_when_nothing_can_be_sent_any_more(string expires)
    {
        await using var planBot = await StartAsync(expires);
        using var watch = ActivatorUtilities.CreateInstance<CredentialWatch>(planBot.Services);

        Assert.Equal(0, await watch.LookAsync(Cancellation));
    }

    private static Task<PlanBotApplication> StartAsync(string expires) => PlanBotApplication.StartAsync(
        Today,
        null,
        ("MicrosoftAppId", "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11"),
        ("MicrosoftAppTenantId", TestPerson.Tenant),
        ("MicrosoftAppPassword", "not-a-secret-of-anybody"),
        ("MicrosoftAppPasswordExpires", expires),
        ("PlanBot:Administrators:0", $"{TestPerson.Tenant}/{FirstAdministrator}"));
}
