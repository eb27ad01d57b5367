using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanBot.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Ambitions",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HeadingId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ref = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Baseline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TargetDate = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UpdatedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    UpdatedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ambitions", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Bodies",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Abbreviation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bodies", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CommissioningLines",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AmountGbp = table.Column<decimal>(type: "numeric", nullable: true),
                    AmountKind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AmountLow = table.Column<decimal>(type: "numeric", nullable: true),
                    AmountHigh = table.Column<decimal>(type: "numeric", nullable: true),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Year = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommissioningLines", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Commitments",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Due = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    DecidedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    DecisionNote = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UpdatedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    UpdatedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commitments", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Comparators",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KpiId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PeriodStart = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    PeriodEnd = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Value = table.Column<decimal>(type: "numeric", nullable: true),
                    Valid = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comparators", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ConsultationComments",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Letter = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Part = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Respondent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Topic = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Comment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Disposition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Certainty = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Response = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationComments", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Conversation",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReferenceJson = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TeamId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WelcomedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    GoneAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UpdatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeadlinePost",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MilestoneId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadDays = table.Column<int>(type: "integer", nullable: false),
                    CountedDay = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BegunAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ActivityId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThreadId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Failure = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlinePost", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeadlineSubscription",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadDays = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PostFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    CreatedByTenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedByObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlineSubscription", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CommitmentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReleasedGbp = table.Column<decimal>(type: "numeric", nullable: true),
                    PanelTold = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PanelToldOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Duties",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Provision = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duties", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Facts",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AsOf = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Facts", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Headings",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Order = table.Column<int>(type: "integer", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Headings", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Kpis",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Better = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Comparator = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Frequency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GreenAt = table.Column<decimal>(type: "numeric", nullable: true),
                    AmberAt = table.Column<decimal>(type: "numeric", nullable: true),
                    Visibility = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kpis", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Measurements",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KpiId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PeriodStart = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    PeriodEnd = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ValueKind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ComparatorValue = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Provisional = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RecordedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measurements", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Meetings",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Starts = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ends = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Precision = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meetings", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Milestones",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Starts = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ends = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Precision = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DateWritten = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Event = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Holder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Missing = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MeetingId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WorkingDaysBefore = table.Column<int>(type: "integer", nullable: true),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Visibility = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Milestones", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NationalMeasures",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Framework = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Since = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NationalMeasures", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Outcomes",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outcomes", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Paragraphs",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Doc = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Para = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Heading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Gist = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Keywords = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Paragraphs", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Partners",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Relation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partners", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Plans",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormatVersion = table.Column<int>(type: "integer", nullable: true),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AreaName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AreaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PeriodStart = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    PeriodEnd = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Commissioner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Force = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Panel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FirstPublished = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RevisedPublished = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Contact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fictional = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ImportedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PrioritySubmission",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FormKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Organisation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Priority = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Strategy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeIds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Support = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EvidenceLink = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AreaCovered = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Timescale = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadContact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubmittedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrioritySubmission", x => x.Reference);
                });

            migrationBuilder.CreateTable(
                name: "Reallocations",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecisionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Destination = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AmountGbp = table.Column<decimal>(type: "numeric", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reallocations", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RoleAssignment",
                columns: table => new
                {
                    TenantId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GrantedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GrantedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleAssignment", x => new { x.TenantId, x.ObjectId, x.Area });
                });

            migrationBuilder.CreateTable(
                name: "Sources",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Published = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    UsedFor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sources", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "StatutoryEvidence",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Requirement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatutoryEvidence", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Themes",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Order = table.Column<int>(type: "integer", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Predecessors = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Successors = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ChangeKind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ChangeDate = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ChangeNote = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Lead = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetRating = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetRatingReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetRatingBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetRatingOn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Themes", x => new { x.PlanId, x.Id });
                });

            migrationBuilder.InsertData(
                table: "DataVersions",
                columns: new[] { "Id", "Value" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "IX_Conversation_TenantId_PersonObjectId",
                table: "Conversation",
                columns: new[] { "TenantId", "PersonObjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlinePost_State_NextAttemptAtUtc",
                table: "DeadlinePost",
                columns: new[] { "State", "NextAttemptAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlinePost_SubscriptionId_MilestoneId_CountedDay_LeadDays",
                table: "DeadlinePost",
                columns: new[] { "SubscriptionId", "MilestoneId", "CountedDay", "LeadDays" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineSubscription_ConversationId_PlanId",
                table: "DeadlineSubscription",
                columns: new[] { "ConversationId", "PlanId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measurements_PlanId_KpiId",
                table: "Measurements",
                columns: new[] { "PlanId", "KpiId" });

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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ambitions");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropTable(
                name: "CommissioningLines");

            migrationBuilder.DropTable(
                name: "Commitments");

            migrationBuilder.DropTable(
                name: "Comparators");

            migrationBuilder.DropTable(
                name: "ConsultationComments");

            migrationBuilder.DropTable(
                name: "Conversation");

            migrationBuilder.DropTable(
                name: "DataVersions");

            migrationBuilder.DropTable(
                name: "DeadlinePost");

            migrationBuilder.DropTable(
                name: "DeadlineSubscription");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Duties");

            migrationBuilder.DropTable(
                name: "Facts");

            migrationBuilder.DropTable(
                name: "Headings");

            migrationBuilder.DropTable(
                name: "Kpis");

            migrationBuilder.DropTable(
                name: "Measurements");

            migrationBuilder.DropTable(
                name: "Meetings");

            migrationBuilder.DropTable(
                name: "Milestones");

            migrationBuilder.DropTable(
                name: "NationalMeasures");

            migrationBuilder.DropTable(
                name: "Outcomes");

            migrationBuilder.DropTable(
                name: "Paragraphs");

            migrationBuilder.DropTable(
                name: "Partners");

            migrationBuilder.DropTable(
                name: "Plans");

            migrationBuilder.DropTable(
                name: "PrioritySubmission");

            migrationBuilder.DropTable(
                name: "Reallocations");

            migrationBuilder.DropTable(
                name: "RoleAssignment");

            migrationBuilder.DropTable(
                name: "Sources");

            migrationBuilder.DropTable(
                name: "StatutoryEvidence");

            migrationBuilder.DropTable(
                name: "Themes");
        }
    }
}
