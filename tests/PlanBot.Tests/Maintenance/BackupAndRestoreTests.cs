using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.CommandLine;
using PlanBot.Data;
using PlanBot.Features.CalendarFeed;
using PlanBot.Features.PanelPaper;
using PlanBot.Features.PlanImport;
using PlanBot.Maintenance;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Maintenance;

/// <summary><c>planbot backup</c>, <c>planbot restore</c> and <c>planbot outbox</c>: what comes back, and what must not.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class BackupAndRestoreTests : IDisposable
{
    private const string Reference = "LEI-2013-P001";

    private readonly TemporaryFolder _folder = new();
    private readonly ShellDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Backup => _folder.File("monday.db");

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_is_taken_while_somebody_writes_and_is_whole()
    {
        await SeedAsync();
        await using var app = App();
        await using var writing = await ContextAsync(app);
        await using var transaction = await writing.Database.BeginTransactionAsync(Cancellation);
        await writing.Set<ReferenceCounter>().ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, 99), Cancellation);

        var backup = await Shell.RunAsync("backup", Backup);

        Assert.Equal((0, ""), (backup.ExitCode, backup.Errors));
        Assert.Null(DatabaseBackup.FindDamage(Backup));
        await using var copy = App(Backup);
        await using var context = await ContextAsync(copy);
        Assert.Equal(1, (await context.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
    }

    [Fact]
    public async Task A_backup_may_be_read_by_its_owner_alone()
    {
        await SeedAsync();

        await Shell.RunAsync("backup", Backup);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder's list says here who may read a file.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Backup).UnixFileMode);
    }

    [Fact]
    public async Task A_file_that_is_there_already_is_left_alone()
    {
        await SeedAsync();
        await File.WriteAllTextAsync(Backup, "last week's", Cancellation);

        var backup = await Shell.RunAsync("backup", Backup);

        Assert.Equal(1, backup.ExitCode);
        Assert.Contains("is there already", backup.Errors, StringComparison.Ordinal);
        Assert.Equal("last week's", await File.ReadAllTextAsync(Backup, Cancellation));
    }

    [Fact]
    public async Task Whoever_was_erased_since_is_erased_again_and_no_reference_is_given_twice_and_nothing_sent_twice()
    {
        await SeedAsync();
        await ChangeAsync(async db =>
        {
            var person = await db.Set<PersonRow>().SingleAsync(Cancellation);
            person.Language = "cy";
            db.Add(new OwnerLink { Id = Guid.NewGuid(), PersonKey = person.Key, Area = "northshire", Owner = "Head of Policy" });
            db.Add(new NudgeSetting { PersonKey = person.Key });
            db.Add(new NudgedRecord { PersonKey = person.Key, PlanId = "leicestershire-2013-17", Kind = "kpi", RecordId = "one" });
            db.Add(new WaitingWorkbook { PersonKey = person.Key, FileName = "plan.xlsx" });
            db.Add(new PreparedPaper { TokenHash = "hash", PersonKey = person.Key, FileName = "paper.docx" });
        });
        await Shell.RunAsync("backup", Backup);
        Assert.Equal(0, (await Shell.RunAsync("person", "erase", "--tenant", TestPerson.Tenant, "--person", TestPerson.Tom.ObjectId, "--yes")).ExitCode);
        await ChangeAsync(async db =>
        {
            await db.Set<ReferenceCounter>().ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, 7), Cancellation);
            await db.Set<OutboxPost>().Where(post => post.Key == "first").ExecuteUpdateAsync(update => update.SetProperty(post => post.State, PostState.Sent), Cancellation);
            db.Add(Post("second", PostState.Sent));
        });

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("1 person erased again, texts of 0 submissions removed again, 1 reference counter moved on, the outcome of 2 posts", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        var erased = await db.Set<PersonRow>().SingleAsync(Cancellation);
        Assert.Equal((PersonRow.ErasedName, ""), (erased.Name, erased.Language));
        Assert.Equal(0, await db.Set<OwnerLink>().CountAsync(Cancellation) + await db.Set<NudgeSetting>().CountAsync(Cancellation) + await db.Set<NudgedRecord>().CountAsync(Cancellation));
        Assert.Equal(0, await db.Set<WaitingWorkbook>().CountAsync(Cancellation) + await db.Set<PreparedPaper>().CountAsync(Cancellation));
        Assert.Equal(PersonalData.Marker, (await db.Set<Submission>().SingleAsync(Cancellation)).Text);
        Assert.Equal(7, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
        Assert.Equal([("first", PostState.Sent), ("second", PostState.Sent)], (await db.Set<OutboxPost>().OrderBy(post => post.Key).ToListAsync(Cancellation)).Select(post => (post.Key, post.State)));
        Assert.True(await db.Set<AuditEntry>().AnyAsync(entry => entry.Kind == AuditKinds.Installation && entry.Reference == "monday.db", Cancellation));
        Assert.True(await db.IsUpToDateAsync(Cancellation));
        Assert.Equal("wal", (await db.Database.SqlQuery<string>($"SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").ToListAsync(Cancellation)).Single());
    }

    [Fact]
    public async Task What_was_taken_away_since_is_taken_away_again_and_what_was_not_stays()
    {
        await SeedAsync();
        var (ended, open) = (Guid.NewGuid(), Guid.NewGuid());
        await ChangeAsync(async db =>
        {
            var person = await db.Set<PersonRow>().SingleAsync(Cancellation);
            db.Add(new RoleAssignment { TenantId = "t", ObjectId = "gone", Area = "northshire", Role = Role.Staff });
            db.Add(new RoleAssignment { TenantId = "t", ObjectId = "lowered", Area = "northshire", Role = Role.Administrator });
            db.Add(new RoleAssignment { TenantId = "t", ObjectId = "kept", Area = "northshire", Role = Role.Staff });
            db.Add(new CalendarLink { Id = ended, TokenHash = "a", PlanId = "p" });
            db.Add(new CalendarLink { Id = open, TokenHash = "b", PlanId = "p" });
            db.Add(new OwnerLink { Id = Guid.NewGuid(), PersonKey = person.Key, Area = "northshire", Owner = "Head of Policy", ConfirmedAtUtc = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc) });
        });
        await Shell.RunAsync("backup", Backup);
        await ChangeAsync(async db =>
        {
            await db.Set<RoleAssignment>().Where(role => role.ObjectId == "gone").ExecuteDeleteAsync(Cancellation);
            await db.Set<RoleAssignment>().Where(role => role.ObjectId == "lowered").ExecuteUpdateAsync(update => update.SetProperty(role => role.Role, Role.Reader), Cancellation);
            await db.Set<CalendarLink>().Where(link => link.Id == ended).ExecuteUpdateAsync(update => update.SetProperty(link => link.RevokedAtUtc, new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc)), Cancellation);
            await db.Set<OwnerLink>().ExecuteDeleteAsync(Cancellation);
        });

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Contains("4 rights (roles, owners, calendar addresses) taken away again", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal([("kept", Role.Staff), ("lowered", Role.Reader)], (await db.Set<RoleAssignment>().OrderBy(role => role.ObjectId).ToListAsync(Cancellation)).Select(role => (role.ObjectId, role.Role)));
        Assert.Equal(open, (await db.Set<CalendarLink>().SingleAsync(link => link.RevokedAtUtc == null, Cancellation)).Id);
        Assert.Empty(await db.Set<OwnerLink>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Texts_that_retention_removed_since_are_removed_again()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await ChangeAsync(async db => await db.Set<Submission>().ExecuteUpdateAsync(update => update.SetProperty(sent => sent.ErasedAtUtc, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc)), Cancellation));

        await Shell.RunAsync("restore", Backup);

        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal(PersonalData.Marker, (await db.Set<Submission>().SingleAsync(Cancellation)).Text);
        Assert.Equal(TestPerson.Tom.Name, (await db.Set<PersonRow>().SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task The_outbox_is_held_until_an_administrator_releases_it()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await Shell.RunAsync("restore", Backup);

        var held = await Shell.RunAsync("outbox");
        Assert.StartsWith("Held since ", held.Output, StringComparison.Ordinal);
        Assert.Contains("1 post to 19:channel (deadline)", held.Output, StringComparison.Ordinal);
        Assert.Empty(await ClaimAsync());
        Assert.Contains("The outbox is held", (await Shell.RunAsync("doctor")).Output, StringComparison.Ordinal);

        Assert.Contains("goes on", (await Shell.RunAsync("outbox", "release")).Output, StringComparison.Ordinal);
        Assert.Equal("19:channel", Assert.Single(await ClaimAsync()).Id);
        Assert.Contains("was not held", (await Shell.RunAsync("outbox", "release")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_to_be_sent_can_be_closed()
    {
        await SeedAsync();

        Assert.Equal(0, (await Shell.RunAsync("outbox", "hold")).ExitCode);
        Assert.Contains("0 posts closed", (await Shell.RunAsync("outbox", "close", "--before", "2026-11-20")).Output, StringComparison.Ordinal);
        Assert.Contains("1 post closed", (await Shell.RunAsync("outbox", "close", "--before", "2026-11-21")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing waits.", (await Shell.RunAsync("outbox")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Shell.RunAsync("outbox", "close", "--before", "yesterday")).ExitCode);
    }

    [Fact]
    public async Task Where_the_old_database_is_lost_references_are_left_out_and_those_who_are_named_are_erased()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await File.WriteAllTextAsync(_database.File, "A disk that failed wrote this over the database, and nothing can be read of it.", Cancellation);
        var erased = _folder.File("erased.txt");
        await File.WriteAllTextAsync(erased, $"{TestPerson.Tenant}/{TestPerson.Tom.ObjectId}\n", Cancellation);

        var restore = await Shell.RunAsync("restore", Backup, "--erased", erased);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("could not be read: 1 person of --erased erased, 100 references of each kind left out", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal(101, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
        Assert.Equal(PersonRow.ErasedName, (await db.Set<PersonRow>().SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task A_backup_that_is_missing_damaged_or_newer_is_refused_and_changes_nothing()
    {
        await SeedAsync();
        var before = await File.ReadAllBytesAsync(_database.File, Cancellation);
        var broken = _folder.File("broken.db");
        await File.WriteAllTextAsync(broken, "This is no database, and long enough to be taken for one at first sight.", Cancellation);
        await Shell.RunAsync("backup", Backup);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Backup};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99991231235959_Later', '99.0.0')";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var missing = await Shell.RunAsync("restore", _folder.File("nowhere.db"));
        var damaged = await Shell.RunAsync("restore", broken);
        var newer = await Shell.RunAsync("restore", Backup);
        var wrongList = await Shell.RunAsync("restore", Backup, "--erased", broken);

        Assert.Equal((1, 1, 1, 1), (missing.ExitCode, damaged.ExitCode, newer.ExitCode, wrongList.ExitCode));
        Assert.Contains("There is no file", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("no backup that can be used", damaged.Errors, StringComparison.Ordinal);
        Assert.Contains("a newer PlanBot has changed (migration 99991231235959_Later)", newer.Errors, StringComparison.Ordinal);
        Assert.Contains("line 1: write a person as tenant id, a slash and object id", wrongList.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_database.File, Cancellation));
        Assert.False(File.Exists(_database.File + ".restoring"));
    }

    [Fact]
    public async Task What_an_older_version_of_PlanBot_left_is_carried_over_from()
    {
        await OldInstallation.MakeAsync(_database.File);
        Assert.Equal(0, (await Shell.RunAsync("backup", Backup)).ExitCode);
        await OldInstallation.GoOnAsync(_database.File);

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("1 person erased again, texts of 0 submissions removed again, 1 reference counter moved on, the outcome of 1 post, 1 right (roles, owners, calendar addresses) taken away again", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        await OldInstallation.AssertWentOnAsync(db);
        var kept = Assert.Single(KeptFiles());
        await using var old = App(kept);
        await using var before = await ContextAsync(old);
        Assert.False(await before.IsUpToDateAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_newer_version_of_PlanBot_left_is_carried_over_from_as_it_stands()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await Shell.RunAsync("person", "erase", "--tenant", TestPerson.Tenant, "--person", TestPerson.Tom.ObjectId, "--yes");
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99991231235959_Later', '99.0.0')", Cancellation));

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("1 person erased again", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal(PersonRow.ErasedName, (await db.Set<PersonRow>().SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task What_a_newer_version_keeps_in_another_way_counts_as_lost()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99991231235959_Later', '99.0.0');
            ALTER TABLE "OutboxPost" RENAME COLUMN "State" TO "Stage";
            """, Cancellation));

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("could not be read", restore.Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal(101, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
    }

    [Fact]
    public async Task A_database_that_was_made_anew_after_a_loss_takes_no_role_away()
    {
        await SeedAsync();
        string[] person = ["--tenant", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa", "--person", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa"];
        await Shell.RunAsync(["role", "grant", .. person, "--role", "Staff"]);
        await Shell.RunAsync("backup", Backup);
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_database.File) + "*"))
        {
            File.Delete(file);
        }

        await ShellDatabase.MakeAsync();

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("It did not go on from this backup", restore.Output, StringComparison.Ordinal);
        Assert.Contains("Staff for every area: 1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa/1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa", (await Shell.RunAsync("role", "list")).Output, StringComparison.Ordinal);
        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal(101, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_file_stays_with_its_owner_and_mode_and_what_was_in_it_and_its_log_is_kept(bool isWhole)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Files have owners and modes of another kind here.");
            return;
        }

        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        if (!isWhole)
        {
            await File.WriteAllTextAsync(_database.File, "A disk that failed wrote this over the database, and nothing can be read of it.", Cancellation);
            await File.WriteAllTextAsync(_database.File + "-wal", "the log", Cancellation);
        }

        File.SetUnixFileMode(_database.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var before = await FileAsync(_database.File);

        var restore = await Shell.RunAsync("restore", Backup);

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Equal(before, await FileAsync(_database.File));
        Assert.All(KeptFiles(), kept => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(kept).UnixFileMode));
        if (isWhole)
        {
            Assert.Null(DatabaseBackup.FindDamage(Assert.Single(KeptFiles())));
        }
        else
        {
            Assert.Equal(["A disk that failed wrote this over the database, and nothing can be read of it.", "the log"], KeptFiles().Order().Select(File.ReadAllText));
        }
    }

    /// <summary>On a network share a log loses data.</summary>
    [Fact]
    public async Task A_restored_database_has_the_journal_that_the_setting_names()
    {
        const string Setting = "Database__JournalMode";
        Environment.SetEnvironmentVariable(Setting, "Delete");
        try
        {
            await SeedAsync();
            await Shell.RunAsync("backup", Backup);

            Assert.Equal(0, (await Shell.RunAsync("restore", Backup)).ExitCode);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Setting, null);
        }

        await using var app = App();
        await using var db = await ContextAsync(app);
        Assert.Equal("delete", (await db.Database.SqlQuery<string>($"SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").ToListAsync(Cancellation)).Single());
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_PlanBot_that_serves()
    {
        await SeedAsync();
        await Shell.RunAsync("backup", Backup);
        await ChangeAsync(db => db.Set<ReferenceCounter>().ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, 7), Cancellation));
        var url = $"http://127.0.0.1:{FreePort()}";
        using var stopping = new CancellationTokenSource();
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
        var serving = PlanBotCommandLine.RunAsync(["serve", "--urls", url], TextWriter.Null, TextWriter.Null, stopping.Token);
        try
        {
            while (!serving.IsCompleted && (await Shell.RunAsync("ready", "--url", url)).ExitCode != 0)
            {
                await Task.Delay(100, Cancellation);
            }

            Assert.False(serving.IsCompleted);
            var refused = await Shell.RunAsync("restore", Backup);
            Assert.Equal((1, $"PlanBot runs with {_database.File}, or another restore does. Stop it, then restore. Nothing was changed.\n"), (refused.ExitCode, refused.Errors));
            Assert.Empty(KeptFiles());
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", null);
            await stopping.CancelAsync();
            await serving;
        }

        Assert.Equal(0, (await Shell.RunAsync("restore", Backup)).ExitCode);
    }

    [Fact]
    public async Task PlanBot_does_not_serve_with_a_database_that_is_being_restored()
    {
        await SeedAsync();
        using var restoring = ServingLock.TakeAlone(_database.File);
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
        try
        {
            var serve = await Shell.RunAsync("serve", "--urls", $"http://127.0.0.1:{FreePort()}");

            Assert.Equal((1, $"{_database.File} is being restored. Start PlanBot when that is done.\n"), (serve.ExitCode, serve.Errors));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", null);
        }
    }

    /// <summary>What was kept of the database as it was before.</summary>
    private string[] KeptFiles() => Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_database.File) + ".before-*");

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>Which file it is, whose, and who may do what with it.</summary>
    private static async Task<string> FileAsync(string path)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i %u %a", path]) { RedirectStandardOutput = true })!;
        return await stat.StandardOutput.ReadToEndAsync(Cancellation);
    }

    private static WebApplicationScope App(string? database = null) => new(database);

    private static Task<PlanDbContext> ContextAsync(WebApplicationScope app) => app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(Cancellation);

    private static OutboxPost Post(string key, PostState state) => new()
    {
        Key = key,
        Topic = "deadline",
        LaneId = "19:channel",
        ConversationId = "19:channel",
        State = state,
        CreatedAtUtc = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc),
        NotBeforeUtc = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc),
    };

    private static async Task<IReadOnlyList<OutboxLane>> ClaimAsync()
    {
        await using var app = App();
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxQueue>().ClaimLanesAsync("test", 10, Cancellation);
    }

    private static async Task ChangeAsync(Func<PlanDbContext, Task> change)
    {
        await using var app = App();
        await app.Services.MigrateDatabaseAsync(Cancellation);
        await using var db = await ContextAsync(app);
        await change(db);
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>A person with one submission, its counter, and a post that waits.</summary>
    private static Task SeedAsync() => ChangeAsync(db =>
    {
        var key = Guid.NewGuid();
        db.Add(new PersonRow { Key = key, TenantId = TestPerson.Tenant, ObjectId = TestPerson.Tom.ObjectId, Name = TestPerson.Tom.Name });
        db.Add(new Submission { Reference = Reference, PlanId = "leicestershire-2013-17", Number = 1, FormKey = "form", PersonKey = key, Title = "Speeding", Text = "Lorries in the village" });
        db.Add(new ReferenceCounter { Prefix = "LEI-2013-P", Last = 1 });
        db.Add(Post("first", PostState.Waiting));
        return Task.CompletedTask;
    });

    /// <summary>The services as a command has them, on the shell's database or another one.</summary>
    private sealed class WebApplicationScope(string? database) : IAsyncDisposable
    {
        private readonly Microsoft.AspNetCore.Builder.WebApplication _app = PlanBotHost.CreateBuilder(
            [new("ConnectionStrings:PlanBot", database is null ? Environment.GetEnvironmentVariable("ConnectionStrings__PlanBot") : $"Data Source={database};Pooling=False")],
            quiet: true).Build();

        public IServiceProvider Services => _app.Services;

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
