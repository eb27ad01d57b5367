using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Features.ConsultationDispositions;

/// <summary>The comments on a plan's draft, with the words for what became of them.</summary>
internal sealed partial record ConsultationRound(Plan Plan, IReadOnlyList<ConsultationComment> Comments, SourceReferences References)
{
    private static readonly string[] Dispositions = ["addressed", "partly addressed", "not addressed", "dealt with elsewhere"];

    private const int MostPlaces = 4;

    /// <summary>How many there are and how many of each disposition.</summary>
    public string Overview =>
        ConsultationDispositionsTexts.FormatTheDataHoldsOfOn(BritishEnglish.Count(Comments.Count, "comment"), BritishEnglish.List([.. Comments.Select(comment => comment.Respondent).Distinct()]), Plan.AreaLabel, Plan.Title, ByDisposition(Comments), Lettering).TrimEnd();

    /// <summary>Why there are more comments than letters; empty where there are not.</summary>
    public string Lettering
    {
        get
        {
            var letters = Comments.Select(comment => comment.Letter).Distinct().Count();
            var parted = Comments.Where(comment => comment.Label != comment.Letter).Select(comment => comment.Letter).Distinct().ToList();
            return parted.Count == 0 ? "" : ConsultationDispositionsTexts.FormatTheyHaveLettersCommentHasA(letters, BritishEnglish.List(parted));
        }
    }

    /// <summary>Whether a topic says nothing but that comments are meant: "how did the city council's 25 points fare".</summary>
    public bool IsAboutAll(string topic)
    {
        var respondents = Comments.SelectMany(comment => comment.Respondent.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return topic.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            word.All(char.IsAsciiDigit) || WordsOfComments.Contains(word) || respondents.Contains(word) || respondents.Contains(word.TrimEnd('s')));
    }

    private static readonly HashSet<string> WordsOfComments = new(StringComparer.OrdinalIgnoreCase)
    {
        "point", "points", "feedback", "consultation", "concern", "concerns", "response", "responses", "replies", "draft", "summary", "summarise", "outcome", "outcomes",
        "disposition", "dispositions", "status", "overall", "total", "made", "make", "table", "result", "results", "raised", "full", "fully", "partly", "partially", "part",
        "ignore", "ignored", "unanswered", "overlooked", "dismissed", "rejected", "resubmit", "resubmitted", "unaddressed", "listed", "letters", "suggestions", "requests",
    };

    /// <summary>Those of a letter: all its parts, or the one part that is named.</summary>
    public List<ConsultationComment> WithLetter(string label, bool withParts = true) =>
        [.. Comments.Where(comment => comment.Label == label || (withParts && comment.Letter == label))];

    /// <summary>Where they are from: the paragraphs, or the documents alone where those are many.</summary>
    public IReadOnlyList<SourceReference> Documents(IReadOnlyList<ConsultationComment> comments)
    {
        var cells = comments.Select(comment => comment.Source);
        return comments.Count <= MostPlaces ? References.Of(cells) : References.DocumentsOf(cells);
    }

    /// <summary>What was asked, what became of it in its own words, and how sure that is.</summary>
    public string InFull(ConsultationComment comment)
    {
        var asked = BritishEnglish.Sentence(SourceWords.InPounds(comment.Comment));
        var respondent = comment.Respondent.Length > 0 ? comment.Respondent : ConsultationDispositionsTexts.TheRespondent;
        var response = comment.Response.Length > 0 ? ConsultationDispositionsTexts.FormatTheResponse(BritishEnglish.Sentence(SourceWords.InPounds(comment.Response)), SameAnswerAs(comment)) : ConsultationDispositionsTexts.TheDataHoldsNoResponseTo;
        var certainty = comment.Certainty == "low" ? ConsultationDispositionsTexts.ThatReadingIsOfLowCertainty : "";
        return ConsultationDispositionsTexts.FormatCommentWasSaid(comment.Label, comment.Topic, comment.Disposition, respondent, asked, response, certainty);
    }

    /// <summary><c>5 addressed, 6 partly addressed</c>.</summary>
    public static string ByDisposition(IReadOnlyList<ConsultationComment> comments) => BritishEnglish.List(
    [
        .. comments
            .GroupBy(comment => comment.Disposition)
            .OrderBy(group => Array.IndexOf(Dispositions, group.Key))
            .Select(group => $"{group.Count()} {(group.Key.Length > 0 ? group.Key : ConsultationDispositionsTexts.WithoutADisposition)}"),
    ]);

    /// <summary>A response may point to that of another comment.</summary>
    private string SameAnswerAs(ConsultationComment comment) =>
        OtherComment().Match(comment.Response) is { Success: true } other && WithLetter(other.Groups["letter"].Value) is [var same, ..] && same != comment && same.Response.Length > 0
            ? ConsultationDispositionsTexts.FormatCommentWasTold(same.Label, BritishEnglish.Sentence(same.Response))
            : "";

    [GeneratedRegex(@"\bcomment (?<letter>[a-z]\d?)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherComment();
}
