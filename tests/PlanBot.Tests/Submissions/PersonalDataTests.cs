using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Features.PanelPaper;
using PlanBot.Features.PlanImport;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Submissions;

/// <summary>With the database in a file.</summary>
public sealed class PersonalDataTests() : PersonalDataOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class PersonalDataOnPostgreSqlTests() : PersonalDataOn(TestedDatabase.PostgreSql);

/// <summary>One person's data, written out and erased; what is kept no longer, removed and reported.</summary>
public abstract class PersonalDataOn(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_holds_what_the_person_sent_and_did()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync(kind);
        await using var scope = planBot.Services.CreateAsyncScope();

        var held = await scope.ServiceProvider.GetRequiredService<PersonalData>().ExportAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, Cancellation);

        Assert.Contains("LEI-2013-P001", held!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Joint patrols", held.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<PersonalData>().ExportAsync(TestPerson.Tenant, "somebody-else", Cancellation));
    }

    [Fact]
    public async Task Erasing_leaves_reference_event_and_decision_and_no_word_of_the_person()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync(kind);
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("Accepted", "Yes.", themes: "t-VICTIMS");
        await using (var scope = planBot.Services.CreateAsyncScope())
        {
            Assert.Equal(["LEI-2013-P001"], await scope.ServiceProvider.GetRequiredService<PersonalData>().EraseAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, AuditActor.CommandLine, Cancellation));
        }

        var submission = await TriageScript.SubmissionAsync(planBot);
        Assert.Equal(("LEI-2013-P001", SubmissionOutcome.Accepted, PersonalData.Marker), (submission.Reference, submission.Outcome, submission.Text));
        var words = await planBot.InDatabaseAsync(async db => string.Join(
            '\n',
            [
                .. (await db.Set<SubmissionVersion>().ToListAsync(Cancellation)).Select(version => version.FieldsJson),
                .. (await db.Set<AuditEntry>().ToListAsync(Cancellation)).Select(entry => entry.BeforeJson + entry.AfterJson),
                .. (await db.Set<PersonRow>().ToListAsync(Cancellation)).Select(person => $"{person.Name} {person.ObjectId} {person.TeamsId}"),
            ]));
        Assert.DoesNotContain("Joint patrols", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Ellis", words, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPerson.Tom.ObjectId, words, StringComparison.Ordinal);
        var history = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("history of LEI-2013-P001");
        Assert.Contains("person erased", history.Text, StringComparison.Ordinal);
        Assert.Contains("(erased person): sent", history.Text, StringComparison.Ordinal);
        Assert.Contains("I find no submission of yours", (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("my submissions")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_set_and_held_in_the_plan_is_written_out_and_loses_the_name()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2026, 11, 22), kind);
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var status = (await chat.SayAsync("set the status of the victims theme")).ButtonData("Set it");
        (status["rating"], status["reason"], status["until"]) = ("green", "The third provider has signed", "2027-01-31");
        await chat.ExecuteAsync("status.set", status);
        var value = (await chat.SayAsync("update residential burglary")).ButtonData("Save the value");
        (value["period"], value["value"]) = ("2026-10-01..2026-10-31", "1,234");
        await chat.ExecuteAsync("update.value", value);
        var review = (await chat.SayAsync("record a review: no change")).ButtonData("Record the review");
        (review["name"], review["reviewedOn"], review["result"], review["why"]) = ("Autumn review", "2026-11-20", "no change", "It still fits");
        await chat.ExecuteAsync("review.record", review);
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");
        await using var scope = planBot.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<PersonalData>();

        var held = await data.ExportAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, Cancellation);
        var named = await NamedAsync(planBot);
        await data.EraseAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, AuditActor.CommandLine, Cancellation);

        Assert.DoesNotContain(TestPerson.Priya.Name, await planBot.InDatabaseAsync(db => db.Reviews.Where(row => row.Name == "Autumn review").Select(row => row.Source).SingleAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(3, held!["namedAsUpdating"]!.AsArray().Count);
        Assert.Single(held["subscriptions"]!.AsArray());
        Assert.NotNull(held["lastQuestions"]);
        Assert.Equal((1, 1), named);
        Assert.Equal((0, 0), await NamedAsync(planBot));
        Assert.Contains("Set by (erased person)", (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("status of the victims theme")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_a_person_is_erased_no_table_holds_the_name_or_the_ids()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2026, 11, 22), kind);
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff);
        var (chat, tom) = (TestConversation.Personal(planBot, TestPerson.Priya), TestConversation.Personal(planBot, TestPerson.Tom));
        await chat.PressAsync(await chat.SayAsync("set the status of the victims theme"), "Set it", ("rating", "green"), ("reason", "The third provider has signed"), ("until", "2027-01-31"));
        await chat.PressAsync(await chat.SayAsync("update residential burglary"), "Save the value", ("period", "2026-10-01..2026-10-31"), ("value", "1,234"));
        await tom.PressAsync(await tom.SayAsync("update residential burglary"), "Save the value", ("period", "2026-10-01..2026-10-31"), ("value", "1,235"));
        await chat.PressAsync(await chat.SayAsync("update residential burglary"), "Save the value", ("period", "2026-09-01..2026-09-30"), ("value", "1,236"));
        await chat.PressAsync(await chat.SayAsync("update the rural crime team"), "Save the status", ("status", "delayed"), ("note", "Recruitment"));
        await tom.PressAsync(await tom.SayAsync("update the rural crime team"), "Save the status", ("status", "on track"));
        await chat.PressAsync(await chat.SayAsync("record a decision about the helpline"), "Record the decision", ("status", "delayed"), ("summary", "Put it off"), ("why", "Recruitment"), ("decidedOn", "2026-11-20"), ("released", "£90,000"), ("destinations", "90000 to Speed watch"));
        await chat.PressAsync(await chat.SayAsync("record a panel recommendation"), "Record the recommendation", ("body", "panel"), ("summary", "Hold a meeting in each district"), ("madeOn", "2026-11-19"), ("law", "yes"), ("result", "no outcome yet"), ("respondBy", "2026-12-17"));
        await chat.PressAsync(await chat.SayAsync("record a review: no change"), "Record the review", ("name", "Autumn review"), ("reviewedOn", "2026-11-20"), ("result", "no change"), ("why", "It still fits"));
        var preview = await tom.PressAsync(await tom.SayAsync("rename the safer roads theme"), "See what would happen", ("themes", "roads"), ("names", "Roads Without Harm"), ("on", "2026-11-22"), ("reason", "Families asked for it"));
        await tom.PressAsync(preview, "Change the themes");
        foreach (var said in (string[])["I own the rural crime team", "nudge me every two weeks", "answer in Welsh", "answer in English", "announce The panel meets on Monday", "draft the panel paper", "who has the panel paper?", "I have the panel paper"])
        {
            await chat.SayAsync(said);
        }

        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");
        await planBot.InScopeAsync<PostOutbox, int>(outbox => outbox.EnqueueMissingAsync(
            [new($"credential-ends:2026-12-01:7:{TestPerson.Priya.ObjectId}", new PostTarget.Person(TestPerson.Tenant, TestPerson.Priya.ObjectId)) { Message = PostOutbox.Text("The secret ends.") }], Cancellation));
        await planBot.SendDueAsync();
        var key = await planBot.InDatabaseAsync(db => db.Set<PersonRow>().Where(person => person.ObjectId == TestPerson.Priya.ObjectId).Select(person => person.Key).SingleAsync(Cancellation));
        await planBot.InDatabaseAsync(db =>
        {
            db.Add(new WaitingWorkbook { PersonKey = key, Id = Guid.NewGuid(), FileName = "Priya Shah's workbook.xlsx", ExpiresAtUtc = planBot.Clock.GetUtcNow().UtcDateTime.AddHours(1) });
            db.Add(new PreparedPaper { TokenHash = "hash", PersonKey = key, FileName = "Priya Shah's paper.docx", ExpiresAtUtc = planBot.Clock.GetUtcNow().UtcDateTime.AddHours(1) });
            return db.SaveChangesAsync(Cancellation);
        });
        await using var scope = planBot.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<PersonalData>();
        var before = await TablesNamingAsync(planBot, TestPerson.Priya);

        var held = await data.ExportAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, Cancellation);
        await data.EraseAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, AuditActor.CommandLine, Cancellation);

        foreach (var table in (Type[])[typeof(PersonRow), typeof(AuditEntry), typeof(RoleAssignment), typeof(WaitingWorkbook), typeof(PreparedPaper), typeof(Measurement), typeof(Decision), typeof(Reallocation), typeof(PanelRecommendation), typeof(PlanReview), typeof(Theme), typeof(Milestone), typeof(OutboxPost), typeof(OutboxLane)])
        {
            Assert.Contains(table.Name, before);
        }

        foreach (var part in (string[])["answersFor", "nudges", "namedAsUpdating", "workbookWaiting", "papersWaiting", "subscriptions", "events"])
        {
            Assert.NotNull(held![part]);
        }

        // What erasing changes is what the person was shown before.
        var response = await planBot.InDatabaseAsync(db => db.Milestones.Where(row => row.Event.StartsWith("Response to the recommendation")).Select(row => row.Id).SingleAsync(Cancellation));
        Assert.Contains(response, held!["namedAsUpdating"]!.AsArray().Select(id => (string)id!));
        Assert.Empty(await TablesNamingAsync(planBot, TestPerson.Priya));
        Assert.Equal(0, await planBot.InDatabaseAsync(async db => await db.Set<OwnerLink>().CountAsync(link => link.PersonKey == key, Cancellation) + await db.Set<NudgeSetting>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task After_the_retention_period_texts_go_and_the_run_says_which()
    {
        await using var planBot = await PlanBotApplication.StartAsync(PriorityScript.Day, kind, ("PlanBot:Submissions:KeepMonths", "12"), ("PlanBot:Submissions:KeepDraftsDays", "30"));
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        await tom.PressAsync(await tom.OpenFormAsync(), "Save as a draft", ("title", "Half"));
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("NotTakenForward", "No.");
        var retention = planBot.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<SubmissionRetention>().Single();

        var early = await retention.RunAsync(Cancellation);
        planBot.Clock.Advance(TimeSpan.FromDays(400));
        await retention.RunAsync(Cancellation);

        Assert.Equal((0, 0), (early.Drafts, early.References.Count));
        Assert.Empty(await planBot.InDatabaseAsync(db => db.Set<SubmissionDraft>().ToListAsync(Cancellation)));
        var report = Assert.Single(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Actor == "retention").ToListAsync(Cancellation)));
        Assert.Equal(("LEI-2013-P001", "texts removed after the retention period"), (report.Reference, report.Change));
        Assert.Equal(PersonalData.Marker, (await TriageScript.SubmissionAsync(planBot)).Text);
        var events = await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Reference == "LEI-2013-P001").OrderBy(entry => entry.Id).ToListAsync(Cancellation));
        Assert.Equal(["sent", "decided", "texts removed after the retention period"], events.Select(entry => entry.Change));
        Assert.All(events, entry => Assert.DoesNotContain("Joint patrols", entry.AfterJson, StringComparison.Ordinal));
        Assert.All(events, entry => Assert.DoesNotContain("The community safety team", entry.AfterJson, StringComparison.Ordinal));
        Assert.Contains("NotTakenForward", events[1].AfterJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_people_write_and_no_name_reaches_the_logs()
    {
        var log = new RecordedLog();
        await using var planBot = await PlanBotApplication.StartWithAsync(PriorityScript.Day, services => services.AddSingleton<ILoggerFactory>(LoggerFactory.Create(logging => logging.AddProvider(log))));
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("triage submissions here");
        var wrong = PriorityScript.Inputs();
        wrong["support"] = "";
        await tom.SendFormAsync(await tom.OpenFormAsync(), wrong);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        await priya.PressAsync(await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Ask the partner"), "Send the question", ("reason", "Which streets do you mean?"));
        await tom.PressAsync(await tom.SayAsync("LEI-2013-P001"), "Answer the question", ("reply", "Around the bus station."));
        await priya.DecideAsync("NotTakenForward", "Outside the plan's powers.");
        await tom.SayAsync("what became of safer evenings near the bus station?");
        planBot.Channel.FailNext(System.Net.HttpStatusCode.Forbidden, "ForbiddenOperationException");
        await planBot.SendDueAsync();

        var written = string.Join('\n', log.Lines);
        Assert.Contains("LEI-2013-P001", written, StringComparison.Ordinal);
        foreach (var words in (string[])["Safer evenings", "town centre", "Joint patrols", "community safety team", "Leicester City Council", "Which streets", "bus station", "Outside the plan", "Tom Ellis", "Priya Shah"])
        {
            Assert.DoesNotContain(words, written, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>All that the application logs, from information on.</summary>
    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    /// <summary>The tables, of all that there are, in which a row holds the person's name or one of the ids that Teams gave.</summary>
    private static Task<List<string>> TablesNamingAsync(PlanBotApplication planBot, TestPerson person) => planBot.InDatabaseAsync(async db =>
    {
        var naming = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Select(entity => entity.ClrType))
        {
            var rows = await (Task<List<string>>)RowsOf.MakeGenericMethod(type).Invoke(null, [db])!;
            if (rows.Exists(row => row.Contains(person.Name, StringComparison.OrdinalIgnoreCase) || row.Contains(person.ObjectId, StringComparison.OrdinalIgnoreCase)))
            {
                naming.Add(type.Name);
            }
        }

        return naming;
    });

    private static readonly MethodInfo RowsOf = typeof(PersonalDataOn).GetMethod(nameof(RowsOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<List<string>> RowsOfAsync<TEntity>(PlanDbContext db)
        where TEntity : class
    {
        var properties = db.Model.FindEntityType(typeof(TEntity))!.GetProperties().Where(property => property.PropertyInfo is not null).ToList();
        return [.. (await db.Set<TEntity>().AsNoTracking().ToListAsync(Cancellation)).Select(row => JsonSerializer.Serialize(properties.ToDictionary(property => property.Name, property => $"{property.PropertyInfo!.GetValue(row)}"), AsWritten))];
    }

    private static Task<(int Themes, int Values)> NamedAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(async db => (
        await db.Themes.CountAsync(theme => theme.SetRatingBy == TestPerson.Priya.Name, Cancellation),
        await db.Measurements.CountAsync(value => value.RecordedBy == TestPerson.Priya.Name, Cancellation)));
}
