using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Turns;

namespace PlanBot.Features.PanelPaper;

/// <summary>Puts a prepared paper into the OneDrive of the person who said yes to it.</summary>
internal sealed class PaperDelivery(PreparedPapers papers, FileUploader uploader)
{
    /// <summary>Puts the file where Teams says, and answers with a card that opens it.</summary>
    public async Task<Activity> AcceptAsync(Turn turn, FileConsentCardResponse response, CancellationToken cancellationToken)
    {
        var token = TokenOf(response);
        if (await papers.FindAsync(token, cancellationToken) is not { } paper || paper.PersonKey != turn.Person.Key || response.UploadInfo is not { } place)
        {
            return (Activity)MessageFactory.Text(PanelPaperTexts.ThePaperIsNotKeptAny);
        }

        if (await uploader.UploadAsync(place.UploadUrl, paper.Content, cancellationToken) is { Length: > 0 } problem)
        {
            return (Activity)MessageFactory.Text(PanelPaperTexts.FormatAskForThePaperAgain(problem));
        }

        await papers.ForgetAsync(token, turn.Person.Key, cancellationToken);
        return (Activity)MessageFactory.Attachment(new Attachment
        {
            ContentType = FileInfoCard.ContentType,
            Name = place.Name ?? paper.FileName,
            ContentUrl = place.ContentUrl,
            Content = new FileInfoCard { UniqueId = place.UniqueId, FileType = place.FileType },
        });
    }

    public async Task<Activity> DeclineAsync(Turn turn, FileConsentCardResponse response, CancellationToken cancellationToken)
    {
        await papers.ForgetAsync(TokenOf(response), turn.Person.Key, cancellationToken);
        return (Activity)MessageFactory.Text(PanelPaperTexts.ThePaperWasNotKeptAsk);
    }

    private static string TokenOf(FileConsentCardResponse response) =>
        response.Context is not null && ProtocolJson.Convert<JsonObject>(response.Context) is { } context ? CardInputs.Text(context, "token") : "";
}
