using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Triage;

/// <summary>What the scripts about triage have in common: a partner who sent something, staff, and what waits in the outbox.</summary>
internal static class TriageScript
{
    public static TestPerson Ann { get; } = new("Ann Cole", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0003");

    /// <summary>Priya is staff, Tom a partner who has sent LEI-2013-P001.</summary>
    public static async Task<PlanBotApplication> StartWithSubmissionAsync(TestedDatabase kind = TestedDatabase.Sqlite)
    {
        var planBot = await PriorityScript.StartAsync(kind);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await planBot.GrantAsync(Ann, Role.Staff, "leicestershire");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        return planBot;
    }

    /// <summary>Lets the outbox send what is due.</summary>
    public static Task SendDueAsync(this PlanBotApplication planBot) =>
        planBot.Services.GetRequiredService<OutboxDispatcher>().SendDueAsync(TestContext.Current.CancellationToken);

    public static Task<Submission> SubmissionAsync(PlanBotApplication planBot, string reference = "LEI-2013-P001") =>
        planBot.InDatabaseAsync(db => db.Set<Submission>().AsNoTracking().SingleAsync(row => row.Reference == reference, TestContext.Current.CancellationToken));

    /// <summary>Presses the button with that title of the card, with what was typed.</summary>
    public static Task<TestReply> PressAsync(this TestConversation chat, TestReply card, string title, params (string Id, string Value)[] typed)
    {
        var data = card.ButtonData(title);
        foreach (var (id, value) in typed)
        {
            data[id] = value;
        }

        return chat.ExecuteAsync((string)card.Button(title)["verb"]!, data);
    }

    /// <summary>Opens the staff's card and decides.</summary>
    public static async Task<TestReply> DecideAsync(this TestConversation chat, string outcome, string reason, string where = "", string themes = "")
    {
        var card = await chat.ExecuteAsync("triage.view", new JsonObject { ["reference"] = "LEI-2013-P001" });
        var form = await chat.PressAsync(card, "Decide");
        return await chat.PressAsync(form, "Decide and tell the partner", ("outcome", outcome), ("reason", reason), ("where", where), ("themes", themes));
    }

    /// <summary>What is queued for the sender of LEI-2013-P001, the first message first.</summary>
    public static Task<List<string>> ToSenderAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(async db =>
        (await db.Set<OutboxPost>().AsNoTracking().Where(post => post.PersonObjectId == TestPerson.Tom.ObjectId).OrderBy(post => post.Id).ToListAsync(TestContext.Current.CancellationToken))
            .ConvertAll(post => post.Key));
}
