using System.Globalization;
using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Benchmarks;

/// <summary>Plans many times over: the same rows in other plans of other areas, each with words of its own.</summary>
internal static class ManyPlans
{
    public static VocabularyRows Of(VocabularyRows rows, int fold)
    {
        var all = rows;
        for (var copy = 1; copy < fold; copy++)
        {
            all = With(all, rows, copy);
        }

        return all;
    }

    private static VocabularyRows With(VocabularyRows all, VocabularyRows rows, int copy) => all with
    {
        Plans = [.. all.Plans, .. rows.Plans.Select(plan => CopyOf(plan, copy))],
        Themes = [.. all.Themes, .. rows.Themes.Select(row => Placed(new Theme { Name = Renamed(row.Name, copy), Version = row.Version, Order = row.Order, ChangeKind = row.ChangeKind }, row, copy))],
        Ambitions = [.. all.Ambitions, .. rows.Ambitions.Select(row => Placed(new Ambition { Summary = Renamed(row.Summary, copy), Ref = row.Ref }, row, copy))],
        Kpis = [.. all.Kpis, .. rows.Kpis.Select(row => Placed(new Kpi { Name = Renamed(row.Name, copy), Unit = row.Unit, Target = row.Target }, row, copy))],
        Commitments = [.. all.Commitments, .. rows.Commitments.Select(row => Placed(new Commitment { Summary = Renamed(row.Summary, copy), DecisionNote = row.DecisionNote }, row, copy))],
        CommissioningLines = [.. all.CommissioningLines, .. rows.CommissioningLines.Select(row => Placed(new CommissioningLine { Name = Renamed(row.Name, copy), Note = row.Note }, row, copy))],
        Milestones = [.. all.Milestones, .. rows.Milestones.Select(row => Placed(new Milestone { Event = Renamed(row.Event, copy), Body = row.Body, Kind = row.Kind, Starts = row.Starts }, row, copy))],
        Comments = [.. all.Comments, .. rows.Comments.Select(row => Placed(new ConsultationComment { Letter = row.Letter, Part = row.Part, Topic = Renamed(row.Topic, copy), Comment = row.Comment, Response = row.Response }, row, copy))],
        Paragraphs = [.. all.Paragraphs, .. rows.Paragraphs.Select(row => Placed(new Paragraph { Doc = row.Doc, Para = row.Para, Heading = row.Heading, Gist = row.Gist, Keywords = Renamed(row.Keywords, copy) }, row, copy))],
        Facts = [.. all.Facts, .. rows.Facts.Select(row => Placed(new Fact { Subject = Renamed(row.Subject, copy), Value = row.Value, Note = row.Note }, row, copy))],
        Bodies = [.. all.Bodies, .. rows.Bodies.Select(row => Placed(new Body { Name = Renamed(row.Name, copy), Role = row.Role }, row, copy))],
        Partners = [.. all.Partners, .. rows.Partners.Select(row => Placed(new Partner { Name = Renamed(row.Name, copy), Detail = row.Detail }, row, copy))],
    };

    private static Plan CopyOf(Plan plan, int copy) => new()
    {
        Id = PlanId(plan.Id, copy),
        Area = $"{AreaWord(copy)}shire",
        Title = plan.Title,
        Commissioner = $"Pat {AreaWord(copy)}son",
        PeriodStart = plan.PeriodStart,
        PeriodEnd = plan.PeriodEnd,
    };

    private static TRow Placed<TRow>(TRow row, PlanRow from, int copy)
        where TRow : PlanRow
    {
        row.Id = from.Id;
        row.PlanId = PlanId(from.PlanId, copy);
        row.Ordinal = from.Ordinal;
        row.Source = from.Source;
        return row;
    }

    private static string PlanId(string id, int copy) => string.Create(CultureInfo.InvariantCulture, $"{id}-copy{copy}");

    /// <summary>Real areas share most of their words and have some of their own.</summary>
    private static string Renamed(string text, int copy) => $"{text} {AreaWord(copy)}{text.Length % 7}";

    private static string AreaWord(int copy) =>
        string.Concat(((char)('b' + (copy % 20))).ToString(), ((char)('a' + (copy / 20 % 5))).ToString(), ((char)('l' + (copy / 4 % 10))).ToString(), "mor");
}
