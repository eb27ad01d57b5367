using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeadlineCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DoneOn",
                table: "Milestones",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PostedDeadline",
                columns: table => new
                {
                    SubscriptionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MilestoneId = table.Column<string>(type: "TEXT", nullable: false),
                    CountedDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeadDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<string>(type: "TEXT", nullable: false),
                    SeenBy = table.Column<string>(type: "TEXT", nullable: false),
                    SnoozedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostedDeadline", x => new { x.SubscriptionId, x.MilestoneId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PostedDeadline");

            migrationBuilder.DropColumn(
                name: "DoneOn",
                table: "Milestones");
        }
    }
}
