using Microsoft.EntityFrameworkCore;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>Drafts, changes, withdrawal, duplicates: nothing that was typed or sent is lost.</summary>
public class DraftsAndVersionsTests
{
    [Fact]
    public async Task Half_a_form_is_kept_over_a_restart_and_can_be_sent_then()
    {
        var before = await StartAsync();
        var chat = TestConversation.Personal(before, TestPerson.Tom);
        var saved = await chat.PressAsync(await chat.OpenFormAsync(), "Save as a draft", ("title", "Warden patrols"), ("organisation", "Leicester City Council"));
        await using var after = await before.RestartAsync();

        var later = TestConversation.Personal(after, TestPerson.Tom);
        var list = await later.SayAsync("my submissions");
        var form = await later.PressAsync(list, "Continue the draft");
        var receipt = await later.SendFormAsync(form, Inputs());

        Assert.Contains("Your draft is kept", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Warden patrols", list.Text, StringComparison.Ordinal);
        Assert.Equal("Warden patrols", form.ValueOf("title"));
        Assert.Contains("stored as LEI-2013-P001", receipt.Text, StringComparison.Ordinal);
        Assert.Empty(await after.InDatabaseAsync(db => db.Set<SubmissionDraft>().ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task It_is_changed_until_triage_begins_and_each_version_is_kept()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        var changes = Inputs();
        changes["title"] = "Safer nights";

        var form = await tom.PressAsync(await tom.SayAsync("LEI-2013-P001"), "Change");
        var changed = await tom.SendFormAsync(form, changes);
        await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Assign to me");
        var late = await tom.SendFormAsync(form, Inputs());

        Assert.Contains("LEI-2013-P001 is changed", changed.Text, StringComparison.Ordinal);
        Assert.Contains("is being looked at", late.Text, StringComparison.Ordinal);
        Assert.Equal("Safer nights", (await TriageScript.SubmissionAsync(planBot)).Title);
        var versions = await planBot.InDatabaseAsync(db => db.Set<SubmissionVersion>().OrderBy(version => version.Number).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, versions.Count);
        Assert.Contains("Safer evenings", versions[0].FieldsJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_withdrawn_at_any_time_and_staff_cannot_decide_on_it_any_more()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        var deciding = await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Decide");

        var asked = await tom.PressAsync(await tom.SayAsync("LEI-2013-P001"), "Withdraw");
        var withdrawn = await tom.PressAsync(asked, "Withdraw LEI-2013-P001");
        var late = await priya.PressAsync(deciding, "Decide and tell the partner", ("outcome", "NotTakenForward"), ("reason", "No."));

        Assert.Contains("LEI-2013-P001 is withdrawn", withdrawn.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", late.Text, StringComparison.Ordinal);
        Assert.Equal((SubmissionStatus.Withdrawn, SubmissionOutcome.None), ((await TriageScript.SubmissionAsync(planBot)).Status, (await TriageScript.SubmissionAsync(planBot)).Outcome));
    }

    [Fact]
    public async Task What_looks_the_same_is_pointed_out_before_sending_and_can_be_sent_all_the_same()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        var returned = await tom.SendFormAsync(await tom.OpenFormAsync(), Inputs());
        var sent = await tom.PressAsync(returned, "Send all the same", [.. Inputs().Select(input => (input.Key, (string)input.Value!))]);

        Assert.Contains("looks like what your organisation has sent already", returned.Text, StringComparison.Ordinal);
        Assert.Contains("LEI-2013-P001", returned.Text, StringComparison.Ordinal);
        Assert.Contains("stored as LEI-2013-P002", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_of_the_confirmed_organisation_sees_what_it_sent_without_the_contact_and_nobody_else_does()
    {
        await using var planBot = await TriageScript.StartWithSubmissionAsync();
        var (priya, grace) = (TestConversation.Personal(planBot, TestPerson.Priya), new TestPerson("Grace Okafor", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0009"));
        var chat = TestConversation.Personal(planBot, grace);
        var before = await chat.SayAsync("LEI-2013-P001");

        await priya.PressAsync(await priya.SayAsync("organisations to confirm"), "Confirm Tom Ellis");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), Inputs(2));
        await planBot.InDatabaseAsync(async db =>
        {
            var (organisation, person) = (await db.Set<Organisation>().SingleAsync(TestContext.Current.CancellationToken), await db.Set<PersonRow>().SingleAsync(row => row.ObjectId == grace.ObjectId, TestContext.Current.CancellationToken));
            db.Add(new OrganisationMembership { PersonKey = person.Key, Area = "leicestershire", Named = organisation.Name, OrganisationId = organisation.Id });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var shown = await chat.SayAsync("LEI-2013-P002");
        var earlier = await chat.SayAsync("LEI-2013-P001");

        Assert.Contains("I find no submission", before.Text, StringComparison.Ordinal);
        Assert.Contains("Matter 2", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Joint patrols", earlier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The community safety team", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Ellis", shown.Text, StringComparison.Ordinal);
        Assert.Contains("I find no submission", (await TestConversation.Personal(planBot, new("Nobody", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0010")).SayAsync("LEI-2013-P002")).Text, StringComparison.Ordinal);
    }
}
