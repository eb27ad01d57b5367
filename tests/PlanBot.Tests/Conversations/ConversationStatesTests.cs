using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Recognition;
using PlanBot.Tests.Support;
using PlanBot.Turns;

namespace PlanBot.Tests.Conversations;

/// <summary>With the database in a file.</summary>
public sealed class ConversationStatesTests() : ConversationStatesOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class ConversationStatesOnPostgreSqlTests() : ConversationStatesOn(TestedDatabase.PostgreSql);

/// <summary>What was asked last is remembered once, whoever is faster; a database that fails is no faster turn.</summary>
public abstract class ConversationStatesOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Turn Asked = new(Person.Unknown, "c", ConversationScope.Personal, null, Today) { ThreadId = "c", SpeakerId = "tom" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_turns_in_the_same_moment_the_faster_one_is_remembered()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await using var scope = planBot.Services.CreateAsyncScope();
        Task? faster = null;
        scope.ServiceProvider.GetRequiredService<PlanDbContext>().SavingChanges += (_, _) => (faster ??= Task.Run(() => RememberAsync(planBot, Intents.ThemeList), Cancellation)).GetAwaiter().GetResult();

        await scope.ServiceProvider.GetRequiredService<ConversationStates>().RememberAsync(Asked, Question(Intents.ThemeStatus), Cancellation);

        Assert.Equal(Intents.ThemeList, (await planBot.InScopeAsync<ConversationStates, RecognizedQuestion?>(states => states.FindAsync(Asked, Cancellation)))?.Intent);
    }

    [Fact]
    public async Task A_database_that_cannot_write_is_a_fault_of_the_turn()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await using var scope = planBot.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PlanDbContext>().SavingChanges += (_, _) => throw new DbUpdateException("The disk is full.");

        await Assert.ThrowsAsync<DbUpdateException>(() => scope.ServiceProvider.GetRequiredService<ConversationStates>().RememberAsync(Asked, Question(Intents.ThemeStatus), Cancellation));
    }

    private static Task<bool> RememberAsync(PlanBotApplication planBot, string intent) => planBot.InScopeAsync<ConversationStates, bool>(async states =>
    {
        await states.RememberAsync(Asked, Question(intent), Cancellation);
        return true;
    });

    private static RecognizedQuestion Question(string intent) => new() { Intent = intent, Score = 1 };
}
