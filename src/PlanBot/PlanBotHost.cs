using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using PlanBot.Audit;
using PlanBot.Bot;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Features.AmbitionSearch;
using PlanBot.Features.Announcements;
using PlanBot.Features.AnswerFeedback;
using PlanBot.Features.BodiesAndPartners;
using PlanBot.Features.CalendarFeed;
using PlanBot.Features.CommissioningAmount;
using PlanBot.Features.CommitmentStatus;
using PlanBot.Features.Consultation;
using PlanBot.Features.ConsultationDispositions;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Features.DecisionReasons;
using PlanBot.Features.Documents;
using PlanBot.Features.DocumentSearch;
using PlanBot.Features.EventDate;
using PlanBot.Features.Help;
using PlanBot.Features.HeldPosts;
using PlanBot.Features.KpiFigures;
using PlanBot.Features.LanguageChoice;
using PlanBot.Features.LawRecords;
using PlanBot.Features.Organisations;
using PlanBot.Features.PanelPaper;
using PlanBot.Features.PlanChoice;
using PlanBot.Features.PlanImport;
using PlanBot.Features.PlanOverview;
using PlanBot.Features.RatingList;
using PlanBot.Features.RecordHistory;
using PlanBot.Features.RecordSearch;
using PlanBot.Features.Roles;
using PlanBot.Features.StatusReasons;
using PlanBot.Features.StatutoryRequirements;
using PlanBot.Features.Submissions;
using PlanBot.Features.Synonyms;
using PlanBot.Features.ThemeHistory;
using PlanBot.Features.ThemeList;
using PlanBot.Features.ThemeStatus;
using PlanBot.Features.Triage;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.Features.UnknownQuestion;
using PlanBot.Features.UpcomingDeadlines;
using PlanBot.Features.Updates;
using PlanBot.Features.Updates.Mapping;
using PlanBot.Features.Updates.Nudges;
using PlanBot.Features.Updates.ThemeChanges;
using PlanBot.Health;
using PlanBot.Maintenance;
using PlanBot.Features.WeeklyDigest;
using PlanBot.Graph;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Translation;
using PlanBot.TryPage;
using PlanBot.Turns;
using Serilog;

namespace PlanBot;

/// <summary>What PlanBot is made of.</summary>
internal static class PlanBotHost
{
    /// <summary>The name of the limit of turns.</summary>
    private const string Turns = "turns";

    /// <summary>Activities are refused over 256 KB anyway.</summary>
    private const long LargestRequest = 1024 * 1024;

    /// <summary>The builder for every command: the same configuration, log and services, whether or not a server is started.</summary>
    /// <param name="settings">What the command line says over the configuration.</param>
    /// <param name="quiet">For commands whose standard output is their answer: just warnings, on standard error.</param>
    /// <param name="environment">The environment's name; nothing to take it from ASPNETCORE_ENVIRONMENT.</param>
    /// <param name="begins">For commands that an installation begins with: the database's folder is made where it is missing.</param>
    public static WebApplicationBuilder CreateBuilder(IEnumerable<KeyValuePair<string, string?>> settings, bool quiet, string? environment = null, bool begins = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PlanBotHost).Assembly.GetName().Name,
            EnvironmentName = environment,
        });
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { Path = "appsettings.json", Optional = true, FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory) });
        builder.Configuration.AddInMemoryCollection(settings);

        // Microsoft makes no new bots for every tenant; an older one says MultiTenant.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = [new("MicrosoftAppType", "SingleTenant")] });
        if (builder.Environment.IsDevelopment())
        {
            // The sample that a newcomer talks to; a setting of the same name goes before it.
            builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
            {
                InitialData = [new("PlanBot:DefaultPlan", SamplePlans.Northshire)],
            });
        }

        if (begins)
        {
            Data.Sqlite.SqliteFolder.MakeIfMissing(builder.Configuration, builder.Environment.ContentRootPath);
        }

        builder.Services.AddSerilog(log => PlanBotTelemetry.Configure(log, builder.Configuration, builder.Environment.IsDevelopment(), quiet), preserveStaticLogger: true);
        builder.Services.AddPlanBot(builder.Configuration, builder.Environment);
        return builder;
    }

    /// <summary>The server: the bot's endpoint, and in Development the page to try it.</summary>
    /// <exception cref="InvalidOperationException">There is no app registration, and the environment is not Development.</exception>
    public static WebApplication CreateServer(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapBotMessages("/api/messages").RequireRateLimiting(Turns);
        app.MapRecordLinks();
        app.MapPaperLinks();
        app.MapCalendarFeed();
        app.MapHealth();
        app.MapMetrics();
        if (app.Environment.IsDevelopment() && string.IsNullOrEmpty(app.Configuration["MicrosoftAppId"]))
        {
            app.MapTryPage();
        }

        return app;
    }

    private static void AddPlanBot(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(ClockOf(configuration));
        CheckBankHolidays();
        services.AddPlanData(configuration, environment.ContentRootPath);
        services.AddSamplePlans();
        services.AddLimits();
        services.AddSettings<PeopleOptions>(PeopleOptions.Section);
        services.AddSettings<PlanChoiceOptions>("PlanBot");
        services.AddSettings<PlanContactOptions>("PlanBot");
        services.AddSettings<SubmissionOptions>(SubmissionOptions.Section);
        services.AddSettings<ConversationStateOptions>("PlanBot");
        services.AddSettings<DeadlineOptions>(DeadlineOptions.Section);
        services.AddSettings<DocumentOptions>(DocumentOptions.Section);
        services.AddSettings<FeedbackOptions>(FeedbackOptions.Section);
        services.AddSettings<UnansweredQuestionOptions>("PlanBot");

        try
        {
            services.AddActivityProtocol(configuration, protocol => protocol.Apology = new Apology(configuration.GetValue($"PlanBot:{nameof(LanguageOptions.Language)}", "")).Of);
        }
        catch (InvalidOperationException wrong)
        {
            throw new OptionsValidationException("MicrosoftApp", typeof(CloudAdapter), [wrong.Message]);
        }

        services.AddScoped<IBot, PlanBotActivityHandler>();
        services.AddScoped<TurnReader>();
        services.AddScoped<ConversationStates>();
        services.AddScoped<QuestionRouter>();
        services.AddScoped<CardActionRouter>();
        services.AddScoped<AnswerSender>();
        services.AddScoped<CommentDialog>();
        services.AddSingleton<RecognizerCache>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<OrganisationDirectory>();
        services.AddScoped<PeopleDirectory>();
        services.AddSettings<LanguageOptions>("PlanBot");
        services.AddSingleton<IValidateOptions<LanguageOptions>, LanguageOptions>();
        services.AddScoped<PeopleLanguages>();
        services.AddScoped<IReaderLanguages>(scope => scope.GetRequiredService<PeopleLanguages>());
        services.AddScoped<LanguageChoiceHandler>();
        services.AddScoped<ITryPeople, TryPeople>();
        services.AddScoped<PlanLookup>();
        services.AddScoped<PlanContacts>();
        services.AddScoped<ConversationStore>();
        services.AddSingleton<ConversationWriter>();
        services.AddGraph();
        services.AddOutbox();
        services.AddInstallationChecks();
        services.AddTelemetry(configuration);
        services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        services.AddScoped<IExpiringRecords, ConversationRetention>();
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<ConversationStates>());
        services.AddScoped<DatabaseRestore>();
        services.AddSingleton<ServingLock>();
        services.AddScoped<IRevocations, RoleRevocations>();
        services.AddScoped<IRevocations, Performance.OwnerRevocations>();
        services.AddScoped<IRevocations, CalendarLinkRevocations>();

        services.AddScoped<HelpHandler>();
        services.AddScoped<PlanExamples>();
        services.AddScoped<BodiesAndPartnersHandler>();
        services.AddScoped<PlanOverviewHandler>();
        services.AddScoped<RatingListHandler>();
        services.AddScoped<ThemeStatusHandler>();
        services.AddScoped<ThemeRatings>();
        services.AddScoped<PlanUpdates>();
        services.AddScoped<PlanDecisions>();
        services.AddScoped<UpdateUndo>();
        services.AddScoped<UpdateHandler>();
        services.AddScoped<LateUpdatesHandler>();
        services.AddScoped<DecisionFormHandler>();
        services.AddScoped<PlanScrutiny>();
        services.AddScoped<RecommendationFormHandler>();
        services.AddScoped<ReviewFormHandler>();
        services.AddScoped<PlanAlignments>();
        services.AddScoped<AlignmentFormHandler>();
        services.AddScoped<RecommendationsHandler>();
        services.AddScoped<ReviewsHandler>();
        services.AddScoped<AlignmentsHandler>();
        services.AddScoped<ResourcesHandler>();
        services.AddScoped<OwnerDirectory>();
        services.AddScoped<Performance.Nudges>();
        services.AddScoped<OwnUpdatesHandler>();
        services.AddScoped<NudgeRhythmHandler>();
        services.AddScoped<OwnersHandler>();
        services.AddScoped<IPostAuthor, NudgeAuthor>();
        services.AddFeedTopic(NudgeAuthor.NudgeTopic, () => FeedType.Reminder);
        services.AddSingleton<ISubscriptionSchedule, NudgeScheduler>();
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<OwnerDirectory>());
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<Performance.Nudges>());
        services.AddScoped<Performance.ThemeChanges>();
        services.AddScoped<ThemeChangeHandler>();
        services.AddScoped<ThemeMapping>();
        services.AddScoped<MappingHandler>();
        services.AddScoped<PreparedPapers>();
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<PreparedPapers>());
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<PreparedPapers>());
        services.AddScoped<PaperDelivery>();
        services.AddScoped<PanelPaperHandler>();
        services.AddSingleton<PaperLinks>();
        services.AddSingleton(provider => new FileUploader(provider.GetRequiredService<IOptions<DocumentOptions>>().Value.HostsInUse));
        services.AddScoped<StatusReasonsHandler>();
        services.AddScoped<StatusFormHandler>();
        services.AddScoped<ThemeChoiceHandler>();
        services.AddScoped<ThemeListHandler>();
        services.AddScoped<ThemeHistoryHandler>();
        services.AddScoped<KpiFigureReader>();
        services.AddScoped<KpiFigureHandler>();
        services.AddScoped<KpiTrendHandler>();
        services.AddScoped<CommitmentStatusHandler>();
        services.AddScoped<DecisionReasonsHandler>();
        services.AddScoped<CommissioningAmountHandler>();
        services.AddScoped<UpcomingDeadlinesHandler>();
        services.AddScoped<EventDateHandler>();
        services.AddScoped<ConsultationDispositionsHandler>();
        services.AddScoped<StatutoryRequirementsHandler>();
        services.AddScoped<DocumentSearchHandler>();
        services.AddScoped<AmbitionSearchHandler>();
        services.AddScoped<PlanChoiceHandler>();
        services.AddScoped<SubmissionRegister>();
        services.AddScoped<SubmissionPosts>();
        services.AddFeedTopic(SubmissionPosts.SenderTopic, () => FeedType.SubmissionNews);
        services.AddScoped<SubmissionTriage>();
        services.AddScoped<SubmissionImport>();
        services.AddScoped<CommentTable>();
        services.AddScoped<PersonalData>();
        services.AddHostedService<SubmissionRetention>();
        services.AddScoped<ConsultationRounds>();
        services.AddScoped<SubmissionFormHandler>();
        services.AddScoped<SubmissionDrafts>();
        services.AddScoped<OrganisationSuggestion>();
        services.AddScoped<SubmissionReceipts>();
        services.AddScoped<CommentQuestion>();
        services.AddScoped<MySubmissionsHandler>();
        services.AddScoped<TriageDesk>();
        services.AddScoped<TriageHandler>();
        services.AddScoped<TriageListHandler>();
        services.AddScoped<TriageSubscriptionHandler>();
        services.AddScoped<IPostAuthor, TriagePostAuthor>();
        services.AddScoped<ConsultationRoundHandler>();
        services.AddScoped<LoggedCommentHandler>();
        services.AddScoped<RoundSummaryHandler>();
        services.AddScoped<UnknownQuestionHandler>();
        services.AddSingleton<DeepLinks>();
        services.AddSingleton<RecordSearchIndex>();
        services.AddScoped<RecordSearchHandler>();
        services.AddScoped<SentAnswers>();
        services.AddScoped<AnswerFeedbackHandler>();
        services.AddScoped<FeedbackSummary>();
        services.AddScoped<UnansweredQuestionRegister>();
        services.AddScoped<UnansweredQuestionsHandler>();
        services.AddScoped<AddedSynonyms>();
        services.AddScoped<SynonymsFile>();
        services.AddScoped<SynonymsHandler>();
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<SentAnswers>());
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<SentAnswers>());
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<AnswerFeedbackHandler>());
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<UnansweredQuestionRegister>());
        services.AddHostedService<ExpiredRecords>();
        services.AddScoped<RecordHistoryHandler>();
        services.AddScoped<RolesHandler>();
        services.AddScoped<OrganisationsHandler>();

        services.AddSingleton<PaperReader>();
        services.AddSingleton(provider => new AttachmentDownloader(provider.GetRequiredService<IOptions<DocumentOptions>>().Value.HostsInUse, DocumentLimits.FileBytes));
        services.AddScoped<DocumentRegister>();
        services.AddScoped<SentDocumentHandler>();
        services.AddScoped<DocumentListHandler>();
        services.AddSingleton<IPlanChangeHistory, PlanChangeHistory>();
        services.AddScoped<WaitingWorkbooks>();
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<WaitingWorkbooks>());
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<WaitingWorkbooks>());
        services.AddScoped<PlanImportHandler>();

        services.AddScoped<DeadlineSettings>();
        services.AddScoped<HeldBackPosts>();
        services.AddScoped<IConversationListener, GoneConversations>();
        services.AddScoped<ResumeHandler>();
        services.AddScoped<IStandingOrders, TriageStandingOrders>();
        services.AddCalendarFeed();

        services.AddScoped<DeadlineSubscriptionHandler>();
        services.AddScoped<MissedDeadlines>();
        services.AddScoped<IStandingOrders, DeadlineStandingOrders>();
        services.AddScoped<IConversationListener, DeadlineStandingOrders>();
        services.AddScoped<SubscribedTimetables>();
        services.AddScoped<DuePosts>();
        services.AddScoped<DeadlineActionHandler>();
        services.AddScoped<DeadlineChatHandler>();
        services.AddScoped<DeadlineCancellationHandler>();
        services.AddScoped<DeadlineReconciler>();
        services.AddScoped<IPostAuthor, DeadlinePostAuthor>();
        services.AddScoped<IPostAuthor, DeadlineCardAuthor>();
        services.AddScoped<IPostAuthor, DeadlineListAuthor>();
        services.AddScoped<IPostAuthor, DeadlineReplyAuthor>();
        services.AddSingleton<DeadlineScheduler>();
        services.AddSingleton<ISubscriptionSchedule>(services => services.GetRequiredService<DeadlineScheduler>());
        services.AddScoped<IPostAuthor, DigestAuthor>();
        services.AddSingleton<DigestScheduler>();
        services.AddSingleton<ISubscriptionSchedule>(services => services.GetRequiredService<DigestScheduler>());
        services.AddSingleton<ISubscriptionSchedule, TriageNudges>();
        services.AddFeedTopic(TriageNudges.NudgeTopic, () => FeedType.Reminder);
        services.AddScoped<IPersonalRecords>(scope => scope.GetRequiredService<ConversationStates>());
        services.AddScoped<IPersonalRecords, DeadlineNames>();
        services.AddScoped<IPersonalRecords, DeliveryNames>();
        services.AddHostedService<SubscriptionScheduleService>();

        services.AddScoped<AnnouncementPlaces>();
        services.AddScoped<AnnouncementReports>();
        services.AddScoped<AnnouncementHandler>();
        services.AddScoped<AnnouncementDrafts>();
        services.AddScoped<IExpiringRecords>(scope => scope.GetRequiredService<AnnouncementDrafts>());
        services.AddScoped<IPostAuthor, AnnouncementAuthor>();
    }

    /// <summary>Bounds what is in hand at once: what comes on top is turned away, and memory does not grow.</summary>
    private static void AddLimits(this IServiceCollection services)
    {
        services.AddSettings<LimitOptions>(LimitOptions.Section);
        services.AddSingleton<TurnLimits>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = LargestRequest);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "5";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Turns, context => RateLimitPartition.GetConcurrencyLimiter(Turns, _ =>
            {
                var limits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
                return new() { PermitLimit = limits.TurnsAtOnce, QueueLimit = limits.TurnsWaiting };
            }));
        });
    }

    /// <summary>Options beside their user, checked when the program starts.</summary>
    private static void AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    /// <exception cref="OptionsValidationException"><c>PlanBot:AsAt</c> is no day.</exception>
    private static TimeProvider ClockOf(IConfiguration configuration)
    {
        if (configuration["PlanBot:AsAt"] is not { Length: > 0 } asAt)
        {
            return TimeProvider.System;
        }

        return DateOnly.TryParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new AsAtTimeProvider(TimeProvider.System, day)
            : throw new OptionsValidationException("PlanBot:AsAt", typeof(string), [$"PlanBot:AsAt is '{asAt}': write a day such as 2013-06-26, or leave it out for today."]);
    }

    /// <exception cref="OptionsValidationException">The file of one-off bank holidays cannot be read.</exception>
    private static void CheckBankHolidays()
    {
        try
        {
            _ = WorkingDays.EnglandAndWales;
        }
        catch (InvalidDataException wrong)
        {
            throw new OptionsValidationException(OneOffHolidays.FileName, typeof(OneOffHolidays), [wrong.Message]);
        }
    }
}
