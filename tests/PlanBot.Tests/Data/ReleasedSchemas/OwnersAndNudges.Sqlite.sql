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

BEGIN TRANSACTION;
CREATE TABLE "AuditEntry" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntry" PRIMARY KEY AUTOINCREMENT,
    "AtUtc" TEXT NOT NULL,
    "PersonKey" TEXT NULL,
    "Actor" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "Change" TEXT NOT NULL,
    "BeforeJson" TEXT NOT NULL,
    "AfterJson" TEXT NOT NULL
);

CREATE TABLE "OrganisationDomains" (
    "Domain" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    CONSTRAINT "PK_OrganisationDomains" PRIMARY KEY ("Domain", "Area")
);

CREATE TABLE "OrganisationMemberships" (
    "PersonKey" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Named" TEXT NOT NULL,
    "NamedAtUtc" TEXT NOT NULL,
    "OrganisationId" TEXT NULL,
    "Declined" INTEGER NOT NULL,
    CONSTRAINT "PK_OrganisationMemberships" PRIMARY KEY ("PersonKey", "Area")
);

CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Area" TEXT NOT NULL,
    "Name" TEXT NOT NULL
);

CREATE TABLE "OrganisationTenants" (
    "TenantId" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    CONSTRAINT "PK_OrganisationTenants" PRIMARY KEY ("TenantId", "Area")
);

CREATE TABLE "People" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "TenantId" TEXT NOT NULL,
    "ObjectId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "TeamsId" TEXT NOT NULL,
    "FirstSeenAtUtc" TEXT NOT NULL,
    "ErasedAtUtc" TEXT NULL
);

CREATE INDEX "IX_AuditEntry_PersonKey" ON "AuditEntry" ("PersonKey");

CREATE INDEX "IX_AuditEntry_Reference" ON "AuditEntry" ("Reference");

CREATE UNIQUE INDEX "IX_Organisations_Area_Name" ON "Organisations" ("Area", "Name");

CREATE UNIQUE INDEX "IX_People_TenantId_ObjectId" ON "People" ("TenantId", "ObjectId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124142218_PeopleAndAudit', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "ConversationState" (
    "ThreadId" TEXT NOT NULL,
    "SpeakerId" TEXT NOT NULL,
    "QuestionJson" TEXT NOT NULL,
    "ExpiresAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_ConversationState" PRIMARY KEY ("ThreadId", "SpeakerId")
);

CREATE INDEX "IX_ConversationState_ExpiresAtUtc" ON "ConversationState" ("ExpiresAtUtc");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124142536_ConversationState', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Sources" ADD "ContentHash" TEXT NULL;

ALTER TABLE "Sources" ADD "ImportedAtUtc" TEXT NULL;

ALTER TABLE "Sources" ADD "IsImported" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Sources" ADD "ShortName" TEXT NULL;

ALTER TABLE "Paragraphs" ADD "DocumentId" TEXT NULL;

ALTER TABLE "Paragraphs" ADD "IsImported" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Paragraphs" ADD "Text" TEXT NULL;

CREATE INDEX "IX_Paragraphs_PlanId_DocumentId" ON "Paragraphs" ("PlanId", "DocumentId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124145510_ImportedDocuments', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
DROP TABLE "DeadlinePost";

CREATE TABLE "GivenFeedback" (
    "ConversationId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "PersonKey" TEXT NOT NULL,
    "Useful" INTEGER NOT NULL,
    "Intent" TEXT NOT NULL,
    "Entities" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "GivenAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_GivenFeedback" PRIMARY KEY ("ConversationId", "ActivityId", "PersonKey")
);

CREATE TABLE "OutboxLane" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OutboxLane" PRIMARY KEY,
    "PacedUntil" INTEGER NOT NULL,
    "ClaimedUntil" INTEGER NOT NULL,
    "ClaimedBy" TEXT NOT NULL
);

CREATE TABLE "OutboxPost" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutboxPost" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Batch" TEXT NOT NULL,
    "LaneId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "PersonTenantId" TEXT NOT NULL,
    "PersonObjectId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "StandingName" TEXT NOT NULL,
    "ActivityJson" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "UnknownOutcomes" INTEGER NOT NULL,
    "NotBeforeUtc" TEXT NOT NULL,
    "GiveUpAtUtc" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "BegunAtUtc" TEXT NULL,
    "SentAtUtc" TEXT NULL,
    "ActivityId" TEXT NOT NULL,
    "Failure" TEXT NOT NULL
);

CREATE TABLE "OutboxTenant" (
    "TenantId" TEXT NOT NULL CONSTRAINT "PK_OutboxTenant" PRIMARY KEY,
    "PacedUntil" INTEGER NOT NULL
);

CREATE TABLE "SentAnswer" (
    "ConversationId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Intent" TEXT NOT NULL,
    "Entities" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "SentAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SentAnswer" PRIMARY KEY ("ConversationId", "ActivityId")
);

CREATE TABLE "StandingMessage" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_StandingMessage" PRIMARY KEY,
    "ConversationId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "PostedAtUtc" TEXT NOT NULL,
    "UpdatedAtUtc" TEXT NOT NULL
);

CREATE TABLE "Synonyms" (
    "Term" TEXT NOT NULL,
    "Meaning" TEXT NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_Synonyms" PRIMARY KEY ("Term", "Meaning")
);

CREATE TABLE "UnansweredQuestion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnansweredQuestion" PRIMARY KEY,
    "PlanId" TEXT NOT NULL,
    "Intent" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "FirstAtUtc" TEXT NOT NULL,
    "LastAtUtc" TEXT NOT NULL,
    "DealtWithAtUtc" TEXT NULL,
    "DealtWithBy" TEXT NOT NULL
);

CREATE TABLE "UnansweredWords" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnansweredWords" PRIMARY KEY,
    "QuestionId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "AskedAtUtc" TEXT NOT NULL
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
VALUES ('20261124153459_OutboxSynonymsFeedback', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
DROP TABLE "PrioritySubmission";

CREATE TABLE "ConsultationRounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ConsultationRounds" PRIMARY KEY,
    "PlanId" TEXT NOT NULL,
    "Draft" TEXT NOT NULL,
    "OpensOn" TEXT NOT NULL,
    "ClosesOn" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL
);

CREATE TABLE "ReferenceCounters" (
    "Prefix" TEXT NOT NULL CONSTRAINT "PK_ReferenceCounters" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "SubmissionDrafts" (
    "FormKey" TEXT NOT NULL,
    "PersonKey" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "RoundId" TEXT NULL,
    "Reference" TEXT NOT NULL,
    "Resubmits" TEXT NOT NULL,
    "FieldsJson" TEXT NOT NULL,
    "SavedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SubmissionDrafts" PRIMARY KEY ("FormKey", "PersonKey")
);

CREATE TABLE "Submissions" (
    "Reference" TEXT NOT NULL CONSTRAINT "PK_Submissions" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "FormKey" TEXT NOT NULL,
    "PersonKey" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Organisation" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Strategy" TEXT NOT NULL,
    "ThemeIds" TEXT NOT NULL,
    "Support" TEXT NOT NULL,
    "EvidenceLink" TEXT NOT NULL,
    "AreaCovered" TEXT NOT NULL,
    "Timescale" TEXT NOT NULL,
    "LeadContact" TEXT NOT NULL,
    "Section" TEXT NOT NULL,
    "RoundId" TEXT NULL,
    "Resubmits" TEXT NOT NULL,
    "LateReason" TEXT NOT NULL,
    "Origin" TEXT NOT NULL,
    "OriginId" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "AssignedToKey" TEXT NULL,
    "Question" TEXT NOT NULL,
    "Reply" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "OutcomeThemeIds" TEXT NOT NULL,
    "OutcomeWhere" TEXT NOT NULL,
    "OutcomeReason" TEXT NOT NULL,
    "DecidedAtUtc" TEXT NULL,
    "SubmittedAtUtc" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "ErasedAtUtc" TEXT NULL
);

CREATE TABLE "SubmissionVersions" (
    "Reference" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "PersonKey" TEXT NULL,
    "AtUtc" TEXT NOT NULL,
    "FieldsJson" TEXT NOT NULL,
    CONSTRAINT "PK_SubmissionVersions" PRIMARY KEY ("Reference", "Number")
);

CREATE TABLE "TriageSubscriptions" (
    "ConversationId" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "BeganAtUtc" TEXT NOT NULL,
    "EndedAtUtc" TEXT NULL,
    CONSTRAINT "PK_TriageSubscriptions" PRIMARY KEY ("ConversationId", "Area")
);

CREATE INDEX "IX_ConsultationRounds_PlanId" ON "ConsultationRounds" ("PlanId");

CREATE INDEX "IX_Submissions_Area_Status" ON "Submissions" ("Area", "Status");

CREATE UNIQUE INDEX "IX_Submissions_FormKey" ON "Submissions" ("FormKey");

CREATE INDEX "IX_Submissions_OrganisationId" ON "Submissions" ("OrganisationId");

CREATE INDEX "IX_Submissions_PersonKey" ON "Submissions" ("PersonKey");

CREATE UNIQUE INDEX "IX_Submissions_PlanId_Kind_Number" ON "Submissions" ("PlanId", "Kind", "Number");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124161434_Submissions', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Milestones" ADD "DoneOn" TEXT NULL;

CREATE TABLE "PostedDeadline" (
    "SubscriptionId" TEXT NOT NULL,
    "MilestoneId" TEXT NOT NULL,
    "CountedDay" TEXT NOT NULL,
    "LeadDays" INTEGER NOT NULL,
    "Shown" TEXT NOT NULL,
    "SeenBy" TEXT NOT NULL,
    "SnoozedUntil" TEXT NULL,
    CONSTRAINT "PK_PostedDeadline" PRIMARY KEY ("SubscriptionId", "MilestoneId")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124172713_DeadlineCards', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Conversation" ADD "HeldAtUtc" TEXT NULL;

ALTER TABLE "Conversation" ADD "Loss" TEXT NULL;

ALTER TABLE "Conversation" ADD "Name" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Conversation" ADD "TeamName" TEXT NOT NULL DEFAULT '';

CREATE TABLE "CalendarEntries" (
    "PlanId" TEXT NOT NULL,
    "MilestoneId" TEXT NOT NULL,
    "Told" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "ChangedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_CalendarEntries" PRIMARY KEY ("PlanId", "MilestoneId")
);

CREATE TABLE "CalendarLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarLinks" PRIMARY KEY,
    "TokenHash" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "RevokedAtUtc" TEXT NULL
);

CREATE INDEX "IX_CalendarLinks_PlanId_ConversationId" ON "CalendarLinks" ("PlanId", "ConversationId");

CREATE UNIQUE INDEX "IX_CalendarLinks_TokenHash" ON "CalendarLinks" ("TokenHash");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124181156_CalendarLinksAndHeldConversations', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "DeadlineSubscription" ADD "Bodies" TEXT NOT NULL DEFAULT '';

ALTER TABLE "DeadlineSubscription" ADD "DigestDay" TEXT NULL;

ALTER TABLE "DeadlineSubscription" ADD "DigestFromUtc" TEXT NULL;

ALTER TABLE "DeadlineSubscription" ADD "Kinds" TEXT NOT NULL DEFAULT '';

ALTER TABLE "DeadlineSubscription" ADD "PausedAtUtc" TEXT NULL;

ALTER TABLE "DeadlineSubscription" ADD "ResumedAtUtc" TEXT NULL;

ALTER TABLE "DeadlineSubscription" ADD "Revision" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "Announcement" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Announcement" PRIMARY KEY,
    "PlanId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "SendAtUtc" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "PostedDigest" (
    "SubscriptionId" TEXT NOT NULL,
    "Week" TEXT NOT NULL,
    "QueuedAtUtc" TEXT NOT NULL,
    "SeenJson" TEXT NOT NULL,
    CONSTRAINT "PK_PostedDigest" PRIMARY KEY ("SubscriptionId", "Week")
);

CREATE INDEX "IX_Announcement_PlanId_CreatedAtUtc" ON "Announcement" ("PlanId", "CreatedAtUtc");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124190232_SubscriptionsDigestsAnnouncements', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Submissions" ADD "Certainty" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Letter" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Part" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Submissions" ADD "Source" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124190406_SubmissionsKeepTheirTable', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Themes" ADD "SetRatingUntil" TEXT NULL;

CREATE TABLE "PreparedPaper" (
    "TokenHash" TEXT NOT NULL CONSTRAINT "PK_PreparedPaper" PRIMARY KEY,
    "PersonKey" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "ExpiresAtUtc" TEXT NOT NULL
);

CREATE TABLE "StatusRules" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "RedPercent" INTEGER NULL,
    "AmberPercent" INTEGER NULL,
    "JudgedPercent" INTEGER NULL,
    "KpiWeight" INTEGER NULL,
    "CommitmentWeight" INTEGER NULL,
    "AmbitionWeight" INTEGER NULL,
    "UpdateDays" INTEGER NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_StatusRules" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124192022_StatusRulesAndPapers', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "PostedDeadline" ADD "ToldCancelled" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Milestones" ADD "CancelledBecause" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Conversation" ADD "ChannelType" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129165703_CancelledMilestonesAndChannelTypes', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Measurements" ADD "ConfidenceInterval" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129192336_ConfidenceIntervals', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Alignments" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "AmbitionId" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "Framework" TEXT NOT NULL,
    "MeasureId" TEXT NOT NULL,
    "Item" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Alignments" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "EqualityImpacts" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Revision" TEXT NOT NULL,
    "DoneOn" TEXT NULL,
    "DoneBy" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "PublishedAt" TEXT NOT NULL,
    "NextReview" TEXT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_EqualityImpacts" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "PoliceResources" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Amount" TEXT NULL,
    "Unit" TEXT NOT NULL,
    "AsOf" TEXT NULL,
    "Year" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_PoliceResources" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Recommendations" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "MadeOn" TEXT NULL,
    "Summary" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "OutcomeNote" TEXT NOT NULL,
    "RespondBy" TEXT NULL,
    "RespondedOn" TEXT NULL,
    "Response" TEXT NOT NULL,
    "ResponsePublishedOn" TEXT NULL,
    "PublishedAt" TEXT NOT NULL,
    "CopySentOn" TEXT NULL,
    "DutyIds" TEXT NOT NULL,
    "ThemeId" TEXT NOT NULL,
    "UpdatedOn" TEXT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Recommendations" PRIMARY KEY ("PlanId", "Id")
);

CREATE TABLE "Reviews" (
    "PlanId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ReviewedOn" TEXT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ReviewedBy" TEXT NOT NULL,
    "NextReview" TEXT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    CONSTRAINT "PK_Reviews" PRIMARY KEY ("PlanId", "Id")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129192912_LawRecords', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "ImportBaseline" (
    "PlanId" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "PK_ImportBaseline" PRIMARY KEY ("PlanId", "File")
);

CREATE TABLE "WaitingWorkbook" (
    "PersonKey" TEXT NOT NULL CONSTRAINT "PK_WaitingWorkbook" PRIMARY KEY,
    "Id" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "ExpiresAtUtc" TEXT NOT NULL
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129194538_ImportBaselines', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "People" ADD "Language" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129194812_PeopleChooseTheirLanguage', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "NudgedRecords" (
    "PersonKey" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "NudgedOn" TEXT NOT NULL,
    "PostKey" TEXT NOT NULL,
    "AnsweredAtUtc" TEXT NULL,
    CONSTRAINT "PK_NudgedRecords" PRIMARY KEY ("PersonKey", "PlanId", "Kind", "RecordId")
);

CREATE TABLE "NudgeSettings" (
    "PersonKey" TEXT NOT NULL CONSTRAINT "PK_NudgeSettings" PRIMARY KEY,
    "Rhythm" TEXT NOT NULL,
    "PausedUntil" TEXT NULL
);

CREATE TABLE "OwnerLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OwnerLinks" PRIMARY KEY,
    "PersonKey" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "SaidAtUtc" TEXT NOT NULL,
    "ConfirmedAtUtc" TEXT NULL
);

CREATE INDEX "IX_NudgedRecords_PostKey" ON "NudgedRecords" ("PostKey");

CREATE INDEX "IX_OwnerLinks_Area" ON "OwnerLinks" ("Area");

CREATE UNIQUE INDEX "IX_OwnerLinks_PersonKey_Area_Owner_PlanId_Kind_RecordId" ON "OwnerLinks" ("PersonKey", "Area", "Owner", "PlanId", "Kind", "RecordId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129204028_OwnersAndNudges', '10.0.15');

COMMIT;

