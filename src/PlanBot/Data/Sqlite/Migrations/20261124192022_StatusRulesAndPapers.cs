using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatusRulesAndPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SetRatingUntil",
                table: "Themes",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PreparedPaper",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    PersonKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreparedPaper", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "StatusRules",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    RedPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    AmberPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    JudgedPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    KpiWeight = table.Column<int>(type: "INTEGER", nullable: true),
                    CommitmentWeight = table.Column<int>(type: "INTEGER", nullable: true),
                    AmbitionWeight = table.Column<int>(type: "INTEGER", nullable: true),
                    UpdateDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusRules", x => new { x.PlanId, x.Id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PreparedPaper");

            migrationBuilder.DropTable(
                name: "StatusRules");

            migrationBuilder.DropColumn(
                name: "SetRatingUntil",
                table: "Themes");
        }
    }
}
