using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CancelledMilestonesAndChannelTypes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ToldCancelled",
                table: "PostedDeadline",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CancelledBecause",
                table: "Milestones",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ChannelType",
                table: "Conversation",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ToldCancelled",
                table: "PostedDeadline");

            migrationBuilder.DropColumn(
                name: "CancelledBecause",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "ChannelType",
                table: "Conversation");
        }
    }
}
