using PlanBot.Data.PlanWorkbooks;

namespace PlanBot.Tests.Data.PlanWorkbooks;

/// <summary>Cells of every type that programs write, as plan files have them.</summary>
public sealed class WorkbookCellTests
{
    private const string Header = "fact_id,subject,value,unit,as_of,note,source";

    [Fact]
    public void Texts_come_in_as_they_are_in_each_way_that_they_are_kept()
    {
        var book = new RawWorkbook();
        var (plain, rich) = (book.Shared("<t xml:space=\"preserve\">  Two words </t>"), book.Shared("<r><t>Bold</t></r><r><t xml:space=\"preserve\"> and not</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>"));
        var bytes = book.Sheet(
            "facts",
            RawWorkbook.Texts(1, Header.Split(','))
            + $"""<row r="3"><c r="A3" t="s"><v>{plain}</v></c><c r="B3" t="s"><v>{rich}</v></c><c r="C3" t="str"><v>78.50</v></c><c r="D3" t="inlineStr"><is><t>a_x000D_&#10;b_x005F_x0041_</t></is></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="b"><v>0</v></c></row>""").ToBytes();

        Assert.Equal(["Two words", "Bold and not", "78.50", "a\nb_x0041_", "", "true", "false"], Workbooks.Read(bytes, "facts.csv")[1]);
    }

    [Theory]
    [InlineData("100000", "General", "100000")]
    [InlineData("1E+05", "General", "100000")]
    [InlineData("1.5E-3", "General", "0.0015")]
    [InlineData("0.30000000000000004", "General", "0.3")]
    [InlineData("39305.400000000001", "General", "39305.4")]
    [InlineData("39305.40", "General", "39305.40")]
    [InlineData("39305.4", "#,##0.00", "39305.40")]
    [InlineData("1250", "\"£\"#,##0.00;[Red]-\"£\"#,##0.00", "1250.00")]
    [InlineData("1250", "#,##0", "1250")]
    [InlineData("-0.5", "0.0", "-0.5")]
    [InlineData("2.345", "0.0", "2.345")]
    [InlineData("123456789012345680000", "General", "123456789012346000000")]
    [InlineData("41548", "yyyy-mm-dd", "2013-10-01")]
    [InlineData("41548", "dd/mm/yyyy", "2013-10-01")]
    [InlineData("41548", "[$-809]d mmmm yyyy;@", "2013-10-01")]
    [InlineData("41548", "mmm-yy", "2013-10")]
    [InlineData("41549", "mmm-yy", "2013-10-02")]
    [InlineData("41275", "yyyy", "2013")]
    [InlineData("41548.5", "dd/mm/yyyy hh:mm", "2013-10-01 12:00")]
    public void Numbers_and_dates_come_in_as_they_are_shown(string stored, string format, string expected)
    {
        var book = new RawWorkbook();
        var style = format == "General" ? 0 : book.Format(format);
        var bytes = book.Sheet("facts", RawWorkbook.Texts(1, "fact_id", "value") + $"""<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="{style}"><v>{stored}</v></c></row>""").ToBytes();

        Assert.Equal(["7", expected], Workbooks.Read(bytes, "facts.csv")[1]);
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var book = new RawWorkbook { CountsFrom1904 = true };
        var style = book.Format("yyyy-mm-dd");
        var bytes = book.Sheet("facts", RawWorkbook.Texts(1, "fact_id", "as_of") + $"""<row r="2"><c><v>7</v></c><c s="{style}"><v>40086</v></c></row>""").ToBytes();

        Assert.Equal(["7", "2013-10-01"], Workbooks.Read(bytes, "facts.csv")[1]);
    }

    [Fact]
    public void A_whole_number_keeps_no_decimals_of_its_format()
    {
        var book = new RawWorkbook();
        var bytes = book.Sheet("headings", RawWorkbook.Texts(1, "heading_id", "order") + $"""<row r="2"><c t="inlineStr"><is><t>h1</t></is></c><c s="{book.Format("0.00")}"><v>5</v></c></row>""").ToBytes();

        Assert.Equal(["h1", "5"], Workbooks.Read(bytes, "headings.csv")[1]);
    }

    [Fact]
    public void Empty_rows_columns_and_formatted_cells_are_passed_over()
    {
        var bytes = new RawWorkbook().Sheet(
            "facts",
            """<row r="1"/><row r="2"><c r="B2" t="inlineStr"><is><t>fact_id</t></is></c><c r="E2" t="inlineStr"><is><t>value</t></is></c></row><row r="3"><c r="A3" s="0"/></row><row r="9"><c r="B9"><v>1</v></c><c r="E9"><v>2</v></c><c r="Z9" s="0"/></row>""").ToBytes();

        Assert.Equal([["fact_id", "value"], ["1", "2"]], Workbooks.Read(bytes, "facts.csv"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("_x000D_ and _x0041_")]
    [InlineData("tab\tand\nline")]
    [InlineData("\uFFFE noncharacter 😀")]
    [InlineData("=1+1")]
    public void What_is_escaped_comes_back(string text) => Assert.Equal(text, WorkbookCells.Text(WorkbookCells.Escape(text)));

    [Theory]
    [InlineData("5", 0)]
    [InlineData("1.50", 2)]
    [InlineData("-13.5", 1)]
    [InlineData("1234567890123456", null)]
    [InlineData("-0", null)]
    public void A_number_is_written_as_one_only_where_no_digit_is_lost(string number, int? decimals) => Assert.Equal(decimals, WorkbookCells.DecimalsOf(number));
}
