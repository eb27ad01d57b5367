using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OwnersAndNudges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NudgedRecords",
                columns: table => new
                {
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NudgedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PostKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnsweredAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NudgedRecords", x => new { x.PersonKey, x.PlanId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "NudgeSettings",
                columns: table => new
                {
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PausedUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NudgeSettings", x => x.PersonKey);
                });

            migrationBuilder.CreateTable(
                name: "OwnerLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SaidAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnerLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NudgedRecords_PostKey",
                table: "NudgedRecords",
                column: "PostKey");

            migrationBuilder.CreateIndex(
                name: "IX_OwnerLinks_Area",
                table: "OwnerLinks",
                column: "Area");

            migrationBuilder.CreateIndex(
                name: "IX_OwnerLinks_PersonKey_Area_Owner_PlanId_Kind_RecordId",
                table: "OwnerLinks",
                columns: new[] { "PersonKey", "Area", "Owner", "PlanId", "Kind", "RecordId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NudgedRecords");

            migrationBuilder.DropTable(
                name: "NudgeSettings");

            migrationBuilder.DropTable(
                name: "OwnerLinks");
        }
    }
}
