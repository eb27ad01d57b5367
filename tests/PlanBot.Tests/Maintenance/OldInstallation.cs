using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Maintenance;

/// <summary>An installation as an older version of PlanBot left it: a person, a role, a reference that was given, a post that waits.</summary>
internal static class OldInstallation
{
    private const string Schema = "StatusRulesAndPapers";

    /// <summary>The object id of somebody whose role is taken away after the backup.</summary>
    public const string Gone = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0098";

    private const string Stays = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0097";

    private const string Key = "5D0C6C1E-7D0A-4B42-9B0D-2B8F3A0C9A11";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Content => $"""
        INSERT INTO "People" ("Key", "TenantId", "ObjectId", "Name", "TeamsId", "FirstSeenAtUtc")
        VALUES ('{Key}', '{TestPerson.Tenant}', '{TestPerson.Tom.ObjectId}', '{TestPerson.Tom.Name}', '', '2026-11-01 09:00:00Z');
        INSERT INTO "RoleAssignment" ("TenantId", "ObjectId", "Area", "Role", "DisplayName", "GrantedBy", "GrantedAtUtc")
        VALUES ('{TestPerson.Tenant}', '{Gone}', 'northshire', 'Staff', '', '', '2026-11-01 09:00:00Z'), ('{TestPerson.Tenant}', '{Stays}', 'northshire', 'Staff', '', '', '2026-11-01 09:00:00Z');
        INSERT INTO "ReferenceCounters" ("Prefix", "Last") VALUES ('LEI-2013-P', 1);
        INSERT INTO "AuditEntry" ("AtUtc", "Actor", "Kind", "PlanId", "Reference", "Change", "BeforeJson", "AfterJson")
        VALUES ('2026-11-01 09:00:00Z', 'command line', 'role', '', '{TestPerson.Tenant}/{Stays}', 'granted', '{"{}"}', '{"{}"}');
        INSERT INTO "OutboxPost" ("Key", "Topic", "Subject", "Batch", "LaneId", "ConversationId", "PersonTenantId", "PersonObjectId", "Action", "StandingName", "ActivityJson", "State", "Attempts", "UnknownOutcomes", "NotBeforeUtc", "GiveUpAtUtc", "CreatedAtUtc", "ActivityId", "Failure")
        VALUES ('first', 'deadline', '', '', '19:channel', '19:channel', '', '', 'New', '', '', 'Waiting', 0, 0, '2026-11-20 09:00:00Z', '2026-11-27 09:00:00Z', '2026-11-20 09:00:00Z', '', '');
        """;

    /// <summary>What makes its tables and fills them, on either kind of database.</summary>
    public static async Task<string> SqlAsync(TestedDatabase kind) =>
        $"{await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "PlanBot.Tests", "Data", "ReleasedSchemas", $"{Schema}.{kind}.sql"), Cancellation)}\n{Content}";

    public static async Task MakeAsync(string file) => await ExecuteAsync(file, await SqlAsync(TestedDatabase.Sqlite));

    /// <summary>In the older version the person is erased, the post sent, a role taken away, and references are given.</summary>
    public static Task GoOnAsync(string file) => ExecuteAsync(file, $"""
        UPDATE "People" SET "TenantId" = 'erased', "ObjectId" = "Key", "Name" = '{PersonRow.ErasedName}', "ErasedAtUtc" = '2026-11-21 09:00:00';
        DELETE FROM "RoleAssignment" WHERE "ObjectId" = '{Gone}';
        UPDATE "ReferenceCounters" SET "Last" = 7;
        UPDATE "OutboxPost" SET "State" = 'Sent';
        """);

    /// <summary>What was done after the backup holds in the restored database.</summary>
    public static async Task AssertWentOnAsync(PlanDbContext db)
    {
        Assert.True(await db.IsUpToDateAsync(Cancellation));
        Assert.Equal(PersonRow.ErasedName, (await db.Set<PersonRow>().SingleAsync(Cancellation)).Name);
        Assert.Equal(Stays, (await db.Set<RoleAssignment>().SingleAsync(Cancellation)).ObjectId);
        Assert.Equal(7, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
        Assert.Equal(PostState.Sent, (await db.Set<OutboxPost>().SingleAsync(Cancellation)).State);
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
