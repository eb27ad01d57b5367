using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>Single questions about the plan that is always there.</summary>
public sealed class RecognizerTests
{
    private static readonly DateOnly Refresh = new(2013, 6, 26);

    [Theory]
    [InlineData("post deadlines here", Intents.DeadlineSubscribe)]
    [InlineData("@PlanBot please post the deadlines in this channel", Intents.DeadlineSubscribe)]
    [InlineData("remind us of deadlines here", Intents.DeadlineSubscribe)]
    [InlineData("Stop posting deadlines here", Intents.DeadlineUnsubscribe)]
    [InlineData("no more deadline cards please", Intents.DeadlineUnsubscribe)]
    [InlineData("unsubscribe", Intents.DeadlineUnsubscribe)]
    [InlineData("My submissions", Intents.SubmissionStatus)]
    [InlineData("Submit a priority", Intents.SubmissionStart)]
    [InlineData("Choose a plan", Intents.PlanChoose)]
    [InlineData("use the Leicestershire 2013 plan", Intents.PlanChoose)]
    [InlineData("switch to leicestershire", Intents.PlanChoose)]
    [InlineData("which plans do you have", Intents.PlanList)]
    [InlineData("Help", Intents.Help)]
    [InlineData("what can you do?", Intents.Help)]
    [InlineData("Next deadlines", Intents.DeadlineNext)]
    [InlineData("What are the next deadlines?", Intents.DeadlineNext)]
    [InlineData("Themes in the plan", Intents.ThemeList)]
    [InlineData("Status of a theme", Intents.ThemeStatus)]
    [InlineData("What's the status of the victims theme?", Intents.ThemeStatus)]
    [InlineData("What happened to the mental health theme?", Intents.ThemeHistory)]
    [InlineData("When will the refreshed plan be published?", Intents.DeadlineDateOf)]
    public void Commands_and_prompts_are_understood_as_written(string text, string intent)
    {
        var result = RecognitionPlans.OfLeicestershire.Recognize(new(text, RecognitionPlans.Leicestershire, Refresh));

        Assert.True(intent == result.Intent, $"{result.Intent}: {string.Join('\n', result.Trace)}");
    }

    [Theory]
    [InlineData("hi", "hello")]
    [InlineData("Good morning PlanBot!", "hello")]
    [InlineData("thanks, that's great", "thanks")]
    [InlineData("cheers bye", "bye")]
    [InlineData("how are you?", "how-are-you")]
    [InlineData("sorry", "sorry")]
    public void Greetings_say_which(string text, string greeting)
    {
        var result = RecognitionPlans.OfLeicestershire.Recognize(new(text, "", Refresh));

        Assert.Equal(Intents.SmallTalk, result.Intent);
        Assert.Equal(greeting, result.Best(EntityTypes.Greeting)?.Id);
    }
}
