using Microsoft.Extensions.DependencyInjection;
using PlanBot.Bot;
using PlanBot.Data.PlanFolders;
using PlanBot.Recognition;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.LawRecords;

/// <summary>How recommendations, reviews, alignments and resources are asked about, and what is still asked of others.</summary>
public sealed class WaysOfAskingAboutScrutinyTests : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;
    private IRecognizer _recognizer = null!;

    public async ValueTask InitializeAsync()
    {
        _planBot = await PlanBotApplication.StartAsync(new(2026, 11, 22));
        await _planBot.ImportSampleAsync(PlanFormat.NationalPlanId);
        await _planBot.ImportSampleAsync(SamplePlans.Northshire);
        _recognizer = await _planBot.Services.GetRequiredService<RecognizerCache>().CurrentAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    [Fact]
    public void Each_kind_is_asked_about_in_many_ways() => AreMeant(
    [
        (Intents.RecommendationStatus, ["what did the panel recommend", "panel recommendations", "reccomendations of the panel?", "any recommendations from the PCP", "which recommendations have not been answered", "what came of the task & finish group", "did the pcc reply to the panel", "has the commissioner responded to the panel", "was the response put online", "was a copy sent to the chief constable", "has the cc been sent a copy", "what did JAC recommend", "recommendations outstanding", "list the recommendations", "did we answer the panel's recommendation on small grants", "recomendation on young victims - accepted?", "recs outstanding", "outstanding recs", "any recs still open?", "which panel recs are outstanding", "what recs did the panel make", "which recommendations are late"]),
        (Intents.ReviewStatus, ["when was the plan last reviewed", "when is the next plan review", "what came of the annual review", "outcome of the last review", "has the plan been reviewed", "when did we last review the plan", "when will the plan be reviewd", "next review?", "review cycle", "how often is the plan reviewed", "did the annual review change anything", "result of the plan review"]),
        (Intents.AlignmentList, ["which ambitions support the national measures", "ambitions aligned with the SPR", "what supports the NCPMs", "whats not aligned to the strategic policing requirement", "unaligned ambitions", "how does the plan contribute to national priorities and the spr", "do our ambitions support the national crime and policing measures", "which threats does the SPR name", "alignment to force strategies", "alignement of the plan with the SPR", "which themes align with the national measures"]),
        (Intents.ResourceList, ["what police resources does the victims theme have", "police resources per theme", "policing resources for roads", "how many officers work on neighbourhood policing", "how many pcsos are assigned to the neighbourhoods theme", "fte for the roads theme", "resources behind the vawg theme", "what resources go to serious violence", "headcount by theme"]),
        (Intents.StatutoryCheck, ["has an EIA been done", "EIA?", "which revisions have an equality impact assessment", "was the equalty impact assesment published", "is there an EIA for each version", "when is the next EIA", "who did the equalities impact assessment"]),
        (Intents.RecommendationStart, ["record a panel recommendation", "log a new recommendation", "please add a recommendation of the audit committee", "record the response to the panel"]),
        (Intents.AlignmentStart, ["align ambition 3.2 with serious violence nationally", "please align 3.2 to the SPR", "align the victims theme with victim satisfaction", "can you align ambition 1.1 with the force's knife crime strategy", "align"]),
        (Intents.ReviewStart, ["record a review: no change", "log the annual review", "add a plan review"]),
    ]);

    [Fact]
    public void What_sounds_alike_is_still_what_it_was() => AreMeant(
    [
        (Intents.StatutoryCheck, ["must the commissioner respond to the panel's recommendations", "does the panel have to review the draft", "which section says the plan has to be kept under review", "is there a duty to have regard to the SPR", "NCPM?", "what must the plan contain by law"]),
        (Intents.OutOfScope, ["recommend a good film", "how many officers are on duty tonight", "can you recommend a restaurant"]),
        (Intents.KpiValue, ["how many people were killed or seriously injured on the roads", "how many officers in neighbourhood teams"]),
        (Intents.UpdateStart, ["update residential burglary"]),
        (Intents.DecisionStart, ["record a decision about the helpline"]),
        (Intents.ThemeStatus, ["how is the victims theme doing"]),
        (Intents.AmbitionSearch, ["which ambitions are unmapped"]),
        (Intents.DeadlineDateOf, ["when is the review of the kpi thresholds"]),
        (Intents.PaperDraft, ["draft the panel paper"]),
    ]);

    private void AreMeant((string Intent, string[] Questions)[] meant)
    {
        var wrong = meant
            .SelectMany(one => one.Questions.Select(question => (question, one.Intent, Read: _recognizer.Recognize(new(question, SamplePlans.Northshire, new(2026, 11, 22))).Intent)))
            .Where(one => one.Read != one.Intent)
            .Select(one => $"{one.question}: {one.Read}, not {one.Intent}");

        Assert.Empty(wrong);
    }
}
