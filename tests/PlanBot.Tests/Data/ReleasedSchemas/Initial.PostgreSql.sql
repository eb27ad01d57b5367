CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE "Ambitions" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "ThemeIds" text COLLATE "C" NOT NULL,
    "HeadingId" text COLLATE "C" NOT NULL,
    "Ref" text COLLATE "C" NOT NULL,
    "Summary" text COLLATE "C" NOT NULL,
    "Measure" text COLLATE "C" NOT NULL,
    "Baseline" text COLLATE "C" NOT NULL,
    "Target" text COLLATE "C" NOT NULL,
    "TargetDate" character varying(10),
    "Status" text COLLATE "C" NOT NULL,
    "Owner" text COLLATE "C" NOT NULL,
    "UpdatedOn" character varying(10),
    "UpdatedBy" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Ambitions" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Bodies" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Abbreviation" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Role" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Bodies" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "CommissioningLines" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "AmountGbp" numeric,
    "AmountKind" text COLLATE "C" NOT NULL,
    "AmountLow" numeric,
    "AmountHigh" numeric,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Year" text COLLATE "C" NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_CommissioningLines" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Commitments" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Summary" text COLLATE "C" NOT NULL,
    "Owner" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "Due" character varying(10),
    "DecidedOn" character varying(10),
    "DecisionNote" text COLLATE "C" NOT NULL,
    "UpdatedOn" character varying(10),
    "UpdatedBy" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Commitments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Comparators" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "KpiId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Label" text COLLATE "C" NOT NULL,
    "PeriodStart" character varying(10),
    "PeriodEnd" character varying(10),
    "Value" numeric,
    "Valid" boolean NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Comparators" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "ConsultationComments" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Letter" text COLLATE "C" NOT NULL,
    "Part" text COLLATE "C" NOT NULL,
    "Respondent" text COLLATE "C" NOT NULL,
    "Topic" text COLLATE "C" NOT NULL,
    "Comment" text COLLATE "C" NOT NULL,
    "Disposition" text COLLATE "C" NOT NULL,
    "Certainty" text COLLATE "C" NOT NULL,
    "Response" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ConsultationComments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Conversation" (
    "Id" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "TenantId" text COLLATE "C" NOT NULL,
    "ReferenceJson" text COLLATE "C" NOT NULL,
    "PersonObjectId" text COLLATE "C" NOT NULL,
    "TeamId" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "WelcomedAtUtc" timestamp with time zone,
    "GoneAtUtc" timestamp with time zone,
    "UpdatedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Conversation" PRIMARY KEY ("Id")
);

CREATE TABLE "DataVersions" (
    "Id" integer NOT NULL,
    "Value" uuid NOT NULL,
    CONSTRAINT "PK_DataVersions" PRIMARY KEY ("Id")
);

CREATE TABLE "DeadlinePost" (
    "Id" uuid NOT NULL,
    "SubscriptionId" uuid NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "MilestoneId" text COLLATE "C" NOT NULL,
    "LeadDays" integer NOT NULL,
    "CountedDay" date NOT NULL,
    "State" character varying(20) NOT NULL,
    "Attempts" integer NOT NULL,
    "NextAttemptAtUtc" timestamp with time zone NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    "BegunAtUtc" timestamp with time zone,
    "SentAtUtc" timestamp with time zone,
    "ActivityId" text COLLATE "C" NOT NULL,
    "ThreadId" text COLLATE "C" NOT NULL,
    "Failure" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_DeadlinePost" PRIMARY KEY ("Id")
);

CREATE TABLE "DeadlineSubscription" (
    "Id" uuid NOT NULL,
    "ConversationId" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "LeadDays" text COLLATE "C" NOT NULL,
    "PostFrom" time without time zone NOT NULL,
    "CreatedByTenantId" text COLLATE "C" NOT NULL,
    "CreatedByObjectId" text COLLATE "C" NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    "EndedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_DeadlineSubscription" PRIMARY KEY ("Id")
);

CREATE TABLE "Decisions" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "CommitmentId" text COLLATE "C" NOT NULL,
    "DecidedOn" character varying(10),
    "Summary" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "ReleasedGbp" numeric,
    "PanelTold" text COLLATE "C" NOT NULL,
    "PanelToldOn" character varying(10),
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Decisions" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Duties" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Act" text COLLATE "C" NOT NULL,
    "Provision" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Summary" text COLLATE "C" NOT NULL,
    "Who" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Duties" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Facts" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    "Unit" text COLLATE "C" NOT NULL,
    "AsOf" character varying(10),
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Facts" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Headings" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Order" integer,
    "Name" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Headings" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Kpis" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Unit" text COLLATE "C" NOT NULL,
    "Better" text COLLATE "C" NOT NULL,
    "Comparator" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Target" text COLLATE "C" NOT NULL,
    "OutcomeId" text COLLATE "C" NOT NULL,
    "Frequency" text COLLATE "C" NOT NULL,
    "Owner" text COLLATE "C" NOT NULL,
    "GreenAt" numeric,
    "AmberAt" numeric,
    "Visibility" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Kpis" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Measurements" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "KpiId" text COLLATE "C" NOT NULL,
    "PeriodStart" character varying(10),
    "PeriodEnd" character varying(10),
    "Value" text COLLATE "C" NOT NULL,
    "ValueKind" text COLLATE "C" NOT NULL,
    "ComparatorValue" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Provisional" boolean NOT NULL,
    "PublishedOn" character varying(10),
    "RecordedBy" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Measurements" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Meetings" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "BodyId" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Starts" character varying(10),
    "Ends" character varying(10),
    "Precision" text COLLATE "C" NOT NULL,
    "Place" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Meetings" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Milestones" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Starts" character varying(10),
    "Ends" character varying(10),
    "Precision" text COLLATE "C" NOT NULL,
    "DateWritten" text COLLATE "C" NOT NULL,
    "Event" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Holder" text COLLATE "C" NOT NULL,
    "Missing" text COLLATE "C" NOT NULL,
    "MeetingId" text COLLATE "C" NOT NULL,
    "WorkingDaysBefore" integer,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Visibility" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Milestones" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "NationalMeasures" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Framework" text COLLATE "C" NOT NULL,
    "Since" character varying(10),
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_NationalMeasures" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Outcomes" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Summary" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Outcomes" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Paragraphs" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Doc" text COLLATE "C" NOT NULL,
    "Para" text COLLATE "C" NOT NULL,
    "Heading" text COLLATE "C" NOT NULL,
    "Gist" text COLLATE "C" NOT NULL,
    "Keywords" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Paragraphs" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Partners" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Relation" text COLLATE "C" NOT NULL,
    "Detail" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Partners" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Plans" (
    "Id" text COLLATE "C" NOT NULL,
    "FormatVersion" integer,
    "Area" text COLLATE "C" NOT NULL,
    "AreaName" text COLLATE "C" NOT NULL,
    "AreaCode" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "PeriodStart" character varying(10),
    "PeriodEnd" character varying(10),
    "Commissioner" text COLLATE "C" NOT NULL,
    "Force" text COLLATE "C" NOT NULL,
    "Panel" text COLLATE "C" NOT NULL,
    "FirstPublished" character varying(10),
    "RevisedPublished" character varying(10),
    "Status" text COLLATE "C" NOT NULL,
    "Contact" text COLLATE "C" NOT NULL,
    "Fictional" boolean NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    "ImportedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Plans" PRIMARY KEY ("Id")
);

CREATE TABLE "PrioritySubmission" (
    "Reference" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "FormKey" text COLLATE "C" NOT NULL,
    "TenantId" text COLLATE "C" NOT NULL,
    "ObjectId" text COLLATE "C" NOT NULL,
    "PersonName" text COLLATE "C" NOT NULL,
    "Organisation" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Priority" text COLLATE "C" NOT NULL,
    "Strategy" text COLLATE "C" NOT NULL,
    "ThemeIds" text COLLATE "C" NOT NULL,
    "Support" text COLLATE "C" NOT NULL,
    "EvidenceLink" text COLLATE "C" NOT NULL,
    "AreaCovered" text COLLATE "C" NOT NULL,
    "Timescale" text COLLATE "C" NOT NULL,
    "LeadContact" text COLLATE "C" NOT NULL,
    "Status" character varying(20) NOT NULL,
    "SubmittedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_PrioritySubmission" PRIMARY KEY ("Reference")
);

CREATE TABLE "Reallocations" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "DecisionId" text COLLATE "C" NOT NULL,
    "Destination" text COLLATE "C" NOT NULL,
    "AmountGbp" numeric,
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Reallocations" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "RoleAssignment" (
    "TenantId" text COLLATE "C" NOT NULL,
    "ObjectId" text COLLATE "C" NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "Role" character varying(20) NOT NULL,
    "DisplayName" text COLLATE "C" NOT NULL,
    "GrantedBy" text COLLATE "C" NOT NULL,
    "GrantedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_RoleAssignment" PRIMARY KEY ("TenantId", "ObjectId", "Area")
);

CREATE TABLE "Sources" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Address" text COLLATE "C" NOT NULL,
    "Published" character varying(10),
    "UsedFor" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Sources" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "StatutoryEvidence" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Requirement" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "Evidence" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_StatutoryEvidence" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Themes" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Version" text COLLATE "C" NOT NULL,
    "Order" integer,
    "Name" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "Predecessors" text COLLATE "C" NOT NULL,
    "Successors" text COLLATE "C" NOT NULL,
    "ChangeKind" text COLLATE "C" NOT NULL,
    "ChangeDate" character varying(10),
    "ChangeNote" text COLLATE "C" NOT NULL,
    "Purpose" text COLLATE "C" NOT NULL,
    "Lead" text COLLATE "C" NOT NULL,
    "SetRating" text COLLATE "C" NOT NULL,
    "SetRatingReason" text COLLATE "C" NOT NULL,
    "SetRatingBy" text COLLATE "C" NOT NULL,
    "SetRatingOn" character varying(10),
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Themes" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "DataVersions" ("Id", "Value")
VALUES (1, '00000000-0000-0000-0000-000000000000');

CREATE INDEX "IX_Conversation_TenantId_PersonObjectId" ON "Conversation" ("TenantId", "PersonObjectId");

CREATE INDEX "IX_DeadlinePost_State_NextAttemptAtUtc" ON "DeadlinePost" ("State", "NextAttemptAtUtc");

CREATE UNIQUE INDEX "IX_DeadlinePost_SubscriptionId_MilestoneId_CountedDay_LeadDays" ON "DeadlinePost" ("SubscriptionId", "MilestoneId", "CountedDay", "LeadDays");

CREATE UNIQUE INDEX "IX_DeadlineSubscription_ConversationId_PlanId" ON "DeadlineSubscription" ("ConversationId", "PlanId");

CREATE INDEX "IX_Measurements_PlanId_KpiId" ON "Measurements" ("PlanId", "KpiId");

CREATE UNIQUE INDEX "IX_PrioritySubmission_FormKey" ON "PrioritySubmission" ("FormKey");

CREATE UNIQUE INDEX "IX_PrioritySubmission_PlanId_Number" ON "PrioritySubmission" ("PlanId", "Number");

CREATE INDEX "IX_PrioritySubmission_TenantId_ObjectId" ON "PrioritySubmission" ("TenantId", "ObjectId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124134949_Initial', '10.0.15');

COMMIT;

