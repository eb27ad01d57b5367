using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Bodies",
                table: "DeadlineSubscription",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Kinds",
                table: "DeadlineSubscription",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAtUtc",
                table: "DeadlineSubscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResumedAtUtc",
                table: "DeadlineSubscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "DeadlineSubscription",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Bodies",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "Kinds",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "PausedAtUtc",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "ResumedAtUtc",
                table: "DeadlineSubscription");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "DeadlineSubscription");
        }
    }
}
