using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ConversationState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ConversationState",
                columns: table => new
                {
                    ThreadId = table.Column<string>(type: "TEXT", nullable: false),
                    SpeakerId = table.Column<string>(type: "TEXT", nullable: false),
                    QuestionJson = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConversationState", x => new { x.ThreadId, x.SpeakerId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConversationState_ExpiresAtUtc",
                table: "ConversationState",
                column: "ExpiresAtUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConversationState");
        }
    }
}
