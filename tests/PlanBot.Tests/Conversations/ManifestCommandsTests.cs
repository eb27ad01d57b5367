using PlanBot.Packaging;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>What the app package offers to click, PlanBot understands.</summary>
public class ManifestCommandsTests
{
    [Fact]
    public async Task Every_command_and_prompt_of_the_manifest_is_understood()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2026, 11, 22));
        await planBot.ImportSampleAsync("northshire-2025-29");

        Assert.NotEmpty(TeamsAppManifest.Commands());
        var notUnderstood = new List<string>();
        foreach (var command in TeamsAppManifest.Commands())
        {
            var conversation = command.Scopes.Contains("personal") ? TestConversation.Personal(planBot, TestPerson.Priya) : TestConversation.Channel(planBot, TestPerson.Priya);
            var reply = await conversation.SayAsync(command.Message);
            if (reply.Activities.Count == 0 || reply.Text.Contains("I don't know", StringComparison.Ordinal))
            {
                notUnderstood.Add(command.Message);
            }
        }

        Assert.Empty(notUnderstood);
    }
}
