using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
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
                    ThreadId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SpeakerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    QuestionJson = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExpiresAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
