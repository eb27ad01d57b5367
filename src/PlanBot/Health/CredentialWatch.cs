using Microsoft.Extensions.Options;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Translation;

namespace PlanBot.Health;

/// <summary>
/// Looks each day whether the registration's credential ends soon, and says so in the log and to the administrators in
/// their personal chats, for as long as PlanBot still can: once it has ended, nothing can be sent.
/// </summary>
internal sealed partial class CredentialWatch(
    IServiceScopeFactory scopes,
    BotAuthenticationOptions registration,
    IOptions<MonitoringOptions> monitoring,
    IOptions<PeopleOptions> people,
    TimeProvider clock,
    IHostEnvironment environment,
    ILogger<CredentialWatch> logger) : BackgroundService
{
    /// <summary>Administrators are told when so many days are left, and not each day.</summary>
    private static readonly int[] ToldAt = [30, 14, 7, 3, 1];

    private static readonly TimeSpan TickTime = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this look once, and not for each day.
            await Task.Yield();
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // It is looked again tomorrow; the log has had the warning, which comes first.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks now.</summary>
    /// <returns>How many administrators are told.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var findings = await new CredentialCheck(registration, monitoring, clock, environment).ExamineAsync(cancellationToken);
        foreach (var finding in findings.Where(finding => finding.Status is not FindingStatus.Ok))
        {
            LogFinding(finding.What, finding.Remedy);
        }

        return CredentialOf(registration) is { Expires: { } expires } credential ? await TellAsync(credential, expires, cancellationToken) : 0;
    }

    private static BotCredential? CredentialOf(BotAuthenticationOptions registration)
    {
        try
        {
            return registration.MicrosoftAppId is null ? null : BotCredential.Of(registration);
        }
        catch (InvalidOperationException)
        {
            // The certificate cannot be read, which the finding says.
            return null;
        }
    }

    private async Task<int> TellAsync(BotCredential credential, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var left = (int)Math.Floor((expires - clock.GetUtcNow()).TotalDays);
        if (left < 0 || left > monitoring.Value.ExpiryWarningDays)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var administrators = (await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().WhoMayAsync(PlanBotAction.ManageRoles, RoleAssignment.EveryArea, cancellationToken))
            .Select(person => new PostTarget.Person(person.TenantId, person.ObjectId))
            .Concat(people.Value.FirstAdministrators.Select(first => new PostTarget.Person(first.TenantId, first.ObjectId)))
            .Distinct();
        var step = ToldAt.Where(days => left <= days).DefaultIfEmpty(monitoring.Value.ExpiryWarningDays).Min();
        var day = DateOnly.FromDateTime(expires.UtcDateTime);
        var languages = scope.ServiceProvider.GetRequiredService<IReaderLanguages>();
        var posts = new List<NewPost>();
        foreach (var person in administrators)
        {
            using var language = Language.Use(await languages.OfPersonAsync(person.TenantId, person.ObjectId, "", cancellationToken));
            posts.Add(new($"credential-ends:{day:yyyy-MM-dd}:{step}:{person.ObjectId}", person)
            {
                Topic = "credential-ends",
                Message = PostOutbox.Text(TextOf(credential, day, left)),
            });
        }

        return await scope.ServiceProvider.GetRequiredService<PostOutbox>().EnqueueMissingAsync(posts, cancellationToken);
    }

    private static string TextOf(BotCredential credential, DateOnly day, int left) => HealthTexts.FormatPlanBotsEndsOnAfterThatPlanBot(
        credential.Kind is BotCredentialKind.Certificate ? HealthTexts.Certificate : HealthTexts.ClientSecret,
        BritishEnglish.Day(day),
        left == 0 ? HealthTexts.Today : HealthTexts.FormatInDays(BritishEnglish.Count(left, "day")));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Finding} {Remedy}")]
    private partial void LogFinding(string finding, string remedy);

    [LoggerMessage(Level = LogLevel.Error, Message = "The administrators could not be told about the credential; it is looked again tomorrow")]
    private partial void LogFailed(Exception exception);
}
