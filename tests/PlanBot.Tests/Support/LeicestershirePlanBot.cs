namespace PlanBot.Tests.Support;

/// <summary>One PlanBot with Leicestershire's plan of 2013, as at the day of JARAP's paper, for all tests of a class that only ask.</summary>
public sealed class LeicestershirePlanBot : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;

    public async ValueTask InitializeAsync() => _planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2013, 6, 26));

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    /// <summary>Asks in a conversation of its own, so that no question leans on another.</summary>
    internal Task<TestReply> AskAsync(string question) =>
        new TestConversation(_planBot, TestPerson.Tom, "personal", $"a:{Guid.NewGuid():N}").SayAsync(question);
}
