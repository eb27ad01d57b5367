using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>What owners and staff say to keep a plan up to date: many ways of saying it, slips included, and what only sounds like it.</summary>
public sealed class KeepingCommandsTests
{
    private static readonly DateOnly Refresh = new(2013, 11, 26);

    [Theory]
    [InlineData("my updates")]
    [InlineData("show me my updates")]
    [InlineData("what do i own")]
    [InlineData("what do I owe?")]
    [InlineData("what do i need to update")]
    [InlineData("what do i have to update?")]
    [InlineData("which updates do I owe you")]
    [InlineData("what is due from me")]
    [InlineData("what's overdue from me?")]
    [InlineData("what updates are waiting for me")]
    [InlineData("am I late?")]
    [InlineData("what am i late with")]
    public void An_owner_asks_what_waits(string text) => Means(text, Intents.UpdateMine);

    [Theory]
    [InlineData("nudge me every week", "Week")]
    [InlineData("nudge me every two weeks", "TwoWeeks")]
    [InlineData("nuge me every 2 weeks please", "TwoWeeks")]
    [InlineData("please remind me fortnightly", "TwoWeeks")]
    [InlineData("nudge me once a month", "Month")]
    [InlineData("only nudge me quarterly", "Quarter")]
    [InlineData("i want to be nudged every month", "Month")]
    [InlineData("can you ask me for updates every quarter", "Quarter")]
    [InlineData("nudge me every three months", "Quarter")]
    [InlineData("nudge me every other week", "TwoWeeks")]
    [InlineData("nudge me every two months", "Unknown")]
    [InlineData("nudge me every 3 days", "Unknown")]
    [InlineData("stop nudging me", "Off")]
    [InlineData("stop nuding me", "Off")]
    [InlineData("please stop reminding me", "Off")]
    [InlineData("don't nudge me", "Off")]
    [InlineData("do not nudge me any more", "Off")]
    [InlineData("no more nudges", "Off")]
    [InlineData("turn off my nudges", "Off")]
    [InlineData("switch nudges off", "Off")]
    [InlineData("nudge me again", "ByRecord")]
    [InlineData("nudge me as usual", "ByRecord")]
    [InlineData("resume my nudges", "ByRecord")]
    [InlineData("how often do you nudge me", "")]
    [InlineData("nudge settings", "")]
    [InlineData("change my nudges", "")]
    public void An_owner_says_how_often(string text, string rhythm) =>
        Assert.Equal(rhythm, Means(text, Intents.UpdateRhythm).Best(EntityTypes.Wanted)?.Id ?? "");

    [Theory]
    [InlineData("what is the status rule")]
    [InlineData("what's the rule for the status?")]
    [InlineData("how do you decide the status")]
    [InlineData("how is the rating decided")]
    public void The_rule_is_asked_for(string text) => Means(text, Intents.StatusWhy);

    [Theory]
    [InlineData("pause my nudges until 5 January 2014", "2014-01-05")]
    [InlineData("don't nudge me until 5 january 2014", "2014-01-05")]
    [InlineData("pause nudges for two weeks", "2013-12-10")]
    [InlineData("do not remind me for a month", "2013-12-26")]
    public void An_owner_says_until_when_not(string text, string day) =>
        Assert.Equal(day, Means(text, Intents.UpdateRhythm).Best(EntityTypes.Until)?.Id);

    [Theory]
    [InlineData("I own domestic burglary", EntityTypes.Kpi)]
    [InlineData("i own domestic burglry", EntityTypes.Kpi)]
    [InlineData("I answer for the domestic burglary figure", EntityTypes.Kpi)]
    [InlineData("I'm responsible for domestic burglary offences", EntityTypes.Kpi)]
    [InlineData("I am the Police and Crime Commissioner", EntityTypes.Owner)]
    [InlineData("i am the polcie and crime commissioner", EntityTypes.Owner)]
    public void Somebody_says_to_answer_for_something(string text, string type)
    {
        var meant = Means(text, Intents.OwnerClaim);

        Assert.NotNull(meant.Best(type));
        Assert.Equal(OwnerCommands.Speaker, meant.Best(EntityTypes.Holder)?.Id);
    }

    [Theory]
    [InlineData("Tom Ellis owns domestic burglary", "Tom Ellis")]
    [InlineData("Tom Ellis answers for the Police and Crime Commissioner", "Tom Ellis")]
    [InlineData("Mary-Jane O'Neil is responsible for domestic burglary.", "Mary-Jane O'Neil")]
    public void Staff_say_who_answers_for_something(string text, string name) =>
        Assert.Equal(name, Means(text, Intents.OwnerLink).Best(EntityTypes.Holder)?.Id);

    [Theory]
    [InlineData("owners")]
    [InlineData("list the owners")]
    [InlineData("owners to confirm")]
    [InlineData("owers to confirm")]
    [InlineData("who answers for what")]
    public void Staff_ask_who_answers_for_what(string text) => Means(text, Intents.OwnerList);

    [Theory]
    [InlineData("rename the supporting victims and witnesses theme", Intents.ThemeRename)]
    [InlineData("please rename protecting the vulnerable", Intents.ThemeRename)]
    [InlineData("renaem the vulnerable theme", Intents.ThemeRename)]
    [InlineData("change the name of the vulnerable theme", Intents.ThemeRename)]
    [InlineData("can you rename the reoffending priority", Intents.ThemeRename)]
    [InlineData("merge theme victims and witnesses and protecting the vulnerable", Intents.ThemeMerge)]
    [InlineData("merge the victims and vulnerable themes", Intents.ThemeMerge)]
    [InlineData("mrege the victims and vulnerable themes", Intents.ThemeMerge)]
    [InlineData("combine reducing offending with protecting the vulnerable", Intents.ThemeMerge)]
    [InlineData("split the victims theme", Intents.ThemeSplit)]
    [InlineData("splt the victims theme", Intents.ThemeSplit)]
    [InlineData("lets divide the reoffending theme", Intents.ThemeSplit)]
    [InlineData("retire the vulnerable theme", Intents.ThemeRetire)]
    [InlineData("retrie the vulnerable theme", Intents.ThemeRetire)]
    [InlineData("drop the vulnerable theme", Intents.ThemeRetire)]
    [InlineData("close the reoffending priority", Intents.ThemeRetire)]
    public void Staff_change_the_themes(string text, string intent)
    {
        var meant = Means(text, intent);

        Assert.StartsWith("v2-", meant.Best(EntityTypes.Theme)?.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revive the mental health theme")]
    [InlineData("revve mental health and wellbeing")]
    [InlineData("bring back the mental health theme")]
    [InlineData("bring the mental health theme back")]
    [InlineData("reinstate the mental health theme")]
    public void Staff_bring_a_theme_back(string text) =>
        Assert.Contains(Means(text, Intents.ThemeRevive).All(EntityTypes.Theme), theme => theme.Id == "v1-mental-health");

    [Theory]
    [InlineData("map ambitions")]
    [InlineData("map the unmapped ambitions")]
    [InlineData("ambitions to map")]
    [InlineData("map the rest")]
    [InlineData("map ambition 12 to victims")]
    [InlineData("please map aim 3 to the victims theme")]
    [InlineData("mapp ambition 12 to victims")]
    [InlineData("assgin ambition 4 to vulnerable")]
    [InlineData("assign ambition 4 to protecting the vulnerable")]
    [InlineData("tie the burglary ambition to reducing offending")]
    public void Staff_map_ambitions(string text) => Means(text, Intents.AmbitionMap);

    [Theory]
    [InlineData("what happened to mental health and wellbeing", Intents.ThemeHistory)]
    [InlineData("which themes were merged", Intents.ThemeHistory)]
    [InlineData("how do the six old priorities map onto the new ones", Intents.ThemeHistory)]
    [InlineData("was the mental health theme renamed", Intents.ThemeHistory)]
    [InlineData("which ambitions have no theme", Intents.AmbitionSearch)]
    [InlineData("unmapped ambitions", Intents.AmbitionSearch)]
    [InlineData("who owns domestic burglary?", Intents.KpiValue)]
    [InlineData("what is overdue", Intents.DeadlineNext)]
    [InlineData("who is late", Intents.UpdateLate)]
    [InlineData("stop posting deadlines here", Intents.DeadlineUnsubscribe)]
    [InlineData("pause deadlines here", Intents.DeadlinePause)]
    [InlineData("my submissions", Intents.SubmissionStatus)]
    public void What_only_sounds_like_it_is_asked_as_before(string text, string intent) => Means(text, intent);

    private static RecognizedQuestion Means(string text, string intent)
    {
        var meant = RecognitionPlans.OfLeicestershire.Recognize(new(text, RecognitionPlans.Leicestershire, Refresh));
        Assert.True(intent == meant.Intent, $"{meant.Intent}: {string.Join(" | ", meant.Trace)}");
        return meant;
    }
}
