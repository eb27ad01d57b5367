using ActivityProtocol;
using ActivityProtocol.Hosting;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.BrowserTests.Support;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>The page, the real adapter and its connector client understand each other.</summary>
public sealed class AdapterTests(Chromium chromium)
{
    [Fact]
    public async Task A_bot_on_the_adapter_hears_answers_changes_and_speaks_first()
    {
        await using var app = await StartAsync();
        await using var page = await chromium.OpenAsync(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await page.SeesAsync("Welcome");

        await page.SayAsync("hello");
        await page.SeesAsync("You said hello, then changed it");
        await page.OpenAsync("Plan steering group");
        await page.SayAsync("@PlanBot remember");
        await page.SeesAsync("You said remember, then changed it");

        var adapter = app.Services.GetRequiredService<CloudAdapter>();
        await adapter.ContinueConversationAsync(
            string.Empty, EchoBot.Last!, (turn, cancellationToken) => turn.SendActivityAsync("and by itself", cancellationToken: cancellationToken), CancellationToken.None);

        await Expect(page.Log.Locator(".replies .from-bot").Last).ToContainTextAsync("and by itself");
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddActivityProtocol(builder.Configuration);
        builder.Services.AddScoped<IBot, EchoBot>();
        var app = builder.Build();
        app.MapTryPage();
        app.MapBotMessages();
        await app.StartAsync();
        return app;
    }

    private sealed class EchoBot : ActivityHandler
    {
        public static ConversationReference? Last { get; private set; }

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MessageFactory.Text("Welcome"), cancellationToken);

        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            Last = turnContext.Activity.GetConversationReference();
            await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
            var sent = await turnContext.SendActivityAsync(MessageFactory.Text("…"), cancellationToken);
            var changed = MessageFactory.Text($"You said {turnContext.Activity.RemoveRecipientMention()}, then changed it");
            changed.Id = sent!.Id;
            await turnContext.UpdateActivityAsync(changed, cancellationToken);
        }
    }
}
