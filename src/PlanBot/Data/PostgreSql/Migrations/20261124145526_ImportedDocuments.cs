using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
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
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "ImportedAtUtc",
                table: "Sources",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "Sources",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ShortName",
                table: "Sources",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DocumentId",
                table: "Paragraphs",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "Paragraphs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "Paragraphs",
                type: "text",
                nullable: true,
                collation: "C");

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
