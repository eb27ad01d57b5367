using System.Globalization;
using System.Text.Json.Nodes;
using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>A question with what it is to be understood as.</summary>
internal sealed record ExpectedQuestion(string Id, string Plan, string Text, string Intent, IReadOnlyDictionary<string, string> Entities, string After, DateOnly? AsOf)
{
    /// <summary>The day on which questions without a day of their own are asked: after the older plans' end, as on a real day.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    public DateOnly Day => AsOf ?? Today;
}

/// <summary>How well a set of questions is understood, and which are not.</summary>
internal sealed record Understanding(double Intents, double Entities, int RefusedAnswered, int Answered, int AnsweredRefused, IReadOnlyList<string> Wrong)
{
    /// <summary>The kinds of entity that are records; the others are plain values.</summary>
    private static readonly string[] RecordTypes =
    [
        EntityTypes.Theme, EntityTypes.Kpi, EntityTypes.Commitment, EntityTypes.CommissioningLine, EntityTypes.Milestone, EntityTypes.Comment,
        EntityTypes.Duty, EntityTypes.Partner, EntityTypes.Body, EntityTypes.Paragraph, EntityTypes.Fact, EntityTypes.Ambition,
        EntityTypes.Reference, EntityTypes.Scope, EntityTypes.Version, EntityTypes.Area, EntityTypes.Disposition, EntityTypes.Greeting,
    ];

    public static Understanding Of(IRecognizer recognizer, IReadOnlyList<ExpectedQuestion> questions)
    {
        var results = new Dictionary<string, RecognizedQuestion>(StringComparer.Ordinal);
        var wrong = new List<string>();
        int intents = 0, entities = 0, withEntities = 0, refusedAnswered = 0, refused = 0, answeredRefused = 0;
        foreach (var question in questions)
        {
            var result = recognizer.Recognize(new QuestionInConversation(question.Text, question.Plan, question.Day, question.After.Length > 0 ? results[question.After] : null));
            results[question.Id] = result;
            var rightIntent = result.Intent == question.Intent;
            intents += rightIntent ? 1 : 0;
            var outside = question.Intent is Intents_.OutOfScope;
            refused += outside ? 1 : 0;
            refusedAnswered += outside && result.Intent is not (Intents_.OutOfScope or Intents_.Unknown or Intents_.Clarify) ? 1 : 0;
            answeredRefused += !outside && result.Intent is Intents_.OutOfScope or Intents_.Unknown ? 1 : 0;

            var named = question.Entities.Where(entity => RecordTypes.Contains(entity.Key)).ToList();
            if (question.Entities.ContainsKey(EntityTypes.Comment))
            {
                // What became of a comment stands in the data, not in the question.
                named.RemoveAll(entity => entity.Key is EntityTypes.Disposition);
            }

            var missed = named.Where(entity => !SameBest(result, entity.Key, entity.Value)).ToList();
            withEntities += named.Count > 0 ? 1 : 0;
            entities += named.Count > 0 && missed.Count == 0 ? 1 : 0;
            if (!rightIntent || missed.Count > 0)
            {
                wrong.Add($"{question.Id} [{question.Plan}] {question.Text}\n    wanted {question.Intent} {string.Join(' ', named.Select(entity => $"{entity.Key}={entity.Value}"))}; got {result.Intent} {result.IntentOnceChosen} {string.Join(' ', result.Entities.Take(5).Select(entity => $"{entity.Type}={entity.Id}({entity.Score.ToString("0.00", CultureInfo.InvariantCulture)})"))}\n      {string.Join("\n      ", result.Trace)}");
            }
        }

        return new Understanding(
            100.0 * intents / Math.Max(1, questions.Count),
            100.0 * entities / Math.Max(1, withEntities),
            refusedAnswered,
            questions.Count - refused,
            answeredRefused,
            wrong);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"intent {Intents:0.0} %, best entity {Entities:0.0} %, out of scope taken for answerable {RefusedAnswered}, answerable refused {AnsweredRefused} of {Answered}\n{string.Join('\n', Wrong)}");

    private static bool SameBest(RecognizedQuestion result, string type, string expected)
    {
        var ids = expected.Split(',', StringSplitOptions.TrimEntries);
        return type is EntityTypes.Scope ? result.All(type).Any(entity => ids.Contains(entity.Id))
            : type is EntityTypes.Paragraph ? result.Best(type) is { } paragraph && (paragraph.Id.EndsWith(" " + expected, StringComparison.Ordinal) || paragraph.Id.EndsWith("¶" + expected, StringComparison.Ordinal))
            : result.All(type).Take(ids.Length).Select(entity => entity.Id).Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal));
    }

    /// <summary>Names that a property of this record hides.</summary>
    private static class Intents_
    {
        public const string OutOfScope = PlanBot.Recognition.Intents.OutOfScope;
        public const string Unknown = PlanBot.Recognition.Intents.Unknown;
        public const string Clarify = PlanBot.Recognition.Intents.Clarify;
    }
}

/// <summary>Questions from files with a question a line.</summary>
internal static class QuestionSet
{
    public static IReadOnlyList<ExpectedQuestion> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(RecognitionPlans.FixtureFolder, file))
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(line => new ExpectedQuestion(
                line["id"]!.GetValue<string>(),
                line["plan"]?.GetValue<string>() ?? "",
                line["question"]!.GetValue<string>(),
                line["intent"]!.GetValue<string>(),
                line["entities"]!.AsObject().ToDictionary(entity => entity.Key, entity => entity.Value!.ToString()),
                line["after"]?.GetValue<string>() ?? "",
                line["asOf"] is { } day ? DateOnly.Parse(day.GetValue<string>(), CultureInfo.InvariantCulture) : null)),
    ];
}
