using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.ConsultationDispositions;

/// <summary>The data of <c>CommentListCard.json</c>.</summary>
internal sealed record CommentListCard(
    CardHeader Header,
    string PlanId,
    string Text,
    IReadOnlyList<CommentLine> Comments,
    IReadOnlyList<SourceLine> Sources);

/// <summary>A comment in a list.</summary>
/// <param name="Id">Its letter, as the button sends it.</param>
/// <param name="Title">Its letter and topic.</param>
/// <param name="Disposition">What became of it, symbol and word.</param>
/// <param name="Colour">The same as the card colour.</param>
internal sealed record CommentLine(string Id, string Title, string Disposition, string Colour)
{
    public static CommentLine Of(ConsultationComment comment)
    {
        var (symbol, colour) = comment.Disposition switch
        {
            "addressed" => ("✔", "Good"),
            "partly addressed" => ("◐", "Warning"),
            "not addressed" => ("✖", "Attention"),
            "dealt with elsewhere" => ("➜", "Accent"),
            _ => ("○", "Default"),
        };
        return new(
            comment.Label,
            $"{comment.Label} · {comment.Topic}",
            $"{symbol} {(comment.Disposition.Length > 0 ? comment.Disposition : ConsultationDispositionsTexts.NoDisposition)}{(comment.Certainty == "low" ? ConsultationDispositionsTexts.LowCertainty : "")}",
            colour);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommentListCard))]
internal sealed partial class CommentListJson : JsonSerializerContext;
