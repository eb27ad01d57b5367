using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Submissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PrioritySubmission");

            migrationBuilder.CreateTable(
                name: "ConsultationRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Draft = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationRounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReferenceCounters",
                columns: table => new
                {
                    Prefix = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceCounters", x => x.Prefix);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionDrafts",
                columns: table => new
                {
                    FormKey = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Resubmits = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FieldsJson = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionDrafts", x => new { x.FormKey, x.PersonKey });
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FormKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Organisation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Strategy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Support = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EvidenceLink = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AreaCovered = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Timescale = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadContact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Section = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    Resubmits = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LateReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Origin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OriginId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AssignedToKey = table.Column<Guid>(type: "uuid", nullable: true),
                    Question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reply = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OutcomeThemeIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeWhere = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SubmittedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ErasedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Reference);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionVersions",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PersonKey = table.Column<Guid>(type: "uuid", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FieldsJson = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionVersions", x => new { x.Reference, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "TriageSubscriptions",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BeganAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TriageSubscriptions", x => new { x.ConversationId, x.Area });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationRounds_PlanId",
                table: "ConsultationRounds",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Area_Status",
                table: "Submissions",
                columns: new[] { "Area", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_FormKey",
                table: "Submissions",
                column: "FormKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_OrganisationId",
                table: "Submissions",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PersonKey",
                table: "Submissions",
                column: "PersonKey");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PlanId_Kind_Number",
                table: "Submissions",
                columns: new[] { "PlanId", "Kind", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConsultationRounds");

            migrationBuilder.DropTable(
                name: "ReferenceCounters");

            migrationBuilder.DropTable(
                name: "SubmissionDrafts");

            migrationBuilder.DropTable(
                name: "Submissions");

            migrationBuilder.DropTable(
                name: "SubmissionVersions");

            migrationBuilder.DropTable(
                name: "TriageSubscriptions");

            migrationBuilder.CreateTable(
                name: "PrioritySubmission",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AreaCovered = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EvidenceLink = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadContact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Organisation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Priority = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Strategy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubmittedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Support = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Timescale = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrioritySubmission", x => x.Reference);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PrioritySubmission_FormKey",
                table: "PrioritySubmission",
                column: "FormKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrioritySubmission_PlanId_Number",
                table: "PrioritySubmission",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrioritySubmission_TenantId_ObjectId",
                table: "PrioritySubmission",
                columns: new[] { "TenantId", "ObjectId" });
        }
    }
}
