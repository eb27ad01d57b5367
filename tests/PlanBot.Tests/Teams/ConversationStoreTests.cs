using Microsoft.EntityFrameworkCore;
using PlanBot.Teams;
using PlanBot.Tests.Data;

namespace PlanBot.Tests.Teams;

/// <summary>What becomes of a conversation, and who is told.</summary>
public sealed class ConversationStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_telling_failed_it_is_told_the_next_time()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            db.Add(new Conversation { Id = "19:steering@thread.tacv2", Type = ConversationTypes.Channel });
            await db.SaveChangesAsync(Cancellation);
        }

        var listener = new FailingOnce();

        await Assert.ThrowsAsync<TimeoutException>(() => MarkAsync(store => store.MarkGoneAsync("19:steering@thread.tacv2", ConversationLoss.Removed, Cancellation)));
        Assert.False(await IsGoneAsync());
        await MarkAsync(store => store.MarkGoneAsync("19:steering@thread.tacv2", ConversationLoss.Removed, Cancellation));
        await MarkAsync(store => store.MarkGoneAsync("19:steering@thread.tacv2", ConversationLoss.Removed, Cancellation));
        Assert.True(await IsGoneAsync());
        listener.Fails = true;
        await Assert.ThrowsAsync<TimeoutException>(() => MarkAsync(store => store.MarkBackAsync("19:steering@thread.tacv2", Cancellation)));
        await MarkAsync(store => store.MarkBackAsync("19:steering@thread.tacv2", Cancellation));

        Assert.Equal(["gone", "back"], listener.Told);
        Assert.False(await IsGoneAsync());

        async Task MarkAsync(Func<ConversationStore, Task> mark)
        {
            await using var db = database.Open();
            await mark(new(db, [listener], TimeProvider.System));
        }

        async Task<bool> IsGoneAsync()
        {
            await using var db = database.Open();
            return (await db.Set<Conversation>().AsNoTracking().SingleAsync(Cancellation)).GoneAtUtc is not null;
        }
    }

    private sealed class FailingOnce : IConversationListener
    {
        public bool Fails { get; set; } = true;

        public List<string> Told { get; } = [];

        public Task GoneAsync(Conversation conversation, CancellationToken cancellationToken) => TellAsync("gone");

        public Task BackAsync(Conversation conversation, CancellationToken cancellationToken) => TellAsync("back");

        private Task TellAsync(string what)
        {
            if (Fails)
            {
                Fails = false;
                throw new TimeoutException();
            }

            Told.Add(what);
            return Task.CompletedTask;
        }
    }
}
