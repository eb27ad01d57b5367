using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
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
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PreparedPaper",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreparedPaper", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "StatusRules",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RedPercent = table.Column<int>(type: "integer", nullable: true),
                    AmberPercent = table.Column<int>(type: "integer", nullable: true),
                    JudgedPercent = table.Column<int>(type: "integer", nullable: true),
                    KpiWeight = table.Column<int>(type: "integer", nullable: true),
                    CommitmentWeight = table.Column<int>(type: "integer", nullable: true),
                    AmbitionWeight = table.Column<int>(type: "integer", nullable: true),
                    UpdateDays = table.Column<int>(type: "integer", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
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
