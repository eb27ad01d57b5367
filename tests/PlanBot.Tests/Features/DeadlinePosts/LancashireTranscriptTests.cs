using System.Text;
using ActivityProtocol.Testing;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>
/// The timetable by which Lancashire made its plan in 2016, run from June to September with a moving clock: what a channel
/// would have seen, kept as a text that a person can read and agree with.
/// </summary>
public sealed class LancashireTranscriptTests
{
    private static readonly DateOnly First = new(2016, 6, 13);
    private static readonly DateOnly Last = new(2016, 9, 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_sees_what_the_transcript_says()
    {
        await using var planBot = await PlanBotApplication.StartAsync(First, null);
        var folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "plans", "lancashire-2016-timetable");
        Assert.IsType<ImportOutcome.Imported>(await planBot.Services.GetRequiredService<PlanImporter>().ImportAsync(folder, new ImportOptions(), Cancellation));
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "lancashire");
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        var transcript = new StringBuilder();
        var seen = planBot.Channel.Calls.Count;
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            for (var minute = 1; minute <= 2; minute++)
            {
                await planBot.TickAtAsync(day, new TimeOnly(9, minute));
            }

            var calls = planBot.Channel.Calls.Skip(seen).ToList();
            seen += calls.Count;
            if (calls.Count > 0)
            {
                transcript.Append(BritishEnglish.Weekday(day)).Append('\n');
                calls.ForEach(call => transcript.Append("  ").Append(InWords(call)).Append('\n'));
            }
        }

        // What it would be now stands beside what was agreed, for somebody to read and agree with anew.
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "transcripts", "lancashire-2016.now.txt"), transcript.ToString(), Cancellation);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "transcripts", "lancashire-2016.txt"), Cancellation),
            transcript.ToString());
    }

    private static string InWords(ChannelCall call) => call switch
    {
        { Kind: ChannelCallKind.CreateConversation, Activity.Attachments.Count: > 0 } => $"new card:       {call.Activity.Summary}",
        { Kind: ChannelCallKind.CreateConversation } => $"message:        {call.Activity!.Text!.Replace("\n\n", "\n                  ", StringComparison.Ordinal)}",
        { Kind: ChannelCallKind.Update } => $"card put right: {call.Activity!.Summary}",
        _ => $"reply:          {call.Activity!.Text}",
    };
}
