using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace PlanBot.Features.Documents.Pdf;

/// <summary>A PDF unfolds to more than <see cref="DocumentLimits.UnfoldedBytes"/>.</summary>
internal sealed class UnfoldsTooFarException() : Exception(DocumentsTexts.TheFileUnfoldsToMoreThan);

/// <summary>
/// The filters of a PDF's streams, with a limit on what they unfold to: a few kilobytes of an attacker's can be
/// gigabytes unfolded. One for each document.
/// </summary>
internal sealed class LimitedFilters : ILookupFilterProvider
{
    /// <summary>A byte of run-length data unfolds to 64 at most, one of LZW data to some thousands.</summary>
    private const int RunLengthRatio = 64;

    private const int LargestLzw = 64 * 1024;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private readonly IFilter _flate = Named(NameToken.FlateDecode);
    private readonly IFilter _lzw = Named(NameToken.LzwDecode);
    private readonly IFilter _runLength = Named(NameToken.RunLengthDecode);
    private long _left = DocumentLimits.UnfoldedBytes;

    /// <summary>Whether the limit was met; the parser may have gone on without the stream.</summary>
    public bool MetLimit { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(_filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary, IPdfTokenScanner scanner) =>
        Limited(_filters is ILookupFilterProvider lookup ? lookup.GetFilters(dictionary, scanner) : _filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(_filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(_filters.GetAllFilters());

    private static IFilter Named(NameToken name) => DefaultFilterProvider.Instance.GetNamedFilters([name])[0];

    private List<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new LimitedFilter(filter, this))];

    private void Check(IFilter filter, ReadOnlyMemory<byte> input)
    {
        if ((ReferenceEquals(filter, _flate) && Unfolded(input) > _left)
            || (ReferenceEquals(filter, _lzw) && input.Length > LargestLzw)
            || (ReferenceEquals(filter, _runLength) && (long)input.Length * RunLengthRatio > _left))
        {
            MetLimit = true;
            throw new UnfoldsTooFarException();
        }
    }

    private void Take(long unfolded) => _left -= unfolded;

    /// <summary>How many bytes the data unfolds to; what is damaged counts as far as it can be read.</summary>
    private long Unfolded(ReadOnlyMemory<byte> input)
    {
        long unfolded = 0;
        try
        {
            // Two bytes of a header come first.
            using var data = new MemoryStream(input.Length > 2 ? input[2..].ToArray() : []);
            using var unfolding = new DeflateStream(data, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int read;
            while (unfolded <= _left && (read = unfolding.Read(buffer)) > 0)
            {
                unfolded += read;
            }
        }
        catch (InvalidDataException)
        {
            return unfolded;
        }

        return unfolded;
    }

    private sealed class LimitedFilter(IFilter filter, LimitedFilters limits) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            limits.Check(filter, input);
            var unfolded = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            limits.Take(unfolded.Length);
            return unfolded;
        }
    }
}
