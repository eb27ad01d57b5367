using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportedDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContentHash",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ImportedAtUtc",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ShortName",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentId",
                table: "Paragraphs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "Paragraphs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "Paragraphs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Paragraphs_PlanId_DocumentId",
                table: "Paragraphs",
                columns: new[] { "PlanId", "DocumentId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Paragraphs_PlanId_DocumentId",
                table: "Paragraphs");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ImportedAtUtc",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "IsImported",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ShortName",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "DocumentId",
                table: "Paragraphs");

            migrationBuilder.DropColumn(
                name: "IsImported",
                table: "Paragraphs");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "Paragraphs");
        }
    }
}
