using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LawRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Alignments",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AmbitionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Framework = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MeasureId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alignments", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "EqualityImpacts",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DoneOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    DoneBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublishedAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NextReview = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EqualityImpacts", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PoliceResources",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount = table.Column<decimal>(type: "numeric", nullable: true),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AsOf = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Year = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoliceResources", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Recommendations",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeNote = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RespondBy = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RespondedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Response = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ResponsePublishedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    PublishedAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CopySentOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    DutyIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UpdatedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    UpdatedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recommendations", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReviewedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReviewedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NextReview = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => new { x.PlanId, x.Id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alignments");

            migrationBuilder.DropTable(
                name: "EqualityImpacts");

            migrationBuilder.DropTable(
                name: "PoliceResources");

            migrationBuilder.DropTable(
                name: "Recommendations");

            migrationBuilder.DropTable(
                name: "Reviews");
        }
    }
}
