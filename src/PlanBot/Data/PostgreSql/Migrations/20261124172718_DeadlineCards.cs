using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
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
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PostedDeadline",
                columns: table => new
                {
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MilestoneId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CountedDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LeadDays = table.Column<int>(type: "integer", nullable: false),
                    Shown = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SeenBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SnoozedUntil = table.Column<DateOnly>(type: "date", nullable: true)
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
