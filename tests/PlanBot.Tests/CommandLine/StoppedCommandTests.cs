using PlanBot.CommandLine;
using PlanBot.Tests.Data;

namespace PlanBot.Tests.CommandLine;

public sealed class StoppedCommandTests
{
    [Fact]
    public async Task A_command_that_is_stopped_says_so_in_a_line_and_not_with_a_stack_trace()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var exitCode = await PlanBotCommandLine.RunAsync(["cards", "--out", folder.File("cards")], output, errors, new CancellationToken(canceled: true));

        Assert.Equal((130, "Stopped before it was done."), (exitCode, errors.ToString().Trim()));
    }
}
