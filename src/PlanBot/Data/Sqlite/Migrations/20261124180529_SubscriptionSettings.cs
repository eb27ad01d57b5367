using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Kinds",
                table: "DeadlineSubscription",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAtUtc",
                table: "DeadlineSubscription",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResumedAtUtc",
                table: "DeadlineSubscription",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "DeadlineSubscription",
                type: "INTEGER",
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
