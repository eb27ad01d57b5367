using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PlanBot.Features.PanelPaper;

/// <summary>A line chart in a Word file, with its values in it: no picture, so it stays sharp and can be restyled.</summary>
internal static class WordChart
{
    private const long Width = 6_000_000;
    private const long Height = 2_900_000;
    private const uint CategoryAxis = 1001;
    private const uint ValueAxis = 1002;

    public static Paragraph Of(MainDocumentPart main, PaperBlock.LineChart chart, uint number)
    {
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = SpaceOf(chart);
        var reference = new C.ChartReference { Id = main.GetIdOfPart(part) };
        return new(new ParagraphProperties(new KeepLines()), new Run(new Drawing(new DW.Inline(
            new DW.Extent { Cx = Width, Cy = Height },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.DocProperties { Id = number, Name = $"Chart {number.ToString(CultureInfo.InvariantCulture)}", Title = chart.Title, Description = chart.AlternativeText },
            new DW.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(reference) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        })));
    }

    private static C.ChartSpace SpaceOf(PaperBlock.LineChart chart)
    {
        var lines = new C.LineChart(new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false });
        lines.Append(Series(0, chart.Title, "1F4E9E", dashed: false, [.. chart.Points.Select(point => (point.Period, (decimal?)point.Value))]));
        if (chart.ComparedWith.Length > 0)
        {
            lines.Append(Series(1, $"Compared with: {chart.ComparedWith}", "7F7F7F", dashed: true, [.. chart.Points.Select(point => (point.Period, point.Compared))]));
        }

        lines.Append(new C.ShowMarker { Val = true }, new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis });
        return new(
            new C.EditingLanguage { Val = "en-GB" },
            new C.Chart(
                TitleOf(chart.Title, 1200),
                new C.AutoTitleDeleted { Val = false },
                new C.PlotArea(
                    new C.Layout(),
                    lines,
                    new C.CategoryAxis(
                        new C.AxisId { Val = CategoryAxis },
                        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
                        new C.Delete { Val = false },
                        new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
                        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
                        new C.CrossingAxis { Val = ValueAxis },
                        new C.Crosses { Val = C.CrossesValues.AutoZero }),
                    new C.ValueAxis(
                        new C.AxisId { Val = ValueAxis },
                        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
                        new C.Delete { Val = false },
                        new C.AxisPosition { Val = C.AxisPositionValues.Left },
                        new C.MajorGridlines(),
                        TitleOf(chart.Unit.Length > 0 ? chart.Unit : "Value", 900),
                        new C.NumberingFormat { FormatCode = "#,##0.##", SourceLinked = false },
                        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
                        new C.CrossingAxis { Val = CategoryAxis },
                        new C.Crosses { Val = C.CrossesValues.AutoZero })),
                new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }),
                new C.PlotVisibleOnly { Val = true },
                new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }));
    }

    private static C.LineChartSeries Series(uint index, string name, string colour, bool dashed, IReadOnlyList<(string Period, decimal? Value)> points)
    {
        var outline = new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colour })) { Width = 28575 };
        if (dashed)
        {
            outline.Append(new A.PresetDash { Val = A.PresetLineDashValues.Dash });
        }

        var names = new C.StringLiteral(new C.PointCount { Val = (uint)points.Count });
        var values = new C.NumberLiteral(new C.FormatCode("General"), new C.PointCount { Val = (uint)points.Count });
        for (var at = 0; at < points.Count; at++)
        {
            names.Append(new C.StringPoint(new C.NumericValue(points[at].Period)) { Index = (uint)at });
            if (points[at].Value is { } value)
            {
                values.Append(new C.NumericPoint(new C.NumericValue(value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)at });
            }
        }

        return new(
            new C.Index { Val = index },
            new C.Order { Val = index },
            new C.SeriesText(new C.NumericValue(name)),
            new C.ChartShapeProperties(outline),
            new C.Marker(new C.Symbol { Val = dashed ? C.MarkerStyleValues.None : C.MarkerStyleValues.Circle }),
            new C.CategoryAxisData(names),
            new C.Values(values),
            new C.Smooth { Val = false });
    }

    private static C.Title TitleOf(string text, int size) => new(
        new C.ChartText(new C.RichText(
            new A.BodyProperties(),
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = size, Bold = true }),
                new A.Run(new A.RunProperties { Language = "en-GB", FontSize = size, Bold = true }, new A.Text(text))))),
        new C.Overlay { Val = false });
}
