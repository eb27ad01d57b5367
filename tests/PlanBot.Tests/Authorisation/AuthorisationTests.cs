using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Bot;
using PlanBot.Data;
using PlanBot.Features.Announcements;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;
using PlanBot.Turns;

namespace PlanBot.Tests.Authorisation;

/// <summary>
/// Every action, every button and every restricted question, for every role, own and other area, own and other
/// organisation and tenant, in a personal chat and in a group or a channel, against the table.
/// </summary>
public partial class AuthorisationTests
{
    private const string Secret = "Secret-words-of-the-partner";
    private const string Area = "leicestershire";

    private static int _lastNumber = 5000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_action_has_a_row_and_is_decided_by_it_for_every_role_and_area()
    {
        Assert.Equal(Enum.GetValues<PlanBotAction>().Order(), AuthorisationTable.Actions.Keys.Order());
        foreach (var (action, needs) in AuthorisationTable.Actions)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                Assert.True(Permissions.Allows(PersonWith(role, Area), action, Area) == May(needs, role), $"{action} for {role} of the area");
                Assert.True(Permissions.Allows(PersonWith(role, RoleAssignment.EveryArea), action, Area) == May(needs, role), $"{action} for {role} of every area");
                Assert.True(Permissions.Allows(PersonWith(role, "lancashire"), action, Area) == May(needs, Role.Reader), $"{action} for {role} of another area");
            }

            Assert.False(Permissions.Allows(Person.Unknown, action, Area), $"{action} for somebody who is not known");
        }
    }

    [Fact]
    public void Every_verb_and_every_intent_has_a_row()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "PlanBot", "Bot", "CardActionRouter.cs"));
        var verbs = Verb().Matches(source).Select(match => match.Groups["verb"].Value).Distinct().Order(StringComparer.Ordinal);
        var intents = typeof(Intents).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

        Assert.Equal(verbs, AuthorisationTable.Verbs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(intents, AuthorisationTable.Questions.Keys.Concat(AuthorisationTable.PublicIntents).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_button_does_for_each_person_what_the_table_says_and_nothing_more()
    {
        await using var planBot = await StartAsync();
        var checks = 0;
        foreach (var (verb, needs) in AuthorisationTable.Verbs)
        {
            foreach (var asker in Askers())
            {
                foreach (var scope in ScopesOf(checks++))
                {
                    await CheckAsync(planBot, needs, asker, scope, $"{verb} by {asker} in {scope}", async (services, turn, seeded) =>
                        await services.GetRequiredService<CardActionRouter>().AnswerAsync(turn, new(verb, DataFor(seeded)), Cancellation));
                }
            }
        }
    }

    [Fact]
    public async Task Every_restricted_question_is_answered_for_each_person_as_the_table_says()
    {
        await using var planBot = await StartAsync();
        var checks = 0;
        foreach (var (intent, (needs, question)) in AuthorisationTable.Questions)
        {
            foreach (var asker in Askers())
            {
                foreach (var scope in ScopesOf(checks++))
                {
                    await CheckAsync(planBot, needs, asker, scope, $"{intent} by {asker} in {scope}", async (services, turn, seeded) =>
                    {
                        var asked = question.Replace("LEI-2013-P001", seeded.Reference, StringComparison.Ordinal);
                        var answer = await services.GetRequiredService<QuestionRouter>().AnswerAsync(turn, asked, Cancellation);
                        Assert.Equal(intent, answer.Intent);
                        return answer;
                    });
                }
            }
        }
    }

    /// <summary>Whoever asks: the sender, a colleague, another organisation's contact, each role of the own and another area, another tenant.</summary>
    private static IEnumerable<Asker> Askers() =>
    [
        new(Role.Partner, Area, IsOwner: true, IsColleague: true),
        new(Role.Partner, Area, IsOwner: false, IsColleague: true),
        .. Enum.GetValues<Role>().Select(role => new Asker(role, Area, false, false)),
        .. Enum.GetValues<Role>().Where(role => role > Role.Partner).Select(role => new Asker(role, "lancashire", false, false)),
        new(Role.Administrator, RoleAssignment.EveryArea, false, false),
        new(Role.Reader, Area, false, false) { OtherTenant = true },
    ];

    /// <summary>The personal chat, and group and channel in turn: what is said there is for all who can read it, in both.</summary>
    private static ConversationScope[] ScopesOf(int check) => [ConversationScope.Personal, check % 2 == 0 ? ConversationScope.Channel : ConversationScope.Group];

    private static async Task CheckAsync(PlanBotApplication planBot, Needs needs, Asker asker, ConversationScope scope, string what, Func<IServiceProvider, Turn, Seeded, Task<Answer?>> ask)
    {
        await using var services = planBot.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PlanDbContext>();
        // Opened once: thousands of checks open it else for each of their commands.
        await db.Database.OpenConnectionAsync(Cancellation);
        var person = asker.ToPerson();
        var seeded = await SeedAsync(db, person, asker);
        var plan = await db.Plans.AsNoTracking().SingleAsync(Cancellation);
        var turn = new Turn(person, $"{scope}-{seeded.Reference}", scope, plan, PriorityScript.Day);
        db.ChangeTracker.Clear();

        var answer = await ask(services.ServiceProvider, turn, seeded);

        Assert.True(answer is not null, $"{what}: nobody takes it");
        var words = answer.Text + answer.Card?.ToJsonString() + answer.UsedCard?.ToJsonString();
        var staff = asker.RoleHere >= Role.Staff;
        if (words.Contains(Secret, StringComparison.Ordinal))
        {
            Assert.True(asker.IsOwner || asker.IsColleague || staff, $"{what}: it shows what is not the asker's");
            Assert.True(scope is ConversationScope.Personal || answer.Audience is not Audience.Conversation, $"{what}: all in the {scope} could read it");
        }

        var may = needs switch
        {
            Needs.Nobody => true,
            Needs.Owner => asker.IsOwner,
            Needs.Partner => asker.RoleHere >= Role.Partner,
            Needs.Staff => asker.RoleHere >= Role.Staff,
            Needs.Administrator => asker.RoleHere >= Role.Administrator,
            Needs.AdministratorOfAll => asker is { Role: Role.Administrator, Area: RoleAssignment.EveryArea },
            _ => throw new InvalidOperationException($"{needs} has no meaning."),
        };
        db.ChangeTracker.Clear();
        var after = await db.Set<Submission>().AsNoTracking().SingleAsync(row => row.Reference == seeded.Reference, Cancellation);
        if (!may)
        {
            Assert.True(after.Revision == seeded.Revision, $"{what}: it changed the submission");
            Assert.True(await WrittenAsync(db, seeded) == seeded.Written, $"{what}: it changed something");
            Assert.True(needs is Needs.Owner or Needs.Partner || asker is { IsOwner: true } or { IsColleague: true } || answer.Kind is AnswerKind.Refuse || answer.Card is null || !words.Contains("Action.Execute", StringComparison.Ordinal), $"{what}: it offers what the asker may not do");
        }
        else if (needs is Needs.Staff or Needs.Administrator or Needs.AdministratorOfAll)
        {
            Assert.True(answer.Kind is not AnswerKind.Refuse || answer.Text.Contains("Nothing was posted", StringComparison.Ordinal), $"{what}: refused with \"{answer.Text}\"");
        }
    }

    private static async Task<Seeded> SeedAsync(PlanDbContext db, Person person, Asker asker)
    {
        // One at a time, so that lists stay short; its number was never used before.
        await db.Set<Submission>().ExecuteDeleteAsync(Cancellation);
        await db.Set<SubmissionDraft>().ExecuteDeleteAsync(Cancellation);
        await db.Set<Announcement>().ExecuteDeleteAsync(Cancellation);
        await db.Set<DeadlineSubscription>().ExecuteDeleteAsync(Cancellation);
        await db.Set<OrganisationMembership>().ExecuteDeleteAsync(Cancellation);
        var number = Interlocked.Increment(ref _lastNumber);
        var reference = $"LEI-2013-P{number}";
        var owner = asker.IsOwner ? person.Key : Guid.NewGuid();
        var form = Guid.NewGuid();
        db.Add(new PersonRow { Key = person.Key, TenantId = person.TenantId, ObjectId = person.ObjectId, Name = person.Name, FirstSeenAtUtc = DateTime.UnixEpoch });
        db.Add(new RoleAssignment { TenantId = person.TenantId, ObjectId = person.ObjectId, Area = asker.Area, Role = asker.Role });
        db.Add(new Submission
        {
            Reference = reference,
            PlanId = PriorityScript.PlanId,
            Area = Area,
            Number = number,
            FormKey = reference,
            PersonKey = owner,
            OrganisationId = Asker.Council,
            Title = $"{Secret} title",
            Text = Secret,
            LeadContact = Secret,
            SubmittedAtUtc = new DateTime(2013, 6, 26, 8, 0, 0, DateTimeKind.Utc),
            Revision = 1,
        });
        db.Add(new SubmissionVersion { Reference = reference, Number = 1, PersonKey = owner });
        db.Add(new AuditEntry { Kind = "submission", PlanId = PriorityScript.PlanId, Reference = reference, Change = "sent", AfterJson = $$"""{"Title":"{{Secret}}"}""" });
        // Just saved: what is old is cleared away in the background, and would look like something that the asker changed.
        db.Add(new SubmissionDraft { FormKey = form, PersonKey = owner, PlanId = PriorityScript.PlanId, SavedAtUtc = new(2013, 6, 26, 8, 0, 0, DateTimeKind.Utc), FieldsJson = $$"""{"title":"{{Secret}}"}""" });
        db.Add(new OrganisationMembership { PersonKey = owner == person.Key ? Guid.NewGuid() : owner, Area = Area, Named = Secret });
        var announcement = Guid.NewGuid();
        db.Add(new Announcement { Id = announcement, PlanId = PriorityScript.PlanId, Text = Secret });
        db.Add(new Conversation { Id = $"19:{reference}", Type = "groupChat" });
        db.Add(new DeadlineSubscription { Id = announcement, PlanId = PriorityScript.PlanId, ConversationId = $"19:{reference}", LeadDays = "0" });
        await db.SaveChangesAsync(Cancellation);
        var seeded = new Seeded(reference, 1, form, owner, 0) { Announcement = announcement };
        return seeded with { Written = await WrittenAsync(db, seeded) };
    }

    /// <summary>How much is held of all that a button could write.</summary>
    private static async Task<int> WrittenAsync(PlanDbContext db, Seeded seeded) =>
        await db.Set<Submission>().CountAsync(Cancellation)
        + await db.Set<RoleAssignment>().CountAsync(Cancellation)
        + await db.Set<ConsultationRound>().CountAsync(Cancellation)
        + await db.Set<OutboxPost>().CountAsync(Cancellation)
        + await db.Set<Announcement>().CountAsync(row => row.Text == Secret, Cancellation)
        + await db.Set<TriageSubscription>().CountAsync(Cancellation)
        + await db.Set<SubmissionDraft>().CountAsync(Cancellation)
        + await db.Set<AuditEntry>().CountAsync(Cancellation)
        + await db.Set<OrganisationMembership>().CountAsync(membership => membership.OrganisationId == null && !membership.Declined && membership.PersonKey == seeded.Owner, Cancellation);

    private static JsonObject DataFor(Seeded seeded) => new()
    {
        ["planId"] = PriorityScript.PlanId,
        ["themeId"] = "t-VICTIMS",
        ["milestoneId"] = "paper",
        ["missing"] = $"Figures for {seeded.Reference}",
        ["snoozeUntil"] = "2013-06-28",
        ["reference"] = seeded.Reference,
        ["formKey"] = $"{seeded.Form:N}",
        ["reply"] = "Yes.",
        ["key"] = $"{seeded.Owner}",
        ["person"] = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0099",
        ["role"] = "Staff",
        ["outcome"] = "NotTakenForward",
        ["reason"] = "A reason.",
        ["items"] = seeded.Reference,
        ["filter"] = "unassigned",
        ["draft"] = $"Draft {seeded.Reference}",
        ["opens"] = "2013-06-20",
        ["closes"] = "2013-06-20",
        ["conversation"] = "19:none",
        ["announcement"] = $"{seeded.Announcement:N}",
        ["places"] = $"{seeded.Announcement:N}",
        ["text"] = "Another text",
        ["date"] = "2013-06-28",
        ["time"] = "09:00",
    };

    private static async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PriorityScript.StartAsync();
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new Organisation { Id = Asker.Council, Area = Area, Name = "Council" });
            db.Add(new Milestone { PlanId = PriorityScript.PlanId, Id = "paper", Event = "Paper for the panel", Kind = "paper due", Starts = PartialDate.Of(new(2013, 7, 12)), Ends = PartialDate.Of(new(2013, 7, 12)), Precision = "day" });
            db.Add(new Kpi { PlanId = PriorityScript.PlanId, Id = "burglary", Name = "Residential burglary offences", Owner = "Head of Crime" });
            return await db.SaveChangesAsync(Cancellation);
        });
        return planBot;
    }

    private static bool May(Needs needs, Role role) => needs switch
    {
        Needs.Nobody or Needs.Owner => true,
        Needs.Partner => role >= Role.Partner,
        Needs.Staff => role >= Role.Staff,
        _ => role >= Role.Administrator,
    };

    private static Person PersonWith(Role role, string area) => new("tenant", "person", "Somebody", [new(role, area)]);

    [GeneratedRegex(@"(?:^\s+|Verb == )""(?<verb>[a-z]+\.[a-z-]+)""(?: =>| &&)", RegexOptions.Multiline)]
    private static partial Regex Verb();

    private sealed record Seeded(string Reference, int Revision, Guid Form, Guid Owner, int Written)
    {
        /// <summary>The announcement that staff drafted; its subscription has the same key.</summary>
        public Guid Announcement { get; init; }
    }

    private sealed record Asker(Role Role, string Area, bool IsOwner, bool IsColleague)
    {
        public static Guid Council { get; } = Guid.Parse("5d0c6f4e-3f0a-4b0e-9a51-2c1f8e7d6b5a");

        public bool OtherTenant { get; init; }

        /// <summary>The role that counts for the area of the submission; without one there, reader.</summary>
        public Role RoleHere => Area is AuthorisationTests.Area or RoleAssignment.EveryArea ? Role : Role.Reader;

        public Person ToPerson()
        {
            var key = Guid.NewGuid();
            return new(OtherTenant ? "another-tenant" : TestPerson.Tenant, $"{key}", "Asker", [new(Role, Area)])
            {
                Key = key,
                Organisations = IsColleague ? [new(Council, AuthorisationTests.Area, "Council")] : [],
            };
        }
    }
}
