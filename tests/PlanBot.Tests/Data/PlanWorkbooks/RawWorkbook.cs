using System.IO.Compression;
using System.Security;
using System.Text;

namespace PlanBot.Tests.Data.PlanWorkbooks;

/// <summary>A workbook put together part by part, as Excel, other programs and those who mean harm write them.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State)> _sheets = [];
    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _overrides = [];
    private readonly List<string> _relations = [];
    private readonly List<string> _shared = [];
    private readonly List<string> _formats = ["General"];

    /// <summary>The main part's content type; another for macros.</summary>
    public string Kind { get; init; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public bool CountsFrom1904 { get; init; }

    /// <summary>A plan in one row, which every workbook needs.</summary>
    public static RawWorkbook WithPlan() => new RawWorkbook().Sheet(
        "plan",
        Texts(1, "plan_id", "area", "title", "period_start", "period_end", "commissioner", "force", "panel", "first_published", "revised_published", "status", "note", "source")
        + Texts(2, "smallshire-2025-29", "smallshire", "Plan"));

    /// <summary>A row of texts that stand in their cells.</summary>
    public static string Texts(int row, params IEnumerable<string> cells) =>
        $"""<row r="{row}">{string.Concat(cells.Select(cell => cell.Length == 0 ? "<c/>" : $"""<c t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(cell)}</t></is></c>"""))}</row>""";

    /// <param name="before">What stands before the rows, such as hidden columns.</param>
    /// <param name="after">What stands behind them, such as merged cells.</param>
    public RawWorkbook Sheet(string name, string rows, string before = "", string after = "", string state = "")
    {
        _sheets.Add((name, state));
        return Part(
            $"xl/worksheets/sheet{_sheets.Count}.xml",
            $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>""",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
    }

    /// <summary>The index of a shared text.</summary>
    public int Shared(string item)
    {
        _shared.Add(item);
        return _shared.Count - 1;
    }

    /// <summary>The index of a style with that number format.</summary>
    public int Format(string code)
    {
        _formats.Add(code);
        return _formats.Count - 1;
    }

    public RawWorkbook Part(string path, string content, string contentType = "", string relation = "")
    {
        _parts[path] = Encoding.UTF8.GetBytes(content);
        if (contentType.Length > 0)
        {
            _overrides.Add($"""<Override PartName="/{path}" ContentType="{contentType}"/>""");
        }

        if (relation.Length > 0)
        {
            _relations.Add($"""<Relationship Id="x{_relations.Count}" Type="{relation}" Target="/{path}"/>""");
        }

        return this;
    }

    public byte[] ToBytes()
    {
        var sheets = string.Concat(_sheets.Select((sheet, at) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{at + 1}" r:id="s{at + 1}"{(sheet.State.Length > 0 ? $""" state="{sheet.State}" """ : "")}/>"""));
        Part("xl/workbook.xml", $"""<?xml version="1.0"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr{(CountsFrom1904 ? " date1904=\"1\"" : "")}/><sheets>{sheets}</sheets></workbook>""", Kind);
        Part("xl/sharedStrings.xml", $"""<?xml version="1.0"?><sst xmlns="{Main}">{string.Concat(_shared.Select(item => $"<si>{item}</si>"))}</sst>""", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml");
        Part(
            "xl/styles.xml",
            $"""
            <?xml version="1.0"?><styleSheet xmlns="{Main}"><numFmts>{string.Concat(_formats.Select((code, at) => $"""<numFmt numFmtId="{200 + at}" formatCode="{SecurityElement.Escape(code)}"/>"""))}</numFmts>
            <fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{string.Concat(_formats.Select((_, at) => $"""<xf numFmtId="{(at == 0 ? 0 : 200 + at)}"/>"""))}</cellXfs></styleSheet>
            """,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
        Part("_rels/.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="w" Type="{Relations}/officeDocument" Target="/xl/workbook.xml"/></Relationships>""");
        Part(
            "xl/_rels/workbook.xml.rels",
            $"""
            <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, at) => $"""<Relationship Id="s{at + 1}" Type="{Relations}/worksheet" Target="/xl/worksheets/sheet{at + 1}.xml"/>"""))}
            <Relationship Id="t" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="{Relations}/styles" Target="/xl/styles.xml"/>{string.Concat(_relations)}</Relationships>
            """);
        Part("[Content_Types].xml", $"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>{string.Concat(_overrides.Distinct())}</Types>""");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in _parts.OrderBy(part => part.Key == "[Content_Types].xml" ? 0 : 1))
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
