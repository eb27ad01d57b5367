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

START TRANSACTION;
CREATE TABLE "AuditEntry" (
    "Id" bigint GENERATED BY DEFAULT AS IDENTITY,
    "AtUtc" timestamp with time zone NOT NULL,
    "PersonKey" uuid,
    "Actor" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Reference" text COLLATE "C" NOT NULL,
    "Change" text COLLATE "C" NOT NULL,
    "BeforeJson" text COLLATE "C" NOT NULL,
    "AfterJson" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AuditEntry" PRIMARY KEY ("Id")
);

CREATE TABLE "OrganisationDomains" (
    "Domain" text COLLATE "C" NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "OrganisationId" uuid NOT NULL,
    CONSTRAINT "PK_OrganisationDomains" PRIMARY KEY ("Domain", "Area")
);

CREATE TABLE "OrganisationMemberships" (
    "PersonKey" uuid NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "Named" text COLLATE "C" NOT NULL,
    "NamedAtUtc" timestamp with time zone NOT NULL,
    "OrganisationId" uuid,
    "Declined" boolean NOT NULL,
    CONSTRAINT "PK_OrganisationMemberships" PRIMARY KEY ("PersonKey", "Area")
);

CREATE TABLE "Organisations" (
    "Id" uuid NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Organisations" PRIMARY KEY ("Id")
);

CREATE TABLE "OrganisationTenants" (
    "TenantId" text COLLATE "C" NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "OrganisationId" uuid NOT NULL,
    CONSTRAINT "PK_OrganisationTenants" PRIMARY KEY ("TenantId", "Area")
);

CREATE TABLE "People" (
    "Key" uuid NOT NULL,
    "TenantId" text COLLATE "C" NOT NULL,
    "ObjectId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "TeamsId" text COLLATE "C" NOT NULL,
    "FirstSeenAtUtc" timestamp with time zone NOT NULL,
    "ErasedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_People" PRIMARY KEY ("Key")
);

CREATE INDEX "IX_AuditEntry_PersonKey" ON "AuditEntry" ("PersonKey");

CREATE INDEX "IX_AuditEntry_Reference" ON "AuditEntry" ("Reference");

CREATE UNIQUE INDEX "IX_Organisations_Area_Name" ON "Organisations" ("Area", "Name");

CREATE UNIQUE INDEX "IX_People_TenantId_ObjectId" ON "People" ("TenantId", "ObjectId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124142228_PeopleAndAudit', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE "ConversationState" (
    "ThreadId" text COLLATE "C" NOT NULL,
    "SpeakerId" text COLLATE "C" NOT NULL,
    "QuestionJson" text COLLATE "C" NOT NULL,
    "ExpiresAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ConversationState" PRIMARY KEY ("ThreadId", "SpeakerId")
);

CREATE INDEX "IX_ConversationState_ExpiresAtUtc" ON "ConversationState" ("ExpiresAtUtc");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124142637_ConversationState', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Sources" ADD "ContentHash" text COLLATE "C";

ALTER TABLE "Sources" ADD "ImportedAtUtc" timestamp with time zone;

ALTER TABLE "Sources" ADD "IsImported" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "Sources" ADD "ShortName" text COLLATE "C";

ALTER TABLE "Paragraphs" ADD "DocumentId" text COLLATE "C";

ALTER TABLE "Paragraphs" ADD "IsImported" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "Paragraphs" ADD "Text" text COLLATE "C";

CREATE INDEX "IX_Paragraphs_PlanId_DocumentId" ON "Paragraphs" ("PlanId", "DocumentId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124145526_ImportedDocuments', '10.0.15');

COMMIT;

START TRANSACTION;
DROP TABLE "DeadlinePost";

CREATE TABLE "GivenFeedback" (
    "ConversationId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "PersonKey" text COLLATE "C" NOT NULL,
    "Useful" boolean NOT NULL,
    "Intent" text COLLATE "C" NOT NULL,
    "Entities" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "GivenAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_GivenFeedback" PRIMARY KEY ("ConversationId", "ActivityId", "PersonKey")
);

CREATE TABLE "OutboxLane" (
    "Id" text COLLATE "C" NOT NULL,
    "PacedUntil" bigint NOT NULL,
    "ClaimedUntil" bigint NOT NULL,
    "ClaimedBy" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_OutboxLane" PRIMARY KEY ("Id")
);

CREATE TABLE "OutboxPost" (
    "Id" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Key" text COLLATE "C" NOT NULL,
    "Topic" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Batch" text COLLATE "C" NOT NULL,
    "LaneId" text COLLATE "C" NOT NULL,
    "ConversationId" text COLLATE "C" NOT NULL,
    "PersonTenantId" text COLLATE "C" NOT NULL,
    "PersonObjectId" text COLLATE "C" NOT NULL,
    "Action" character varying(20) NOT NULL,
    "StandingName" text COLLATE "C" NOT NULL,
    "ActivityJson" text COLLATE "C" NOT NULL,
    "State" character varying(20) NOT NULL,
    "Attempts" integer NOT NULL,
    "UnknownOutcomes" integer NOT NULL,
    "NotBeforeUtc" timestamp with time zone NOT NULL,
    "GiveUpAtUtc" timestamp with time zone NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    "BegunAtUtc" timestamp with time zone,
    "SentAtUtc" timestamp with time zone,
    "ActivityId" text COLLATE "C" NOT NULL,
    "Failure" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_OutboxPost" PRIMARY KEY ("Id")
);

CREATE TABLE "OutboxTenant" (
    "TenantId" text COLLATE "C" NOT NULL,
    "PacedUntil" bigint NOT NULL,
    CONSTRAINT "PK_OutboxTenant" PRIMARY KEY ("TenantId")
);

CREATE TABLE "SentAnswer" (
    "ConversationId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "Intent" text COLLATE "C" NOT NULL,
    "Entities" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "SentAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SentAnswer" PRIMARY KEY ("ConversationId", "ActivityId")
);

CREATE TABLE "StandingMessage" (
    "Name" text COLLATE "C" NOT NULL,
    "ConversationId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "ThreadId" text COLLATE "C" NOT NULL,
    "PostedAtUtc" timestamp with time zone NOT NULL,
    "UpdatedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_StandingMessage" PRIMARY KEY ("Name")
);

CREATE TABLE "Synonyms" (
    "Term" character varying(100) COLLATE "C" NOT NULL,
    "Meaning" character varying(100) COLLATE "C" NOT NULL,
    "AddedBy" text COLLATE "C" NOT NULL,
    "AddedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Synonyms" PRIMARY KEY ("Term", "Meaning")
);

CREATE TABLE "UnansweredQuestion" (
    "Id" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Intent" text COLLATE "C" NOT NULL,
    "Scope" text COLLATE "C" NOT NULL,
    "Count" integer NOT NULL,
    "FirstAtUtc" timestamp with time zone NOT NULL,
    "LastAtUtc" timestamp with time zone NOT NULL,
    "DealtWithAtUtc" timestamp with time zone,
    "DealtWithBy" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_UnansweredQuestion" PRIMARY KEY ("Id")
);

CREATE TABLE "UnansweredWords" (
    "Id" uuid NOT NULL,
    "QuestionId" text COLLATE "C" NOT NULL,
    "Words" text COLLATE "C" NOT NULL,
    "AskedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_UnansweredWords" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_GivenFeedback_GivenAtUtc" ON "GivenFeedback" ("GivenAtUtc");

CREATE INDEX "IX_OutboxPost_Batch" ON "OutboxPost" ("Batch");

CREATE UNIQUE INDEX "IX_OutboxPost_Key" ON "OutboxPost" ("Key");

CREATE INDEX "IX_OutboxPost_LaneId_State" ON "OutboxPost" ("LaneId", "State");

CREATE INDEX "IX_OutboxPost_State_NotBeforeUtc" ON "OutboxPost" ("State", "NotBeforeUtc");

CREATE INDEX "IX_SentAnswer_SentAtUtc" ON "SentAnswer" ("SentAtUtc");

CREATE INDEX "IX_StandingMessage_ConversationId" ON "StandingMessage" ("ConversationId");

CREATE INDEX "IX_UnansweredWords_AskedAtUtc" ON "UnansweredWords" ("AskedAtUtc");

CREATE INDEX "IX_UnansweredWords_QuestionId" ON "UnansweredWords" ("QuestionId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124153514_OutboxSynonymsFeedback', '10.0.15');

COMMIT;

START TRANSACTION;
DROP TABLE "PrioritySubmission";

CREATE TABLE "ConsultationRounds" (
    "Id" uuid NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Draft" text COLLATE "C" NOT NULL,
    "OpensOn" date NOT NULL,
    "ClosesOn" date NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ConsultationRounds" PRIMARY KEY ("Id")
);

CREATE TABLE "ReferenceCounters" (
    "Prefix" text COLLATE "C" NOT NULL,
    "Last" integer NOT NULL,
    CONSTRAINT "PK_ReferenceCounters" PRIMARY KEY ("Prefix")
);

CREATE TABLE "SubmissionDrafts" (
    "FormKey" uuid NOT NULL,
    "PersonKey" uuid NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Kind" character varying(20) NOT NULL,
    "RoundId" uuid,
    "Reference" text COLLATE "C" NOT NULL,
    "Resubmits" text COLLATE "C" NOT NULL,
    "FieldsJson" text COLLATE "C" NOT NULL,
    "SavedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SubmissionDrafts" PRIMARY KEY ("FormKey", "PersonKey")
);

CREATE TABLE "Submissions" (
    "Reference" text COLLATE "C" NOT NULL,
    "Kind" character varying(20) NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "FormKey" text COLLATE "C" NOT NULL,
    "PersonKey" uuid,
    "OrganisationId" uuid,
    "Organisation" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "Strategy" text COLLATE "C" NOT NULL,
    "ThemeIds" text COLLATE "C" NOT NULL,
    "Support" text COLLATE "C" NOT NULL,
    "EvidenceLink" text COLLATE "C" NOT NULL,
    "AreaCovered" text COLLATE "C" NOT NULL,
    "Timescale" text COLLATE "C" NOT NULL,
    "LeadContact" text COLLATE "C" NOT NULL,
    "Section" text COLLATE "C" NOT NULL,
    "RoundId" uuid,
    "Resubmits" text COLLATE "C" NOT NULL,
    "LateReason" text COLLATE "C" NOT NULL,
    "Origin" text COLLATE "C" NOT NULL,
    "OriginId" text COLLATE "C" NOT NULL,
    "Status" character varying(20) NOT NULL,
    "AssignedToKey" uuid,
    "Question" text COLLATE "C" NOT NULL,
    "Reply" text COLLATE "C" NOT NULL,
    "Outcome" character varying(20) NOT NULL,
    "OutcomeThemeIds" text COLLATE "C" NOT NULL,
    "OutcomeWhere" text COLLATE "C" NOT NULL,
    "OutcomeReason" text COLLATE "C" NOT NULL,
    "DecidedAtUtc" timestamp with time zone,
    "SubmittedAtUtc" timestamp with time zone NOT NULL,
    "Revision" integer NOT NULL,
    "ErasedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_Submissions" PRIMARY KEY ("Reference")
);

CREATE TABLE "SubmissionVersions" (
    "Reference" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "PersonKey" uuid,
    "AtUtc" timestamp with time zone NOT NULL,
    "FieldsJson" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_SubmissionVersions" PRIMARY KEY ("Reference", "Number")
);

CREATE TABLE "TriageSubscriptions" (
    "ConversationId" text COLLATE "C" NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "BeganAtUtc" timestamp with time zone NOT NULL,
    "EndedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_TriageSubscriptions" PRIMARY KEY ("ConversationId", "Area")
);

CREATE INDEX "IX_ConsultationRounds_PlanId" ON "ConsultationRounds" ("PlanId");

CREATE INDEX "IX_Submissions_Area_Status" ON "Submissions" ("Area", "Status");

CREATE UNIQUE INDEX "IX_Submissions_FormKey" ON "Submissions" ("FormKey");

CREATE INDEX "IX_Submissions_OrganisationId" ON "Submissions" ("OrganisationId");

CREATE INDEX "IX_Submissions_PersonKey" ON "Submissions" ("PersonKey");

CREATE UNIQUE INDEX "IX_Submissions_PlanId_Kind_Number" ON "Submissions" ("PlanId", "Kind", "Number");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124161438_Submissions', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Milestones" ADD "DoneOn" character varying(10);

CREATE TABLE "PostedDeadline" (
    "SubscriptionId" uuid NOT NULL,
    "MilestoneId" text COLLATE "C" NOT NULL,
    "CountedDay" date NOT NULL,
    "LeadDays" integer NOT NULL,
    "Shown" text COLLATE "C" NOT NULL,
    "SeenBy" text COLLATE "C" NOT NULL,
    "SnoozedUntil" date,
    CONSTRAINT "PK_PostedDeadline" PRIMARY KEY ("SubscriptionId", "MilestoneId")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124172718_DeadlineCards', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Conversation" ADD "HeldAtUtc" timestamp with time zone;

ALTER TABLE "Conversation" ADD "Loss" character varying(20);

ALTER TABLE "Conversation" ADD "Name" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "Conversation" ADD "TeamName" text COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE "CalendarEntries" (
    "PlanId" text COLLATE "C" NOT NULL,
    "MilestoneId" text COLLATE "C" NOT NULL,
    "Told" text COLLATE "C" NOT NULL,
    "Sequence" integer NOT NULL,
    "ChangedAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_CalendarEntries" PRIMARY KEY ("PlanId", "MilestoneId")
);

CREATE TABLE "CalendarLinks" (
    "Id" uuid NOT NULL,
    "TokenHash" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "BodyId" text COLLATE "C" NOT NULL,
    "ConversationId" text COLLATE "C" NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    "RevokedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_CalendarLinks" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_CalendarLinks_PlanId_ConversationId" ON "CalendarLinks" ("PlanId", "ConversationId");

CREATE UNIQUE INDEX "IX_CalendarLinks_TokenHash" ON "CalendarLinks" ("TokenHash");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124181210_CalendarLinksAndHeldConversations', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "DeadlineSubscription" ADD "Bodies" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "DeadlineSubscription" ADD "DigestDay" character varying(20);

ALTER TABLE "DeadlineSubscription" ADD "DigestFromUtc" timestamp with time zone;

ALTER TABLE "DeadlineSubscription" ADD "Kinds" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "DeadlineSubscription" ADD "PausedAtUtc" timestamp with time zone;

ALTER TABLE "DeadlineSubscription" ADD "ResumedAtUtc" timestamp with time zone;

ALTER TABLE "DeadlineSubscription" ADD "Revision" integer NOT NULL DEFAULT 0;

CREATE TABLE "Announcement" (
    "Id" uuid NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "State" character varying(20) NOT NULL,
    "CreatedBy" uuid NOT NULL,
    "CreatedAtUtc" timestamp with time zone NOT NULL,
    "SendAtUtc" timestamp with time zone,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_Announcement" PRIMARY KEY ("Id")
);

CREATE TABLE "PostedDigest" (
    "SubscriptionId" uuid NOT NULL,
    "Week" date NOT NULL,
    "QueuedAtUtc" timestamp with time zone NOT NULL,
    "SeenJson" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_PostedDigest" PRIMARY KEY ("SubscriptionId", "Week")
);

CREATE INDEX "IX_Announcement_PlanId_CreatedAtUtc" ON "Announcement" ("PlanId", "CreatedAtUtc");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124190241_SubscriptionsDigestsAnnouncements', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Submissions" ADD "Certainty" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Letter" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Part" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Source" text COLLATE "C" NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124190418_SubmissionsKeepTheirTable', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Themes" ADD "SetRatingUntil" character varying(10);

CREATE TABLE "PreparedPaper" (
    "TokenHash" text COLLATE "C" NOT NULL,
    "PersonKey" uuid NOT NULL,
    "FileName" text COLLATE "C" NOT NULL,
    "Content" bytea NOT NULL,
    "ExpiresAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_PreparedPaper" PRIMARY KEY ("TokenHash")
);

CREATE TABLE "StatusRules" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "RedPercent" integer,
    "AmberPercent" integer,
    "JudgedPercent" integer,
    "KpiWeight" integer,
    "CommitmentWeight" integer,
    "AmbitionWeight" integer,
    "UpdateDays" integer,
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_StatusRules" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124192037_StatusRulesAndPapers', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "PostedDeadline" ADD "ToldCancelled" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "Milestones" ADD "CancelledBecause" text COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE "Conversation" ADD "ChannelType" text COLLATE "C" NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129165706_CancelledMilestonesAndChannelTypes', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "Measurements" ADD "ConfidenceInterval" text COLLATE "C" NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129192339_ConfidenceIntervals', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE "Alignments" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "AmbitionId" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Framework" text COLLATE "C" NOT NULL,
    "MeasureId" text COLLATE "C" NOT NULL,
    "Item" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Alignments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "EqualityImpacts" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Revision" text COLLATE "C" NOT NULL,
    "DoneOn" character varying(10),
    "DoneBy" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "Outcome" text COLLATE "C" NOT NULL,
    "PublishedAt" text COLLATE "C" NOT NULL,
    "NextReview" character varying(10),
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_EqualityImpacts" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "PoliceResources" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Amount" numeric,
    "Unit" text COLLATE "C" NOT NULL,
    "AsOf" character varying(10),
    "Year" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_PoliceResources" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Recommendations" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "BodyId" text COLLATE "C" NOT NULL,
    "MadeOn" character varying(10),
    "Summary" text COLLATE "C" NOT NULL,
    "Outcome" text COLLATE "C" NOT NULL,
    "OutcomeNote" text COLLATE "C" NOT NULL,
    "RespondBy" character varying(10),
    "RespondedOn" character varying(10),
    "Response" text COLLATE "C" NOT NULL,
    "ResponsePublishedOn" character varying(10),
    "PublishedAt" text COLLATE "C" NOT NULL,
    "CopySentOn" character varying(10),
    "DutyIds" text COLLATE "C" NOT NULL,
    "ThemeId" text COLLATE "C" NOT NULL,
    "UpdatedOn" character varying(10),
    "UpdatedBy" text COLLATE "C" NOT NULL,
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Recommendations" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Reviews" (
    "PlanId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "ReviewedOn" character varying(10),
    "Outcome" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "ReviewedBy" text COLLATE "C" NOT NULL,
    "NextReview" character varying(10),
    "Ordinal" integer NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Reviews" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129192919_LawRecords', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE "ImportBaseline" (
    "PlanId" text COLLATE "C" NOT NULL,
    "File" text COLLATE "C" NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_ImportBaseline" PRIMARY KEY ("PlanId", "File")
);

CREATE TABLE "WaitingWorkbook" (
    "PersonKey" uuid NOT NULL,
    "Id" uuid NOT NULL,
    "FileName" text COLLATE "C" NOT NULL,
    "Content" bytea NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "ExpiresAtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_WaitingWorkbook" PRIMARY KEY ("PersonKey")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129194541_ImportBaselines', '10.0.15');

COMMIT;

START TRANSACTION;
ALTER TABLE "People" ADD "Language" text COLLATE "C" NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129194817_PeopleChooseTheirLanguage', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE "NudgedRecords" (
    "PersonKey" uuid NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "RecordId" text COLLATE "C" NOT NULL,
    "NudgedOn" date NOT NULL,
    "PostKey" text COLLATE "C" NOT NULL,
    "AnsweredAtUtc" timestamp with time zone,
    CONSTRAINT "PK_NudgedRecords" PRIMARY KEY ("PersonKey", "PlanId", "Kind", "RecordId")
);

CREATE TABLE "NudgeSettings" (
    "PersonKey" uuid NOT NULL,
    "Rhythm" character varying(20) NOT NULL,
    "PausedUntil" date,
    CONSTRAINT "PK_NudgeSettings" PRIMARY KEY ("PersonKey")
);

CREATE TABLE "OwnerLinks" (
    "Id" uuid NOT NULL,
    "PersonKey" uuid NOT NULL,
    "Area" text COLLATE "C" NOT NULL,
    "Owner" text COLLATE "C" NOT NULL,
    "PlanId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "RecordId" text COLLATE "C" NOT NULL,
    "SaidAtUtc" timestamp with time zone NOT NULL,
    "ConfirmedAtUtc" timestamp with time zone,
    CONSTRAINT "PK_OwnerLinks" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_NudgedRecords_PostKey" ON "NudgedRecords" ("PostKey");

CREATE INDEX "IX_OwnerLinks_Area" ON "OwnerLinks" ("Area");

CREATE UNIQUE INDEX "IX_OwnerLinks_PersonKey_Area_Owner_PlanId_Kind_RecordId" ON "OwnerLinks" ("PersonKey", "Area", "Owner", "PlanId", "Kind", "RecordId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129204031_OwnersAndNudges', '10.0.15');

COMMIT;

