using ActivityProtocol.Authentication;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanBot.Health;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Health;

/// <summary>Each check of the doctor, where it finds something.</summary>
public sealed class DoctorTests
{
    private const string AppId = "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PlanBot:Outbox:SendsAtOnce", "0", "Fault", "PlanBot:Outbox:SendsAtOnce: write a number from 1 to 100.")]
    [InlineData("PlanBot:Submisions:KeepMonths", "3", "Warning", "PlanBot:Submisions:KeepMonths is no setting of PlanBot")]
    [InlineData("PlanBot:AsAt", "2026-11-01", "Warning", "shows its plans as on 2026-11-01")]
    [InlineData("MicrosoftAppPasswordExpire", "2027-11-30", "Warning", "MicrosoftAppPasswordExpire is no setting of PlanBot")]
    public async Task A_wrong_or_misspelt_setting_is_named(string setting, string value, string status, string what)
    {
        var finding = Assert.Single(await FindingsAsync("settings", (setting, value)));

        Assert.Equal((status, setting), (finding.Status.ToString(), finding.Setting));
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppPasswordExpires=2026-11-23", "Fault", "MicrosoftAppPassword", "The client secret ended on 23 November 2026.")]
    [InlineData("MicrosoftAppPasswordExpires=2026-12-20", "Warning", "MicrosoftAppPassword", "The client secret ends on 20 December 2026.")]
    [InlineData("MicrosoftAppPasswordExpires=2027-11-23", "Ok", "MicrosoftAppPassword", "good until 23 November 2027")]
    [InlineData("", "Warning", "MicrosoftAppPasswordExpires", "does not know when it ends")]
    [InlineData("MicrosoftAppPassword=", "Fault", "MicrosoftAppPassword", "no credential")]
    [InlineData("MicrosoftAppType=MultiTenant;MicrosoftAppPasswordExpires=2027-11-23", "Warning", "MicrosoftAppType", "for every tenant")]
    [InlineData("MicrosoftAppCertificatePath=nowhere.pfx", "Fault", "MicrosoftAppCertificatePath", "does not name a PKCS #12 file")]
    [InlineData("MicrosoftAppType=UserAssignedMSI", "Ok", "MicrosoftAppType", "nothing expires")]
    [InlineData("MicrosoftAppFederatedClientId=7d0c6a52-3c55-4c1b-a4a8-6c0e0a1f0009", "Ok", "MicrosoftAppFederatedClientId", "nothing expires")]
    public async Task The_credential_is_named_with_its_end(string settings, string status, string setting, string what)
    {
        var findings = await FindingsAsync("credential", [.. Registered(), .. settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))]);

        var worst = findings.MaxBy(finding => finding.Status)!;
        Assert.Equal((status, setting), (worst.Status.ToString(), worst.Setting));
        Assert.Contains(what, worst.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_tells_its_own_end()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("bot.pfx");
        using (var key = System.Security.Cryptography.RSA.Create(2048))
        {
            var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=planbot", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 12, 0, 0, 0, TimeSpan.Zero));
            await File.WriteAllBytesAsync(file, certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "word"), Cancellation);
        }

        var finding = Assert.Single(await FindingsAsync("credential", [.. Registered(), ("MicrosoftAppCertificatePath", file), ("MicrosoftAppCertificatePassword", "word")]));

        Assert.Equal((FindingStatus.Warning, "The certificate ends on 12 December 2026."), (finding.Status, finding.What));
    }

    [Fact]
    public async Task Outside_Development_a_missing_registration_is_a_fault()
    {
        await using var app = Unstarted("Production");

        var finding = Assert.Single(await FindingsAsync(app, "credential"));

        Assert.Equal((FindingStatus.Fault, "MicrosoftAppId"), (finding.Status, finding.Setting));
    }

    [Fact]
    public async Task Metadata_that_cannot_be_read_and_keys_that_do_not_speak_for_Teams_are_faults()
    {
        await using var channel = await HttpTestChannel.StartAsync(new TestTokenIssuer(endorsements: "emulator"));
        await using var wrong = Unstarted("Development", [.. channel.Settings(AppId).Select(setting => (setting.Key, setting.Value!))]);
        await using var unreachable = Unstarted("Development", [.. Registered(), ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:9/openid")]);

        var unreadable = Assert.Single(await FindingsAsync(unreachable, "OpenID metadata"));
        var foreign = Assert.Single(await FindingsAsync(wrong, "OpenID metadata"));

        Assert.Equal((FindingStatus.Fault, "ToBotFromChannelOpenIdMetadataUrl"), (unreadable.Status, unreadable.Setting));
        Assert.Contains("cannot be read", unreadable.What, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Fault, foreign.Status);
        Assert.Contains("none may speak for Teams", foreign.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_is_a_fault()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var app = Unstarted("Development", [.. channel.Settings(AppId).Select(setting => (setting.Key, setting.Value!))]);
        var (outside, registration) = (app.Services.GetRequiredService<RegistrationCheck>(), app.Services.GetRequiredService<BotAuthenticationOptions>());

        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-7));

        Assert.Equal([FindingStatus.Ok, FindingStatus.Fault], (await new MetadataCheck(outside, registration, late).ExamineAsync(Cancellation)).Select(finding => finding.Status));
        Assert.All(await new MetadataCheck(outside, registration, TimeProvider.System).ExamineAsync(Cancellation), finding => Assert.Equal(FindingStatus.Ok, finding.Status));
    }

    [Theory]
    [InlineData("AADSTS7000222", "MicrosoftAppPassword", "expired")]
    [InlineData("AADSTS700016", "MicrosoftAppId", "no such app")]
    [InlineData("AADSTS90002", "MicrosoftAppTenantId", "no such tenant")]
    public async Task A_refused_token_names_the_setting(string code, string setting, string remedy)
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var app = Unstarted("Development", [.. channel.Settings(AppId).Select(entry => (entry.Key, entry.Value!))]);

        var granted = Assert.Single(await FindingsAsync(app, "outbound token"));
        channel.TokenRefusal = code;
        var refused = Assert.Single(await FindingsAsync(app, "outbound token"));

        Assert.Equal(FindingStatus.Ok, granted.Status);
        Assert.Equal((FindingStatus.Fault, setting), (refused.Status, refused.Setting));
        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_where_there_is_none_says_what_to_take_instead()
    {
        var registration = BotAuthenticationOptions.FromConfiguration(new Microsoft.Extensions.Configuration.ConfigurationManager { ["MicrosoftAppId"] = AppId, ["MicrosoftAppType"] = "UserAssignedMSI", ["MicrosoftAppTenantId"] = TestPerson.Tenant });

        var finding = Assert.Single(await new TokenCheck(new RegistrationCheck(registration, new OutsideAzure(), null), registration, TimeProvider.System).ExamineAsync(Cancellation));

        Assert.Equal((FindingStatus.Fault, "MicrosoftAppType"), (finding.Status, finding.Setting));
        Assert.Contains("managed_identity_unreachable_network", finding.What, StringComparison.Ordinal);
        Assert.Contains("only where Azure runs PlanBot", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_service_that_cannot_be_reached_is_a_fault()
    {
        var finding = Assert.Single(await FindingsAsync("outbound token", [.. Registered(), ("ToChannelFromBotLoginUrl", $"http://127.0.0.1:9/{TestPerson.Tenant}"), ("ValidateAuthority", "false")]));

        Assert.Equal((FindingStatus.Fault, "ToChannelFromBotLoginUrl"), (finding.Status, finding.Setting));
    }

    [Fact]
    public async Task An_address_that_gives_no_tokens_is_a_fault_with_its_setting()
    {
        var finding = Assert.Single(await FindingsAsync("outbound token", [.. Registered(), ("ToChannelFromBotLoginUrl", "https://login.microsoftonline.com")]));

        Assert.Equal((FindingStatus.Fault, "ToChannelFromBotLoginUrl"), (finding.Status, finding.Setting));
    }

    [Fact]
    public async Task Where_the_file_is_no_database_that_is_the_one_fault_and_what_leans_on_it_is_not_looked_at()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("broken.db"), "This is no database, and long enough to be taken for one at first sight.", Cancellation);
        await using var app = Unstarted("Development", ("ConnectionStrings:PlanBot", $"Data Source={folder.File("broken.db")};Pooling=False"));

        var diagnoses = await app.Services.GetRequiredService<Doctor>().ExamineAsync(Cancellation);

        var fault = Assert.Single(diagnoses, diagnosis => diagnosis.Finding.Status is FindingStatus.Fault);
        Assert.Equal(("database", "ConnectionStrings:PlanBot"), (fault.Check, fault.Finding.Setting));
    }

    [Fact]
    public void Every_check_has_a_test_here_or_beside_it_that_names_it()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "PlanBot.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file) is { } folder && (folder.EndsWith("Health", StringComparison.Ordinal) || folder.EndsWith("Graph", StringComparison.Ordinal)))
            .Select(File.ReadAllText));
        using var app = Unstarted("Development");

        var checks = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(check => check.Name).ToList();

        Assert.NotEmpty(checks);
        Assert.DoesNotContain(checks, check => !tests.Contains($"\"{check}\"", StringComparison.Ordinal) && check is not "time zones and languages");
    }

    [Fact]
    public async Task A_database_that_is_missing_broken_or_of_an_older_version_is_told()
    {
        using var folder = new TemporaryFolder();
        var (missing, broken, older) = (folder.File("missing.db"), folder.File("broken.db"), folder.File("older.db"));
        await File.WriteAllTextAsync(broken, "This is no database, and long enough to be taken for one at first sight.", Cancellation);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={older};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE other (id)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Equal((FindingStatus.Warning, $"There is no database yet ({missing})."), await OfDatabaseAsync(missing));
        Assert.Equal(FindingStatus.Fault, (await OfDatabaseAsync(broken)).Status);
        Assert.Contains("is of an older version", (await OfDatabaseAsync(older)).What, StringComparison.Ordinal);
        Assert.False(File.Exists(missing));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_a_fault()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99991231235959_Later', '99.0.0')", Cancellation));

        var finding = Assert.Single(await FindingsAsync(planBot, "database"));

        Assert.Equal(FindingStatus.Fault, finding.Status);
        Assert.Contains("99991231235959_Later", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_takes_no_change_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);

        var finding = Assert.Single(await FindingsAsync("database is writable", ("ConnectionStrings:PlanBot", $"Data Source={folder.File("planbot.db")};Mode=ReadOnly;Pooling=False")));

        Assert.Equal((FindingStatus.Fault, "ConnectionStrings:PlanBot"), (finding.Status, finding.Setting));
    }

    [Fact]
    public async Task A_folder_of_log_files_that_takes_none_is_warned_of()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "A file, and no folder.", Cancellation);
        Directory.CreateDirectory(folder.File("logs"));

        var none = Assert.Single(await FindingsAsync("log files"));
        var closed = Assert.Single(await FindingsAsync("log files", ("PlanBot:Telemetry:LogFolder", folder.File("taken"))));
        var open = Assert.Single(await FindingsAsync("log files", ("PlanBot:Telemetry:LogFolder", folder.File("logs"))));

        Assert.Equal((FindingStatus.Ok, "None are written."), (none.Status, none.What));
        Assert.Equal((FindingStatus.Warning, "PlanBot:Telemetry:LogFolder"), (closed.Status, closed.Setting));
        Assert.Contains($"No log file can be written in {folder.File("taken")}", closed.What, StringComparison.Ordinal);
        Assert.Equal((FindingStatus.Ok, $"{folder.File("logs")} takes files."), (open.Status, open.What));
        Assert.Empty(Directory.GetFiles(folder.File("logs")));

        // Where PlanBot serves, the folder is its own to make.
        await using var served = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Telemetry:LogFolder", folder.File("made")));
        await using var stuck = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Telemetry:LogFolder", folder.File("taken")));
        Assert.Equal(FindingStatus.Ok, Assert.Single(await FindingsAsync(served, "log files")).Status);
        Assert.Equal(FindingStatus.Warning, Assert.Single(await FindingsAsync(stuck, "log files")).Status);
    }

    [Fact]
    public async Task Too_little_disk_is_a_fault()
    {
        var finding = Assert.Single(await FindingsAsync("disk", ("PlanBot:Monitoring:LeastFreeMegabytes", "1000000000")));

        Assert.Equal((FindingStatus.Fault, "PlanBot:Monitoring:LeastFreeMegabytes"), (finding.Status, finding.Setting));
    }

    [Fact]
    public async Task A_machine_without_time_zones_and_languages_is_at_fault()
    {
        var bare = new ZonesCheck(new NamedZones(_ => null, _ => System.Globalization.CultureInfo.InvariantCulture));
        var wrong = new ZonesCheck(new NamedZones(_ => TimeZoneInfo.Utc, System.Globalization.CultureInfo.GetCultureInfo));

        Assert.Equal([FindingStatus.Fault, FindingStatus.Fault], (await bare.ExamineAsync(Cancellation)).Select(finding => finding.Status));
        Assert.Equal([FindingStatus.Fault, FindingStatus.Ok], (await wrong.ExamineAsync(Cancellation)).Select(finding => finding.Status));
    }

    [Fact]
    public async Task A_default_plan_that_is_not_there_is_a_fault_and_no_plan_at_all_a_warning()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:DefaultPlan", "rutland-2031"), ("PlanBot:Administrators", ""));
        var none = Assert.Single(await FindingsAsync(planBot, "plans"));
        await planBot.InDatabaseAsync(async db =>
        {
            db.Plans.Add(new PlanBot.Plans.Plan { Id = "northshire-2025-29", Area = "northshire" });
            return await db.SaveChangesAsync(Cancellation);
        });

        var wrong = Assert.Single(await FindingsAsync(planBot, "plans"));

        Assert.Equal(FindingStatus.Warning, none.Status);
        Assert.Equal((FindingStatus.Fault, "PlanBot:DefaultPlan", "Set it to one of: northshire-2025-29."), (wrong.Status, wrong.Setting, wrong.Remedy));
    }

    [Fact]
    public async Task An_installation_without_an_administrator_is_warned_of()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var none = Assert.Single(await FindingsAsync(planBot, "administrators"));
        await planBot.GrantAsync(TestPerson.Priya, PlanBot.People.Role.Administrator);

        Assert.Equal((FindingStatus.Warning, "PlanBot:Administrators"), (none.Status, none.Setting));
        Assert.Equal(FindingStatus.Ok, Assert.Single(await FindingsAsync(planBot, "administrators")).Status);
    }

    [Theory]
    [InlineData("PlanBot:Manifest:Host", "https://planbot.example", "Fault", "PlanBot:Manifest:Host")]
    [InlineData("PlanBot:Manifest:DeveloperName", "The Office of the Police and Crime Commissioner for Northshire", "Fault", "PlanBot:Manifest:DeveloperName")]
    [InlineData("MicrosoftAppId", "planbot", "Fault", "MicrosoftAppId")]
    [InlineData("PlanBot:Manifest:PrivacyUrl", "https://example.org/privacy", "Warning", "PlanBot:Manifest:PrivacyUrl")]
    [InlineData("PlanBot:Manifest:PrivacyUrl", "https://www.example.org/privacy", "Warning", "PlanBot:Manifest:PrivacyUrl")]
    public async Task A_manifest_that_cannot_be_made_names_the_setting(string setting, string value, string status, string named)
    {
        var findings = await FindingsAsync("manifest", [
            .. Registered(),
            ("PlanBot:Manifest:Host", "planbot.example.gov.uk"),
            ("PlanBot:Manifest:WebsiteUrl", "https://www.northshire-pcc.gov.uk"),
            ("PlanBot:Manifest:PrivacyUrl", "https://www.northshire-pcc.gov.uk/privacy"),
            ("PlanBot:Manifest:TermsOfUseUrl", "https://www.northshire-pcc.gov.uk/terms"),
            (setting, value)]);

        var finding = Assert.Single(findings);
        Assert.Equal((status, named), (finding.Status.ToString(), finding.Setting));
    }

    [Fact]
    public async Task A_channel_that_took_PlanBot_out_is_named()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new Conversation { Id = "19:open", Type = ConversationTypes.Channel });
            db.Add(new Conversation { Id = "a:gone", Type = ConversationTypes.Personal, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime });
            db.Add(new Conversation { Id = "19:gone", Type = ConversationTypes.Channel, TeamName = "Plan delivery", Name = "Steering", Loss = ConversationLoss.Refused, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime });
            db.Add(new Conversation { Id = "19:unnamed", Type = ConversationTypes.GroupChat, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime.AddDays(-1) });
            db.Add(new Conversation { Id = "19:removed", Type = ConversationTypes.Channel, TeamName = "Plan delivery", Loss = ConversationLoss.Removed, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync(Cancellation);
        });

        var finding = Assert.Single(await FindingsAsync(planBot, "conversations"));

        Assert.Equal((FindingStatus.Warning, "2 channels and group chats closed to PlanBot: Plan delivery, Steering; 19:unnamed"), (finding.Status, finding.What));
    }

    [Fact]
    public async Task A_channel_that_PlanBot_was_taken_out_of_on_purpose_is_no_warning()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new Conversation { Id = "19:open", Type = ConversationTypes.Channel });
            db.Add(new Conversation { Id = "19:removed", Type = ConversationTypes.Channel, Loss = ConversationLoss.Removed, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime });
            db.Add(new Conversation { Id = "19:archived", Type = ConversationTypes.Channel, Loss = ConversationLoss.Archived, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync(Cancellation);
        });

        var finding = Assert.Single(await FindingsAsync(planBot, "conversations"));

        Assert.Equal((FindingStatus.Ok, "1 channel or group chat, all open to PlanBot. 2 more were deleted or archived, or PlanBot was taken out."), (finding.Status, finding.What));
    }

    [Fact]
    public async Task Posts_that_do_not_go_out_and_posts_that_are_refused_are_told()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var now = planBot.Clock.GetUtcNow().UtcDateTime;
        await planBot.InDatabaseAsync(async db =>
        {
            // Refused again and again, and to be tried later.
            db.Add(new OutboxPost { Key = "refused", LaneId = "x", ConversationId = "x", State = PostState.Waiting, Attempts = 4, Failure = "401", NotBeforeUtc = now.AddHours(1), GiveUpAtUtc = now.AddDays(7) });
            return await db.SaveChangesAsync(Cancellation);
        });
        var refused = Assert.Single(await FindingsAsync(planBot, "outbox"));

        await planBot.InDatabaseAsync(async db =>
        {
            await db.Set<OutboxPost>().ExecuteUpdateAsync(update => update.SetProperty(post => post.NotBeforeUtc, now.AddMinutes(-16)), Cancellation);

            // Somebody else holds the line, and does nothing with it.
            db.Add(new OutboxLane { Id = "x", ClaimedBy = "another", ClaimedUntil = long.MaxValue });
            return await db.SaveChangesAsync(Cancellation);
        });
        var stuck = Assert.Single(await FindingsAsync(planBot, "outbox"));

        await planBot.InDatabaseAsync(async db =>
        {
            // Tried a moment ago, in two conversations, and nothing got through for twenty hours.
            await db.Set<OutboxPost>().ExecuteUpdateAsync(update => update.SetProperty(post => post.NotBeforeUtc, now.AddMinutes(40)).SetProperty(post => post.BegunAtUtc, now.AddMinutes(-1)).SetProperty(post => post.GiveUpAtUtc, now.AddHours(-20).AddDays(7)), Cancellation);
            db.Add(new OutboxPost { Key = "refused too", LaneId = "y", ConversationId = "y", State = PostState.Waiting, Attempts = 9, Failure = "401", NotBeforeUtc = now.AddMinutes(40), BegunAtUtc = now.AddMinutes(-1), GiveUpAtUtc = now.AddHours(-20).AddDays(7) });
            return await db.SaveChangesAsync(Cancellation);
        });
        var allRefused = Assert.Single(await FindingsAsync(planBot, "outbox"));
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxPost { Key = "sent", LaneId = "z", ConversationId = "z", State = PostState.Sent, SentAtUtc = now.AddMinutes(-2), GiveUpAtUtc = now.AddDays(7) });
            return await db.SaveChangesAsync(Cancellation);
        });
        var othersGoOut = Assert.Single(await FindingsAsync(planBot, "outbox"));

        Assert.Equal((FindingStatus.Fault, "2 posts to several conversations are refused again and again for more than 15 minutes (401), and nothing is sent."), (allRefused.Status, allRefused.What));
        Assert.Equal((FindingStatus.Warning, "2 posts refused 3 times or more (401)."), (othersGoOut.Status, othersGoOut.What));
        Assert.Equal((FindingStatus.Warning, "1 post refused 3 times or more (401)."), (refused.Status, refused.What));
        Assert.Equal((FindingStatus.Fault, "1 post has been due for more than 15 minutes, and nothing is sent."), (stuck.Status, stuck.What));
    }

    [Fact]
    public async Task A_check_that_breaks_off_is_a_fault_by_itself()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHealthChecks().AddCheck("broken", () => throw new InvalidOperationException("words that nobody is to see")).AddCheck("slow", () => HealthCheckResult.Unhealthy("A timeout occurred."));
        services.AddSingleton<Doctor>();
        await using var provider = services.BuildServiceProvider();

        var diagnoses = await provider.GetRequiredService<Doctor>().ExamineAsync(Cancellation);

        Assert.Equal([("broken", "The check broke off (InvalidOperationException)."), ("slow", "The check took too long.")], diagnoses.Select(diagnosis => (diagnosis.Check, diagnosis.Finding.What)));
        Assert.All(diagnoses, diagnosis => Assert.Equal(FindingStatus.Fault, diagnosis.Finding.Status));
    }

    /// <summary>A machine that is none of Azure's: nobody answers where managed identities are told.</summary>
    private sealed class OutsideAzure : IAccessTokenSource
    {
        public Task<(string Token, DateTimeOffset Expires)> AcquireAsync(string scope, bool force, CancellationToken cancellationToken) =>
            throw new HttpRequestException("There is no token.", new Microsoft.Identity.Client.MsalServiceException("managed_identity_unreachable_network", "Nobody answers.", new HttpRequestException("Nobody answers.")));
    }

    private static (string, string)[] Registered() => [("MicrosoftAppId", AppId), ("MicrosoftAppTenantId", TestPerson.Tenant), ("MicrosoftAppPassword", "a secret of the tests")];

    private static WebApplication Unstarted(string environment, params (string Key, string Value)[] settings)
    {
        // The last value of a setting counts.
        var builder = PlanBotHost.CreateBuilder(
            settings.GroupBy(setting => setting.Key).Select(values => KeyValuePair.Create(values.Key, (string?)values.Last().Value)), quiet: true, environment);
        builder.Services.AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)));
        return builder.Build();
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(string check, params (string Key, string Value)[] settings)
    {
        await using var app = Unstarted("Development", settings);
        return await FindingsAsync(app, check);
    }

    private static async Task<(FindingStatus Status, string What)> OfDatabaseAsync(string file)
    {
        var finding = Assert.Single(await FindingsAsync("database", ("ConnectionStrings:PlanBot", $"Data Source={file};Pooling=False")));
        return (finding.Status, finding.What);
    }

    private static Task<IReadOnlyList<Finding>> FindingsAsync(WebApplication app, string check) => FindingsAsync(app.Services, check);

    private static Task<IReadOnlyList<Finding>> FindingsAsync(PlanBotApplication planBot, string check) => FindingsAsync(planBot.Services, check);

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(IServiceProvider services, string check)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(registration => registration.Name == check, Cancellation);
        return (IReadOnlyList<Finding>)report.Entries[check].Data[InstallationCheck.Findings];
    }
}
