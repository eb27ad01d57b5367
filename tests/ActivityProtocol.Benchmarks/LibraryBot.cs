using ActivityProtocol.Hosting;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Benchmarks;

/// <summary>The bot on the library.</summary>
internal sealed class LibraryBot : ActivityHandler
{
    private static readonly Attachment[] Attachments = [new() { ContentType = Card.ContentType, Content = Utf8Json.Parse(Card.Utf8) }];

    internal static async Task RunAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();

        // The library sends over plain http, here to this machine, in Development only. All else is as in production: no
        // page for developers around each request, no checks of scopes.
        builder.Services.AddSingleton<IHostEnvironment>(new Development(builder.Environment));
        builder.WebHost.UseUrls(settings.Urls);
        builder.Logging.ClearProviders();
        if (settings.AppId is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["MicrosoftAppId"] = settings.AppId,
                ["MicrosoftAppPassword"] = "secret",
                ["MicrosoftAppType"] = "SingleTenant",
                ["MicrosoftAppTenantId"] = BotSettings.Tenant,
                ["ToBotFromChannelOpenIdMetadataUrl"] = settings.MetadataUrl,
                ["ToChannelFromBotLoginUrl"] = settings.LoginUrl,
                ["TrustedServiceUrlHosts"] = settings.TrustedHosts,
                ["ValidateAuthority"] = "false",
            });
        }

        builder.Services.AddSingleton<IBot, LibraryBot>();
        builder.Services.AddActivityProtocol(builder.Configuration, options =>
        {
            options.RecogniseRedeliveries = settings.ProductionTurns;
            options.KeepConversationOrder = settings.ProductionTurns;
        });
        var app = builder.Build();
        app.MapBotMessages();
        await ((IHost)app).RunAsync(cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync(new Activity(ActivityTypes.Message) { Attachments = Attachments }, cancellationToken);

    private sealed class Development(IHostEnvironment production) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = production.ApplicationName;

        public string ContentRootPath { get; set; } = production.ContentRootPath;

        public IFileProvider ContentRootFileProvider { get; set; } = production.ContentRootFileProvider;
    }
}
