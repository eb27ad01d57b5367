using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OutboxSynonymsFeedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeadlinePost");

            migrationBuilder.CreateTable(
                name: "GivenFeedback",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Useful = table.Column<bool>(type: "boolean", nullable: false),
                    Intent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Entities = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GivenFeedback", x => new { x.ConversationId, x.ActivityId, x.PersonKey });
                });

            migrationBuilder.CreateTable(
                name: "OutboxLane",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PacedUntil = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxLane", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxPost",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Topic = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Batch = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaneId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonTenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StandingName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActivityJson = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    UnknownOutcomes = table.Column<int>(type: "integer", nullable: false),
                    NotBeforeUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GiveUpAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BegunAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Failure = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxPost", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxTenant",
                columns: table => new
                {
                    TenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PacedUntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxTenant", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "SentAnswer",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Intent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Entities = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SentAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentAnswer", x => new { x.ConversationId, x.ActivityId });
                });

            migrationBuilder.CreateTable(
                name: "StandingMessage",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThreadId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PostedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingMessage", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Synonyms",
                columns: table => new
                {
                    Term = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Meaning = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AddedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AddedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Synonyms", x => new { x.Term, x.Meaning });
                });

            migrationBuilder.CreateTable(
                name: "UnansweredQuestion",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Intent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DealtWithAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DealtWithBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnansweredQuestion", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnansweredWords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnansweredWords", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GivenFeedback_GivenAtUtc",
                table: "GivenFeedback",
                column: "GivenAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxPost_Batch",
                table: "OutboxPost",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxPost_Key",
                table: "OutboxPost",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxPost_LaneId_State",
                table: "OutboxPost",
                columns: new[] { "LaneId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxPost_State_NotBeforeUtc",
                table: "OutboxPost",
                columns: new[] { "State", "NotBeforeUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SentAnswer_SentAtUtc",
                table: "SentAnswer",
                column: "SentAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_StandingMessage_ConversationId",
                table: "StandingMessage",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_UnansweredWords_AskedAtUtc",
                table: "UnansweredWords",
                column: "AskedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_UnansweredWords_QuestionId",
                table: "UnansweredWords",
                column: "QuestionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GivenFeedback");

            migrationBuilder.DropTable(
                name: "OutboxLane");

            migrationBuilder.DropTable(
                name: "OutboxPost");

            migrationBuilder.DropTable(
                name: "OutboxTenant");

            migrationBuilder.DropTable(
                name: "SentAnswer");

            migrationBuilder.DropTable(
                name: "StandingMessage");

            migrationBuilder.DropTable(
                name: "Synonyms");

            migrationBuilder.DropTable(
                name: "UnansweredQuestion");

            migrationBuilder.DropTable(
                name: "UnansweredWords");

            migrationBuilder.CreateTable(
                name: "DeadlinePost",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    BegunAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CountedDay = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Failure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadDays = table.Column<int>(type: "integer", nullable: false),
                    MilestoneId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NextAttemptAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SentAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlinePost", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlinePost_State_NextAttemptAtUtc",
                table: "DeadlinePost",
                columns: new[] { "State", "NextAttemptAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlinePost_SubscriptionId_MilestoneId_CountedDay_LeadDays",
                table: "DeadlinePost",
                columns: new[] { "SubscriptionId", "MilestoneId", "CountedDay", "LeadDays" },
                unique: true);
        }
    }
}
