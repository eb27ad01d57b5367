using System.CommandLine;
using System.Text.Json.Nodes;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using Spectre.Console;

namespace PlanBot.CommandLine;

/// <summary><c>planbot chat</c>: a conversation in the terminal with the same bot.</summary>
internal static class ChatCommand
{
    /// <summary>No tenant of Microsoft Entra ID is called that, so the roles given here open nothing in Teams.</summary>
    private const string Tenant = "terminal";

    private const string Person = "you";

    public static Command Create()
    {
        var role = new Option<Role>("--role") { Description = "Speak with the rights of a Reader, PanelMember, Partner, SteeringGroupMember, Staff or Administrator.", DefaultValueFactory = _ => Role.Partner };
        var asAt = CommonOptions.AsAt();
        var command = new Command("chat", "Talk to the bot in the terminal.") { role, asAt };
        command.SetAction((parsed, cancellationToken) => ChatAsync(CommonOptions.Settings(parsed, asAt), parsed.GetValue(role), cancellationToken));
        return command;
    }

    private static async Task<int> ChatAsync(Dictionary<string, string?> settings, Role role, CancellationToken cancellationToken)
    {
        await using var app = PlanBotHost.CreateBuilder(settings, quiet: true).Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        if (app.Environment.IsDevelopment())
        {
            await app.Services.GetRequiredService<SamplePlans>().LoadIfEmptyAsync(cancellationToken);
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PeopleDirectory>()
                .GrantAsync(Tenant, Person, RoleAssignment.EveryArea, role, "The terminal", AuditActor.Part("planbot chat"), cancellationToken);
        }

        var conversation = new BotConversation(app.Services, "terminal", Tenant, Person);
        AnsiConsole.MarkupLine("[grey]Type a question, the number of a button, or \"quit\". Try: what's the status of the victims theme?[/]");
        IReadOnlyList<TerminalButton> buttons = [];
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line is "quit" or "exit")
            {
                break;
            }

            if (line.Length == 0)
            {
                continue;
            }

            var reply = int.TryParse(line, out var number) && number >= 1 && number <= buttons.Count
                ? await PressAsync(conversation, buttons[number - 1], cancellationToken)
                : await conversation.SayAsync(line, cancellationToken);
            buttons = reply is null ? buttons : Show(reply);
        }

        return 0;
    }

    private static async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        AnsiConsole.Markup("[bold]> [/]");
        return (await Console.In.ReadLineAsync(cancellationToken))?.Trim();
    }

    /// <returns>The reply, or nothing where the button does something on the card itself.</returns>
    private static async Task<BotReply?> PressAsync(BotConversation conversation, TerminalButton button, CancellationToken cancellationToken)
    {
        switch (button.Action)
        {
            case TerminalAction.Open open:
                AnsiConsole.WriteLine(open.Address);
                return null;

            case TerminalAction.Reveal reveal:
                foreach (var element in reveal.Elements)
                {
                    AnsiConsole.Write(TerminalCard.Draw(element, evenHidden: true));
                }

                return null;

            case TerminalAction.Say say:
                return await conversation.SayAsync(say.Text, cancellationToken);

            case TerminalAction.Send send:
                var data = (JsonObject)send.Data.DeepClone();
                foreach (var input in send.Inputs)
                {
                    data[input.Id] = await TerminalInputs.AskAsync(input, cancellationToken);
                }

                return await conversation.SubmitAsync(data, cancellationToken);

            default:
                return null;
        }
    }

    private static List<TerminalButton> Show(BotReply reply)
    {
        var buttons = new List<TerminalButton>();
        foreach (var activity in reply.Activities)
        {
            if (!string.IsNullOrEmpty(activity.Text))
            {
                AnsiConsole.WriteLine(activity.Text);
            }

            foreach (var card in (activity.Attachments ?? []).Select(attachment => ProtocolJson.Convert<JsonObject>(attachment.Content)).OfType<JsonObject>())
            {
                AnsiConsole.Write(new Panel(TerminalCard.Draw(card, evenHidden: false)).RoundedBorder());
                buttons.AddRange(TerminalCard.Buttons(card));
            }

            buttons.AddRange((activity.SuggestedActions?.Actions ?? []).Select(action => new TerminalButton(action.Title ?? "", new TerminalAction.Say(action.Value?.ToString() ?? action.Title ?? ""))));
        }

        for (var number = 1; number <= buttons.Count; number++)
        {
            AnsiConsole.MarkupLineInterpolated(BritishEnglish.Culture, $"[grey]{number}[/] [blue]{buttons[number - 1].Title}[/]");
        }

        return buttons;
    }
}
