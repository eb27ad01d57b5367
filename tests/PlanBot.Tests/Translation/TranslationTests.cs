using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanBot.Cards;
using PlanBot.Tests.Support;
using PlanBot.Translation;

namespace PlanBot.Tests.Translation;

/// <summary>Translations fit what they translate, and say so where nobody has checked them.</summary>
public partial class TranslationTests
{
    /// <summary>Cards that are in Welsh as a whole, as far as their words stand in the template: welcome, help and every form, and what comes of it.</summary>
    private static readonly string[] WelshCards =
    [
        "Help.HelpCard", "Submissions.SubmissionFormCard", "Submissions.SubmissionCard", "Submissions.UsedFormCard", "Submissions.WithdrawCard", "Triage.TriageFormCard",
        "StatusReasons.StatusFormCard", "Updates.UpdateFormCard", "Updates.LateUpdatesCard", "Roles.RolesCard", "Consultation.ConsultationRoundsCard",
        "Consultation.LoggedCommentCard", "DeadlinePosts.DeadlineCard", "DeadlinePosts.DeadlineSubscriptionCard", "DeadlinePosts.CancelDeadlineCard",
        "Announcements.AnnouncementPreviewCard", "Announcements.AnnouncementListCard", "PlanChoice.PlanChoiceCard",
        "LawRecords.RecommendationsCard", "PlanImport.PlanImportCard", "Updates.Mapping.MappingCard", "Updates.Nudges.NudgeRhythmCard", "Updates.Nudges.OwnUpdatesCard",
        "Updates.Nudges.OwnersCard", "Updates.ThemeChanges.ThemeChangeFormCard",
        "Updates.UpdatedCard", "Updates.Mapping.MappedCard", "Updates.ThemeChanges.ThemeChangePreviewCard", "Updates.ThemeChanges.ThemeChangedCard", "StatusReasons.StatusReasonsCard",
        "Triage.TriageCard", "Triage.TriageListCard", "Triage.TriagePostCard", "Consultation.RoundSummaryCard", "Organisations.OrganisationsCard", "HeldPosts.ResumeCard",
        "Announcements.AnnouncementReportCard", "UnansweredQuestions.UnansweredQuestionsCard",
    ];

    /// <summary>Folders that hold forms, or what is said of them: every text is in Welsh, but for those below.</summary>
    private static readonly string[] WelshFolders =
    [
        "Bot", "Cards", "People", "Performance", "Submissions", "Features/Announcements", "Features/CalendarFeed", "Features/Consultation", "Features/DeadlinePosts",
        "Features/Documents", "Features/HeldPosts", "Features/LanguageChoice", "Features/Organisations", "Features/PlanChoice", "Features/PlanImport", "Features/Roles",
        "Features/StatusReasons", "Features/Submissions", "Features/Synonyms", "Features/Triage", "Features/UnansweredQuestions", "Features/UnknownQuestion", "Features/Updates",
    ];

    /// <summary>Texts of those folders that stay in English, by the reason.</summary>
    private static readonly Dictionary<string, string[]> LeftInEnglish = new()
    {
        ["An example question: people send it as it stands, and questions are read in English."] =
        [
            "Features/Documents: WhichPlansDoYouHave", "Features/Documents: WhichPapersDoYouHave", "Features/PlanChoice: WhichThemesAreInThePlan", "Features/PlanChoice: WhatAreTheNextDeadlines",
            "Features/UnknownQuestion: WhichThemesAreInThePlan", "Features/UnknownQuestion: WhatAreTheNextDeadlines",
        ],
        ["It is stored with the plan, a post or the audit trail, which are in English whoever acts."] =
        [
            "Features/Consultation: LoggedByStaff", "Features/DeadlinePosts: HolderSaid", "Features/DeadlinePosts: MissingSaid", "Features/DeadlinePosts: NotInThePlanAnyMore",
            "Features/DeadlinePosts: DoneOrPast", "Features/DeadlinePosts: OvertakenByALaterLeadTime", "Performance: RevisedOnWas", "Submissions: PlanBotReference",
        ],
        ["Only the command line says it."] =
        [
            "Features/Documents: IHoldNoPlanYetImport", "Features/Documents: IHoldNoPlanNameOne", "Features/Synonyms: CommandLine", "Features/Synonyms: CorrectTheRowOrLeaveIt",
            "Features/Synonyms: LeaveSomeOut", "Features/Synonyms: ThatWouldBeMoreThanAbbreviations", "Features/Synonyms: TheHeaderIs", "Features/Synonyms: WriteTermMeaning",
            "Submissions: AddIt", "Submissions: GiveEachRowAnIdOf", "Submissions: GiveTheNewOneAnId", "Submissions: IsHeldAlreadyWithOtherWords", "Submissions: IsNoDisposition",
            "Submissions: OpenOneFirstStaffSayConsultation", "Submissions: PutItRightInTheFile", "Submissions: TheColumnIsMissing", "Submissions: TheColumnsAre", "Submissions: TheIdIsMissing",
            "Submissions: TheIdIsThereTwice", "Submissions: ThePlanHasNoConsultationRound", "Submissions: ThereIsNoSuchColumn", "Submissions: WriteAddressedPartlyAddressedNotAddressed",
        ],
        ["It stands in a calendar's file or is sent with it, and nobody knows who reads it."] =
        [
            "Features/CalendarFeed: DeadlinesOfTheSteeringGroup", "Features/CalendarFeed: DueBy", "Features/CalendarFeed: ForBody", "Features/CalendarFeed: NameFictional",
            "Features/CalendarFeed: PlanBotPoliceAndCrimePlanTimetable", "Features/CalendarFeed: ThereIsNoCalendarHereAsk",
        ],
        ["An exception's text, for programmers."] = ["Features/DeadlinePosts: IsNoSubjectOfADeadline", "Features/DeadlinePosts: IsNoSubjectOfAReply"],
        ["It is joined with an English word of the code and its English plural."] = ["Features/PlanImport: AndCount", "Features/PlanImport: MoreWhat"],
    };

    private static readonly string Source = Path.Combine(Repository.Root, "src", "PlanBot");

    private static IEnumerable<string> Translated => Directory.EnumerateFiles(Source, "*.*.resx", SearchOption.AllDirectories);

    [Fact]
    public void Each_translated_text_has_its_English_and_the_same_holes()
    {
        Assert.NotEmpty(Translated);
        Assert.All(Translated, file =>
        {
            var english = Texts(Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file).Split('.')[0]}.resx"));
            foreach (var (name, text) in Texts(file))
            {
                Assert.True(english.TryGetValue(name, out var original), $"{file}: {name} has no English");
                Assert.True(!Holes(text).Except(Holes(original)).Any(), $"{file}: {name} has a hole that the English has not");
            }
        });
    }

    [Fact]
    public void What_no_translator_has_checked_is_marked_as_a_draft()
    {
        const string Mark = "Machine draft, to be checked by a translator.";

        Assert.All([.. Translated, Path.Combine(Source, "Translation", "cy.json")], file => Assert.Contains(Mark, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Each_translated_word_of_a_card_stands_on_a_card_and_keeps_its_expressions()
    {
        var words = CardFile.All().SelectMany(card => CardWords.Of(JsonNode.Parse(card.Template)!.AsObject())).ToHashSet(StringComparer.Ordinal);

        Assert.All(LanguageFile.All, language => Assert.All(language.Cards, word =>
        {
            Assert.Contains(word.Key, words);
            Assert.Equal(Expressions(word.Key), Expressions(word.Value));
        }));
    }

    [Fact]
    public void Welcome_help_and_forms_have_every_word_in_Welsh()
    {
        var welsh = LanguageFile.All.Single(language => language.Culture.Name == "cy-GB");
        var cards = CardFile.All().ToDictionary(card => card.Name, card => JsonNode.Parse(card.Template)!.AsObject());

        Assert.All(WelshCards, name => Assert.Empty(CardWords.Of(cards[name]).Where(word => !welsh.Cards.ContainsKey(word)).Select(word => $"{name}: {word}")));
        Assert.Empty(cards.Where(card => card.Value.ToJsonString().Contains("\"Input.", StringComparison.Ordinal)).Select(card => card.Key).Except(WelshCards));
    }

    [Fact]
    public void Forms_and_what_is_said_of_them_have_every_text_in_Welsh()
    {
        var english = WelshFolders.SelectMany(folder => TextsOf(folder, "").Select(text => $"{folder}: {text}"));
        var welsh = WelshFolders.SelectMany(folder => TextsOf(folder, ".cy").Select(text => $"{folder}: {text}"));

        Assert.Equal(LeftInEnglish.Values.SelectMany(texts => texts).Order(StringComparer.Ordinal), english.Except(welsh).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_card_that_is_translated_says_its_language_and_sends_the_same()
    {
        var file = CardFile.All().Single(card => card.Name == "Submissions.SubmissionFormCard");
        var card = JsonNode.Parse(file.Template)!.AsObject();
        var before = card.DeepClone().AsObject();

        CardWords.Translate(card, LanguageFile.All.Single(language => language.Culture.Name == "cy-GB"));

        Assert.Equal("cy", (string?)card["lang"]);
        Assert.Equal("Cadw fel drafft", (string?)card["actions"]![1]!["title"]);
        Assert.Equal(before["actions"]![1]!["data"]!.ToJsonString(), card["actions"]![1]!["data"]!.ToJsonString());
    }

    private static Dictionary<string, string>.KeyCollection TextsOf(string folder, string language) =>
        Texts(Path.Combine(Source, folder, $"{Path.GetFileName(folder)}Texts{language}.resx")).Keys;

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(text => (string)text.Attribute("name")!, text => (string)text.Element("value")!);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(hole => hole.Value).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Expressions(string text) => Expression().Matches(text).Select(expression => expression.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Expression();
}
