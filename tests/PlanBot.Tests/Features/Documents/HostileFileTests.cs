using System.Text;
using DocumentFormat.OpenXml;
using PlanBot.Features.Documents;

namespace PlanBot.Tests.Features.Documents;

/// <summary>Files that are broken, locked, empty of text or made to do harm: each gets its sentence, in bounded time.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] SoundWord = Papers.Word([Papers.Words("1. The hay is dry.")]);
    private static readonly byte[] SoundPdf = Papers.Pdf(["1. The hay is dry and stands in the barn."]);

    public static TheoryData<string, string, Func<byte[]>> Files => new()
    {
        { "paper.xlsx", "A .xlsx file is not read", () => SoundWord },
        { "paper", "no ending", () => SoundWord },
        { "paper.docm", "macros", () => SoundWord },
        { "paper.doc", "save it as .docx", () => SoundWord },
        { "paper.docx", "is empty", () => [] },
        { "paper.docx", "is a PDF although", () => SoundPdf },
        { "paper.docx", "no Word file", () => Encoding.UTF8.GetBytes("just words") },
        { "paper.docx", "damaged", () => SoundWord[..(SoundWord.Length / 2)] },
        { "paper.docx", "damaged", () => Papers.WithPart(SoundWord, "word/document.xml", part => part.Write("<w:document"u8)) },
        { "paper.docx", "damaged", () => Papers.WithPart(SoundWord, "word/document.xml", part => part.Write("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"u8)) },
        { "paper.docx", "damaged", () => Papers.WithPart(SoundWord, "word/document.xml", WriteDeep) },
        { "paper.docx", "no Word file", () => Papers.WithPart(Papers.WithPart(ZipOf("notes.txt"), "a.txt", part => part.Write("hay"u8)), "b.txt", part => part.Write("hay"u8)) },
        { "paper.docx", "holds macros", () => Papers.WithPart(SoundWord, "word/vbaProject.bin", part => part.Write("Sub A"u8)) },
        { "paper.docx", "may hold macros", () => Papers.Word([Papers.Words("1. The hay is dry.")], type: WordprocessingDocumentType.MacroEnabledDocument) },
        { "paper.docx", "unfolds to more", () => Papers.WithPart(SoundWord, "word/document.xml", part => Papers.WriteSpaces(part, DocumentLimits.UnfoldedTextBytes + 1)) },
        { "paper.docx", "unfolds to more", () => Papers.WithPart(SoundWord, "word/media/picture.png", part => Papers.WriteSpaces(part, DocumentLimits.UnfoldedBytes + 1)) },
        { "paper.docx", "protected by a password", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "paper.docx", "older Word format", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")] },
        { "paper.docx", "holds no text", () => Papers.Word([Papers.Words("")]) },
        { "paper.docx", "larger than 20 MB", () => new byte[DocumentLimits.FileBytes + 1] },
        { "paper.pdf", "no PDF", () => Encoding.UTF8.GetBytes("just words") },
        { "paper.pdf", "damaged", () => [.. SoundPdf[..40], .. Encoding.UTF8.GetBytes("and nothing that follows from it")] },
        { "paper.pdf", "no text, as a scan does", () => Papers.Pdf([], []) },
        { "paper.pdf", "protected by a password", () => Papers.PdfOf([], "", "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + new string('A', 64) + "> /U <" + new string('B', 64) + "> >>") },
        { "paper.pdf", "unfolds to more", () => Papers.PdfOf(Papers.Deflated(DocumentLimits.UnfoldedBytes + 1), "/Filter /FlateDecode") },
        { "paper.pdf", "unfolds to more", () => Papers.PdfOf(new byte[100_000], "/Filter /LZWDecode") },
        { "paper.txt", "is no text", () => SoundPdf },
        { "paper.txt", "is no text", () => [1, 0, 2, 0, 3] },
        { "paper.md", "too deep", () => Encoding.UTF8.GetBytes("# A\n" + new string('>', 100_000) + " deep") },
        { "paper.txt", "million characters", () => new byte[DocumentLimits.Characters + 1].Select(_ => (byte)'a').ToArray() },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Such_a_file_gets_a_sentence_that_says_what_is_wrong(string name, string says, Func<byte[]> content)
    {
        using var reader = new PaperReader(TimeProvider.System);

        var reading = await reader.ReadAsync(name, content(), TestContext.Current.CancellationToken);

        var sentence = Assert.IsType<PaperReading.Refused>(reading).Sentence;
        Assert.Contains(says, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_off_anywhere_a_file_is_read_or_refused_and_never_throws()
    {
        using var reader = new PaperReader(TimeProvider.System);
        foreach (var (name, content) in new[] { ("paper.docx", SoundWord), ("paper.pdf", SoundPdf) })
        {
            for (var length = 1; length < content.Length; length += content.Length / 40)
            {
                Assert.NotNull(await reader.ReadAsync(name, content.AsMemory(0, length), TestContext.Current.CancellationToken));
            }
        }
    }

    private static byte[] ZipOf(string name)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(name);
        }

        return stream.ToArray();
    }

    private static void WriteDeep(Stream part)
    {
        const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var open = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000));
        var close = string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000));
        part.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"{Namespace}\"><w:body>{open}{close}</w:body></w:document>"));
    }
}
