using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionsDigestsAnnouncements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Bodies",
                table: "DeadlineSubscription",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DigestDay",
                table: "DeadlineSubscription",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DigestFromUtc",
                table: "DeadlineSubscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kinds",
                table: "DeadlineSubscription",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAtUtc",
                table: "DeadlineSubscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResumedAtUtc",
                table: "DeadlineSubscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "DeadlineSubscription",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Announcement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SendAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PostedDigest",
                columns: table => new
                {
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    QueuedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenJson = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostedDigest", x => new { x.SubscriptionId, x.Week });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Announcement_PlanId_CreatedAtUtc",
                table: "Announcement",
                columns: new[] { "PlanId", "CreatedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Announcement");

            migrationBuilder.DropTable(
                name: "PostedDigest");

            migrationBuilder.DropColumn(
                name: "Bodies",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "DigestDay",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "DigestFromUtc",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "Kinds",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "PausedAtUtc",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "ResumedAtUtc",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "DeadlineSubscription");
        }
    }
}
