using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Documents;

/// <summary>A file that somebody sent to the bot, as Teams describes it.</summary>
/// <param name="Text">What was typed with it.</param>
internal sealed record SentFile(string Name, string? DownloadUrl, string Text)
{
    /// <summary>The first file of a message, or nothing.</summary>
    public static SentFile? OfMessage(IMessageActivity activity)
    {
        var file = activity.Attachments?.FirstOrDefault(attachment => attachment.ContentType == FileDownloadInfo.ContentType);
        return file is null
            ? null
            : new(Path.GetFileName(file.Name ?? ""), ProtocolJson.Convert<FileDownloadInfo>(file.Content)?.DownloadUrl, activity.Text ?? "");
    }
}

/// <summary>Takes a paper that staff send in the personal chat into the plan that the chat is about.</summary>
internal sealed class SentDocumentHandler(DocumentRegister documents, AttachmentDownloader downloader)
{
    public async Task<Answer> ImportAsync(Turn turn, SentFile file, CancellationToken cancellationToken)
    {
        if (turn.Scope is not ConversationScope.Personal)
        {
            return new(AnswerKind.Refuse, DocumentsTexts.ITakeFilesInThePersonal);
        }

        if (turn.Plan is not { } plan)
        {
            return new(AnswerKind.Clarify, DocumentsTexts.SayFirstWhichPlanThePaper)
            {
                Suggestions = [DocumentsTexts.WhichPlansDoYouHave],
            };
        }

        if (!Permissions.Allows(turn.Person, PlanBotAction.ImportDocument, plan.Area))
        {
            return new(AnswerKind.Refuse, DocumentsTexts.FormatOnlyStaffForCanAddPapers(plan.AreaLabel));
        }

        if (PaperReader.ReasonAgainst(file.Name) is { } reason)
        {
            return new(AnswerKind.Refuse, reason);
        }

        return await downloader.DownloadAsync(file.DownloadUrl, cancellationToken) switch
        {
            AttachmentDownload.Downloaded downloaded => Answered(
                await documents.ImportAsync(plan.Id, file.Name, downloaded.Content, Details(turn, file), cancellationToken),
                plan),
            AttachmentDownload.Refused refused => new(AnswerKind.Refuse, DocumentsTexts.FormatNothingWasImported(refused.Reason)),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static DocumentDetails Details(Turn turn, SentFile file) =>
        new(AuditActor.Person(turn.Person.Key), ShortName: PaperMarks.In(file.Text));

    private static Answer Answered(DocumentImport outcome, Plan plan) => outcome is DocumentImport.Refused
        ? new(AnswerKind.Refuse, outcome.InWords(plan.Id))
        : new(AnswerKind.Answer, outcome.InWords(plan.Id)) { Suggestions = [DocumentsTexts.WhichPapersDoYouHave] };
}
