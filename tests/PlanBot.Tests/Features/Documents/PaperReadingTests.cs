using DocumentFormat.OpenXml.Wordprocessing;
using PlanBot.Features.Documents;
using PlanBot.Plans;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace PlanBot.Tests.Features.Documents;

/// <summary>What comes out of a paper in each format: its paragraphs with their places.</summary>
public sealed class PaperReadingTests
{
    [Fact]
    public async Task A_paper_in_the_house_form_is_split_at_its_numbers_and_knows_its_mark_subject_and_date()
    {
        var paper = await ReadAsync("rural.txt", Papers.Text(Papers.Numbered));

        Assert.Equal(new PaperFront("RURAL PATROLS UPDATE", "paper K", PartialDate.Parse("2026-03-03")), PaperFront.Of(paper));
        var paragraphs = ParagraphSplitter.Split(paper);
        Assert.Equal(["header", "1", "2", "3", "3(a)", "3(b)", "4"], paragraphs.Select(paragraph => paragraph.Place));
        Assert.Equal(["Header", "Purpose of Report", "Background", "Background", "Background", "Background", "Money"], paragraphs.Select(paragraph => paragraph.Heading));
        Assert.Equal("note the mileage", paragraphs[4].Text);
        Assert.EndsWith("It is looked at every month.", paragraphs[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_to_contact_is_left_out()
    {
        var paragraphs = ParagraphSplitter.Split(await ReadAsync("rural.txt", Papers.Text(Papers.Numbered)));

        Assert.Contains("01632", Papers.Numbered, StringComparison.Ordinal);
        Assert.EndsWith("It is looked at every month.", paragraphs[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(paragraphs, paragraph => paragraph.Text.Contains("01632", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paper_without_numbers_is_counted_under_its_headings()
    {
        var places = await PlacesAsync("walks.txt", """
            Report on walking routes

            Introduction

            This paper tells the board about the walking routes of the county.

            Lighting

            The lamps along the canal were mended in the winter and shine again.

            The lamps in the park wait for a part that comes from far away, and the contractor said that the engineers of the
            county council

            would fit it before the clocks change.

            Each lamp has a number on its post.
            """);

        Assert.Equal(["header", "Introduction", "Lighting ¶1", "Lighting ¶2", "Lighting ¶3"], places);
    }

    [Fact]
    public async Task Numbers_that_begin_again_are_told_apart_by_their_heading_and_sections_give_theirs()
    {
        var places = await PlacesAsync("sections.txt", """
            1. Background

            1.1 The bridge was closed in May.
            1.2 It opened again in June.

            2. Points raised

            2.1 The council raised the following:-
            a. The signs were missing;

            No signs have been put up

            b. The detour was long;

            The detour is shorter now

            Annex

            1. The first of the annex.
            2. The second of the annex.

            1. A first again.
            """);

        Assert.Equal(["1.1", "1.2", "2.1", "2.1(a)", "2.1(b)", "1", "2", "Annex ¶1"], places);
    }

    [Fact]
    public async Task A_list_within_a_sentence_stays_with_it()
    {
        var paragraphs = ParagraphSplitter.Split(await ReadAsync("duties.md", Papers.Text("""
            # Duties report

            ## What the plan holds

            The plan sets out for the whole of the county:

            1. the aims;
            2. the means; and
            3. the money.

            It is published in the autumn of each year.

            ## Who is told

            - the panel
            - the **public**
            """)));

        Assert.Equal(["header", "What the plan holds ¶1", "What the plan holds ¶2", "Who is told ¶1", "Who is told ¶2"], paragraphs.Select(paragraph => paragraph.Place));
        Assert.Contains("2. the means; and", paragraphs[1].Text, StringComparison.Ordinal);
        Assert.Equal("the public", paragraphs[4].Text);
    }

    [Theory]
    [InlineData("12. The cars were sold.", "12")]
    [InlineData("1.1 The cars were sold.", "1.1")]
    [InlineData("12) The cars were sold.", "12")]
    [InlineData("¶8 the cars were sold.", "8")]
    [InlineData("Para 8 the cars were sold.", "8")]
    [InlineData("(a) the cars were sold", "(a)")]
    [InlineData("iv. the cars were sold", "(iv)")]
    [InlineData("12 March was a Saturday.", "")]
    [InlineData("1.5 million was spent.", "")]
    [InlineData("2026. The year of the horse.", "")]
    [InlineData("A car was sold.", "")]
    public void A_number_is_told_from_a_date_and_an_amount(string text, string number) =>
        Assert.Equal(number, ParagraphNumbers.At(text)?.Number ?? "");

    [Fact]
    public async Task The_numbers_that_Word_counts_are_resolved()
    {
        var word = Papers.Word(
            [
                Papers.Words("Scope", new OutlineLevel { Val = 0 }),
                Papers.Words("The first point of the paper.", Papers.At(0)),
                Papers.Words("A point below it.", Papers.At(1)),
                Papers.Words("An item.", Papers.At(2)),
                Papers.Words("Another item.", Papers.At(2)),
                Papers.Words("A further point below.", Papers.At(1)),
                Papers.Words("And on without a number."),
                Papers.Words("The second point of the paper.", Papers.At(0)),
                Papers.Words("Begun again with seven.", Papers.At(0, list: 2)),
            ],
            Papers.Levels());

        var paragraphs = ParagraphSplitter.Split(await ReadAsync("scope.docx", word));

        Assert.Equal(["1", "1.1", "1.1(a)", "1.1(b)", "1.2", "2", "7"], paragraphs.Select(paragraph => paragraph.Place));
        Assert.All(paragraphs, paragraph => Assert.Equal("Scope", paragraph.Heading));
        Assert.Equal("A further point below.\nAnd on without a number.", paragraphs[4].Text);
    }

    [Fact]
    public async Task A_style_of_Words_numbers_too_and_one_based_on_a_heading_is_a_heading()
    {
        var styles = new Styles(
            new Style(new StyleName { Val = "heading 1" }) { StyleId = "H1", Type = StyleValues.Paragraph },
            new Style(new StyleName { Val = "House heading" }, new BasedOn { Val = "H1" }) { StyleId = "House", Type = StyleValues.Paragraph },
            new Style(new StyleName { Val = "Numbered" }, new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }))) { StyleId = "Numbered", Type = StyleValues.Paragraph });
        var word = Papers.Word(
            [
                Papers.Words("Vehicles.", new ParagraphStyleId { Val = "House" }),
                Papers.Words("One is red.", new ParagraphStyleId { Val = "Numbered" }),
                Papers.Words("One is blue.", new ParagraphStyleId { Val = "Numbered" }),
            ],
            Papers.Levels(),
            styles);

        var paragraphs = ParagraphSplitter.Split(await ReadAsync("vehicles.docx", word));

        Assert.Equal([("1", "Vehicles."), ("2", "Vehicles.")], paragraphs.Select(paragraph => (paragraph.Place, paragraph.Heading)));
    }

    [Fact]
    public async Task Rows_of_a_table_are_read_and_what_was_deleted_or_is_hidden_is_not()
    {
        var word = Papers.Word(
        [
            new Table(new TableRow(new TableCell(Papers.Words("5.")), new TableCell(Papers.Words("The stable was painted.")))),
            new Paragraph(
                new Run(new Text("6. The mare ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }),
                new DeletedRun(new Run(new DeletedText("limps"))) { Author = "A", Id = "1" },
                new Run(new RunProperties(new Vanish()), new Text("secretly ")),
                new InsertedRun(new Run(new Text("trots."))) { Author = "A", Id = "2" }),
        ]);

        var paragraphs = ParagraphSplitter.Split(await ReadAsync("stable.docx", word));

        Assert.Equal([("5", "The stable was painted."), ("6", "The mare trots.")], paragraphs.Select(paragraph => (paragraph.Place, paragraph.Text)));
    }

    [Fact]
    public async Task A_pdf_is_read_line_by_line_over_its_pages_without_what_runs_along_their_edges()
    {
        string[] Page(int number, params string[] lines) => ["Northshire board papers", "", .. lines, "", $"Page {number} of 3"];
        var pdf = Papers.Pdf(
            Page(1, "Background", "", "1. The ferry sails at dawn and comes back", "before the tide turns.", "2. It carries sheep."),
            Page(2, "3. It carries no horses, for they fear the", "noise of the engine."),
            Page(3, "4. The fare is 12 pounds."));

        var paragraphs = ParagraphSplitter.Split(await ReadAsync("ferry.pdf", pdf));

        Assert.Equal(["1", "2", "3", "4"], paragraphs.Select(paragraph => paragraph.Place));
        Assert.Equal("The ferry sails at dawn and comes back\nbefore the tide turns.", paragraphs[0].Text);
        Assert.Equal("It carries no horses, for they fear the\nnoise of the engine.", paragraphs[2].Text);
    }

    [Fact]
    public async Task Text_of_older_Windows_and_of_UTF_16_is_read()
    {
        byte[] windows = [.. Papers.Text("1. The caf"), 0xE9, .. Papers.Text(" owes "), 0xA3, .. Papers.Text("5.")];
        byte[] utf16 = [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("1. The café owes £5.")];

        Assert.Equal("The café owes £5.", Assert.Single(ParagraphSplitter.Split(await ReadAsync("cafe.txt", windows))).Text);
        Assert.Equal("The café owes £5.", Assert.Single(ParagraphSplitter.Split(await ReadAsync("cafe.txt", utf16))).Text);
    }

    private static async Task<IEnumerable<string>> PlacesAsync(string name, string text) =>
        ParagraphSplitter.Split(await ReadAsync(name, Papers.Text(text))).Select(paragraph => paragraph.Place);

    private static async Task<Paper> ReadAsync(string name, byte[] content)
    {
        using var reader = new PaperReader(TimeProvider.System);
        return Assert.IsType<PaperReading.Read>(await reader.ReadAsync(name, content, TestContext.Current.CancellationToken)).Paper;
    }
}
