CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "Ambitions" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ThemeIds" TEXT NOT NULL,
    "HeadingId" TEXT NOT NULL,
    "Ref" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Measure" TEXT NOT NULL,
    "Baseline" TEXT NOT NULL,
    "Target" TEXT NOT NULL,
    "TargetDate" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "UpdatedOn" TEXT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Ambitions" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Bodies" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Abbreviation" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Bodies" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "CommissioningLines" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "AmountGbp" TEXT NULL,
    "AmountKind" TEXT NOT NULL,
    "AmountLow" TEXT NULL,
    "AmountHigh" TEXT NULL,
    "ThemeId" TEXT NOT NULL,
    "Year" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_CommissioningLines" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Commitments" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Due" TEXT NULL,
    "DecidedOn" TEXT NULL,
    "DecisionNote" TEXT NOT NULL,
    "UpdatedOn" TEXT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Commitments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Comparators" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "KpiId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "PeriodStart" TEXT NULL,
    "PeriodEnd" TEXT NULL,
    "Value" TEXT NULL,
    "Valid" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Comparators" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "ConsultationComments" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Letter" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Respondent" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    "Comment" TEXT NOT NULL,
    "Disposition" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    "Response" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_ConsultationComments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Conversation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Conversation" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "TenantId" TEXT NOT NULL,
    "ReferenceJson" TEXT NOT NULL,
    "PersonObjectId" TEXT NOT NULL,
    "TeamId" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "WelcomedAtUtc" TEXT NULL,
    "GoneAtUtc" TEXT NULL,
    "UpdatedAtUtc" TEXT NOT NULL
);

CREATE TABLE "DataVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataVersions" PRIMARY KEY,
    "Value" TEXT NOT NULL
);

CREATE TABLE "DeadlinePost" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DeadlinePost" PRIMARY KEY,
    "SubscriptionId" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "MilestoneId" TEXT NOT NULL,
    "LeadDays" INTEGER NOT NULL,
    "CountedDay" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAtUtc" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "BegunAtUtc" TEXT NULL,
    "SentAtUtc" TEXT NULL,
    "ActivityId" TEXT NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "Failure" TEXT NOT NULL
);

CREATE TABLE "DeadlineSubscription" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DeadlineSubscription" PRIMARY KEY,
    "ConversationId" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "LeadDays" TEXT NOT NULL,
    "PostFrom" TEXT NOT NULL,
    "CreatedByTenantId" TEXT NOT NULL,
    "CreatedByObjectId" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "EndedAtUtc" TEXT NULL
);

CREATE TABLE "Decisions" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "CommitmentId" TEXT NOT NULL,
    "DecidedOn" TEXT NULL,
    "Summary" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ReleasedGbp" TEXT NULL,
    "PanelTold" TEXT NOT NULL,
    "PanelToldOn" TEXT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Decisions" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Duties" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Provision" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Who" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Duties" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Facts" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "AsOf" TEXT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Facts" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Headings" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Order" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Headings" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Kpis" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Better" TEXT NOT NULL,
    "Comparator" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "Target" TEXT NOT NULL,
    "OutcomeId" TEXT NOT NULL,
    "Frequency" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "GreenAt" TEXT NULL,
    "AmberAt" TEXT NULL,
    "Visibility" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Kpis" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Measurements" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "KpiId" TEXT NOT NULL,
    "PeriodStart" TEXT NULL,
    "PeriodEnd" TEXT NULL,
    "Value" TEXT NOT NULL,
    "ValueKind" TEXT NOT NULL,
    "ComparatorValue" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Provisional" INTEGER NOT NULL,
    "PublishedOn" TEXT NULL,
    "RecordedBy" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Measurements" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Meetings" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Starts" TEXT NULL,
    "Ends" TEXT NULL,
    "Precision" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Meetings" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Milestones" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Starts" TEXT NULL,
    "Ends" TEXT NULL,
    "Precision" TEXT NOT NULL,
    "DateWritten" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Holder" TEXT NOT NULL,
    "Missing" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "WorkingDaysBefore" INTEGER NULL,
    "ThemeId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Milestones" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "NationalMeasures" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Framework" TEXT NOT NULL,
    "Since" TEXT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_NationalMeasures" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Outcomes" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Outcomes" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Paragraphs" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Doc" TEXT NOT NULL,
    "Para" TEXT NOT NULL,
    "Heading" TEXT NOT NULL,
    "Gist" TEXT NOT NULL,
    "Keywords" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Paragraphs" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Partners" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Relation" TEXT NOT NULL,
    "Detail" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Partners" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Plans" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Plans" PRIMARY KEY,
    "FormatVersion" INTEGER NULL,
    "Area" TEXT NOT NULL,
    "AreaName" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "PeriodStart" TEXT NULL,
    "PeriodEnd" TEXT NULL,
    "Commissioner" TEXT NOT NULL,
    "Force" TEXT NOT NULL,
    "Panel" TEXT NOT NULL,
    "FirstPublished" TEXT NULL,
    "RevisedPublished" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Contact" TEXT NOT NULL,
    "Fictional" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "ImportedAtUtc" TEXT NOT NULL
);

CREATE TABLE "PrioritySubmission" (
    "Reference" TEXT NOT NULL CONSTRAINT "PK_PrioritySubmission" PRIMARY KEY,
    "PlanId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "FormKey" TEXT NOT NULL,
    "TenantId" TEXT NOT NULL,
    "ObjectId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "Organisation" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Priority" TEXT NOT NULL,
    "Strategy" TEXT NOT NULL,
    "ThemeIds" TEXT NOT NULL,
    "Support" TEXT NOT NULL,
    "EvidenceLink" TEXT NOT NULL,
    "AreaCovered" TEXT NOT NULL,
    "Timescale" TEXT NOT NULL,
    "LeadContact" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "SubmittedAtUtc" TEXT NOT NULL
);

CREATE TABLE "Reallocations" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "DecisionId" TEXT NOT NULL,
    "Destination" TEXT NOT NULL,
    "AmountGbp" TEXT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Reallocations" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "RoleAssignment" (
    "TenantId" TEXT NOT NULL,
    "ObjectId" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "GrantedBy" TEXT NOT NULL,
    "GrantedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_RoleAssignment" PRIMARY KEY ("TenantId", "ObjectId", "Area")
);

CREATE TABLE "Sources" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Published" TEXT NULL,
    "UsedFor" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Sources" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "StatutoryEvidence" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Requirement" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_StatutoryEvidence" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Themes" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Order" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Predecessors" TEXT NOT NULL,
    "Successors" TEXT NOT NULL,
    "ChangeKind" TEXT NOT NULL,
    "ChangeDate" TEXT NULL,
    "ChangeNote" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Lead" TEXT NOT NULL,
    "SetRating" TEXT NOT NULL,
    "SetRatingReason" TEXT NOT NULL,
    "SetRatingBy" TEXT NOT NULL,
    "SetRatingOn" TEXT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Themes" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "DataVersions" ("Id", "Value")
VALUES (1, '00000000-0000-0000-0000-000000000000');
SELECT changes();


CREATE INDEX "IX_Conversation_TenantId_PersonObjectId" ON "Conversation" ("TenantId", "PersonObjectId");

CREATE INDEX "IX_DeadlinePost_State_NextAttemptAtUtc" ON "DeadlinePost" ("State", "NextAttemptAtUtc");

CREATE UNIQUE INDEX "IX_DeadlinePost_SubscriptionId_MilestoneId_CountedDay_LeadDays" ON "DeadlinePost" ("SubscriptionId", "MilestoneId", "CountedDay", "LeadDays");

CREATE UNIQUE INDEX "IX_DeadlineSubscription_ConversationId_PlanId" ON "DeadlineSubscription" ("ConversationId", "PlanId");

CREATE INDEX "IX_Measurements_PlanId_KpiId" ON "Measurements" ("PlanId", "KpiId");

CREATE UNIQUE INDEX "IX_PrioritySubmission_FormKey" ON "PrioritySubmission" ("FormKey");

CREATE UNIQUE INDEX "IX_PrioritySubmission_PlanId_Number" ON "PrioritySubmission" ("PlanId", "Number");

CREATE INDEX "IX_PrioritySubmission_TenantId_ObjectId" ON "PrioritySubmission" ("TenantId", "ObjectId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122204543_Initial', '10.0.15');

COMMIT;

