using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>What the scripts about priorities have in common: a plan with two themes in force, a filled form, a pressed button.</summary>
internal static class PriorityScript
{
    public const string PlanId = "leicestershire-2013-17";

    public static DateOnly Day { get; } = new(2013, 6, 26);

    public static async Task<PlanBotApplication> StartAsync(TestedDatabase kind = TestedDatabase.Sqlite)
    {
        var planBot = await PlanBotApplication.StartAsync(Day, kind);
        await AddPlanAsync(planBot, PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        return planBot;
    }

    public static Task AddPlanAsync(PlanBotApplication planBot, string planId, string title, params string[] themes) => planBot.InDatabaseAsync(async db =>
    {
        db.Add(new Plan { Id = planId, Area = "leicestershire", Title = title });
        db.Add(new Body { PlanId = planId, Id = "opcc", Kind = "opcc", Name = "Office of the Police and Crime Commissioner" });
        db.Add(new ConsultationComment { PlanId = planId, Id = "comment-c", Letter = "c", Part = "1", Respondent = "Leicester City Council", Topic = "Welfare reform", Disposition = "not addressed" });
        db.Add(new ConsultationComment { PlanId = planId, Id = "comment-m", Letter = "m", Part = "1", Respondent = "Leicester City Council", Topic = "Hate crime", Disposition = "addressed" });
        db.AddRange(themes.Select((name, index) => new Theme { PlanId = planId, Id = $"t-{name.ToUpperInvariant()}", Version = "2013-03", Order = index + 1, Name = name }));
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>Inputs as a client merges them into a button's data, all well.</summary>
    public static JsonObject Inputs() => new()
    {
        ["organisation"] = "Leicester City Council",
        ["title"] = "Safer evenings",
        ["priority"] = "Fewer assaults in the town centre at night.\nMore people feel safe.",
        ["strategy"] = "Community Safety Plan 2013-16",
        ["themes"] = "t-VICTIMS,t-REOFFENDING",
        ["support"] = "Joint patrols with the force.",
        ["evidenceLink"] = "https://example.org/evidence",
        ["areaCovered"] = "Leicester",
        ["timescale"] = "Until March 2015",
        ["leadContact"] = "The community safety team",
    };

    public static Task<TestReply> OpenFormAsync(this TestConversation conversation) => conversation.SayAsync("submit a priority");

    /// <summary>Presses the form's Send (Action.Execute), on the message that the form is.</summary>
    public static Task<TestReply> SendFormAsync(this TestConversation conversation, TestReply form, JsonObject inputs) =>
        conversation.SendAsync(conversation.Sending(form, inputs));

    /// <summary>The same from a client that knows no Action.Execute: a message with a value.</summary>
    public static Task<TestReply> SubmitFormAsync(this TestConversation conversation, TestReply form, JsonObject inputs)
    {
        var activity = conversation.NewActivity(ActivityTypes.Message);
        activity.ReplyToId = form.Activities.SingleOrDefault()?.Id;
        activity.Value = Merged(form.Button("Send")["fallback"]!["data"]!, inputs);
        return conversation.SendAsync(activity);
    }

    /// <summary>The activity of a pressed Send, to be sent once or more often.</summary>
    public static Activity Sending(this TestConversation conversation, TestReply form, JsonObject inputs)
    {
        var activity = conversation.NewActivity(ActivityTypes.Invoke);
        activity.Name = "adaptiveCard/action";
        activity.ReplyToId = form.Activities.SingleOrDefault()?.Id;
        activity.Value = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "submission.send", ["data"] = Merged(form.ButtonData("Send"), inputs) },
            ["trigger"] = "manual",
        };
        return activity;
    }

    public static Task<List<Submission>> StoredAsync(PlanBotApplication planBot) =>
        planBot.InDatabaseAsync(db => db.Set<Submission>().AsNoTracking().OrderBy(row => row.Reference).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>The name in the sender's row.</summary>
    public static Task<string> SenderOfAsync(PlanBotApplication planBot, Submission submission) =>
        planBot.InDatabaseAsync(db => db.Set<PersonRow>().Where(person => person.Key == submission.PersonKey).Select(person => person.Name).SingleAsync(TestContext.Current.CancellationToken));

    /// <summary>The same with a title and words of their own, so that it is no duplicate.</summary>
    public static JsonObject Inputs(int number)
    {
        var inputs = Inputs();
        inputs["title"] = $"Priority number {number} about matter {number}";
        inputs["priority"] = $"Matter {number} is different from all others: case{number} place{number} aim{number}.";
        return inputs;
    }

    /// <summary>What stands now where the bot sent that message.</summary>
    public static Activity Now(this InMemoryChannel channel, Activity message) => channel.MessagesIn(message.Conversation!.Id!).Single(now => now.Id == message.Id);

    /// <summary>The value of an input on a card.</summary>
    public static string ValueOf(this TestReply form, string id) =>
        (string?)TestReply.Elements(form.Card).Single(element => (string?)element["id"] == id)["value"] ?? "";

    /// <summary>What the card's TextRuns hold, which clients show as it is.</summary>
    public static IReadOnlyList<string> Runs(JsonObject card) =>
        [.. TestReply.Elements(card).Where(element => (string?)element["type"] == "TextRun").Select(run => (string)run["text"]!)];

    private static JsonObject Merged(JsonNode data, JsonObject inputs)
    {
        var merged = data.DeepClone().AsObject();
        foreach (var (name, value) in inputs)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
