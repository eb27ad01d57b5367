using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.PlanImport;

/// <summary>
/// A plan's workbook that staff of its area send in the personal chat: what it would change is shown first, and only that
/// is applied.
/// </summary>
internal sealed class PlanImportHandler(PlanDbContext db, PlanImporter importer, WaitingWorkbooks workbooks, AttachmentDownloader downloader, TimeProvider clock)
{
    private static string NothingWaits => PlanImportTexts.NothingWasChangedNoSuchWorkbook;

    private static readonly CardTemplate<PlanImportCard> Template = new("PlanImport.PlanImportCard.json", PlanImportJson.Default.PlanImportCard);

    /// <summary>Whether a file of that name comes here.</summary>
    public static bool Takes(string fileName) => Data.PlanWorkbooks.WorkbookFile.IsNamedSo(fileName);

    /// <summary>Fetches a workbook and shows what it would change.</summary>
    public async Task<Answer> PreviewAsync(Turn turn, string fileName, string? downloadUrl, CancellationToken cancellationToken)
    {
        if (turn.Scope is not ConversationScope.Personal)
        {
            return new(AnswerKind.Refuse, PlanImportTexts.ITakeFilesInThePersonal);
        }

        if (!turn.Person.Roles.Any(held => Permissions.Allows(turn.Person, PlanBotAction.ImportPlan, held.Area)))
        {
            return new(AnswerKind.Refuse, PlanImportTexts.OnlyStaffOfAPlansArea);
        }

        switch (await downloader.DownloadAsync(downloadUrl, cancellationToken))
        {
            case AttachmentDownload.Downloaded { Content.Length: > WaitingWorkbooks.LargestBytes }:
                return new(AnswerKind.Refuse, PlanImportTexts.FormatTheWorkbookIsLargerThanMB(WaitingWorkbooks.LargestBytes / (1024 * 1024)));
            case AttachmentDownload.Downloaded downloaded:
                return await PreviewAsync(turn, fileName, downloaded.Content, "", cancellationToken);
            case AttachmentDownload.Refused refused:
                return new(AnswerKind.Refuse, PlanImportTexts.FormatNothingWasImported(refused.Reason));
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    /// <summary>Applies what was shown, and nothing else.</summary>
    /// <param name="data">The card's: <c>key</c>, and <c>take</c> where there were conflicts.</param>
    public async Task<Answer> ApplyAsync(Turn turn, JsonObject data, CancellationToken cancellationToken)
    {
        if (RefusalOf(turn) is { } refusal)
        {
            return refusal;
        }

        if (await workbooks.FindAsync(turn.Person.Key, CardInputs.Text(data, "key"), cancellationToken) is not { } waiting)
        {
            return Said(NothingWaits);
        }

        var options = new ImportOptions
        {
            Take = CardInputs.Text(data, "take") switch { "file" => ConflictChoices.Of(ConflictSide.File), "planbot" => ConflictChoices.Of(ConflictSide.PlanBot), _ => ConflictChoices.None },
            MayImport = MayImport(turn),
            Previewed = waiting.Fingerprint,
            StoreWith = (context, imported) => StoreWithAsync(context, imported, turn, waiting, cancellationToken),
        };
        switch (await importer.ImportWorkbookAsync(waiting.FileName, waiting.Content, options, cancellationToken))
        {
            case ImportOutcome.Imported imported:
                return await DoneAsync(turn, imported, waiting.FileName, cancellationToken);
            case ImportOutcome.MovedOn when await workbooks.FindAsync(turn.Person.Key, CardInputs.Text(data, "key"), cancellationToken) is null:
                return Said(NothingWaits);
            case ImportOutcome.MovedOn:
                return await PreviewAsync(turn, waiting.FileName, waiting.Content, PlanImportTexts.ThePlanHasChangedSinceYou, cancellationToken);
            case ImportOutcome.Conflicted:
                return await PreviewAsync(turn, waiting.FileName, waiting.Content, PlanImportTexts.NothingWasAppliedChooseWhoseValues, cancellationToken);
            case ImportOutcome.NotAllowed notAllowed:
                return await NotAllowedAsync(notAllowed, cancellationToken);
            case ImportOutcome.Rejected rejected:
                return await WrongAsync(turn, waiting.FileName, rejected, cancellationToken);
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    /// <summary>Puts the workbook away without applying it.</summary>
    public async Task<Answer> DiscardAsync(Turn turn, string key, CancellationToken cancellationToken)
    {
        if (RefusalOf(turn) is { } refusal)
        {
            return refusal;
        }

        if (await workbooks.FindAsync(turn.Person.Key, key, cancellationToken) is not { } waiting)
        {
            return Said(NothingWaits);
        }

        await workbooks.ForgetAsync(waiting, cancellationToken);
        return await ShowAsync(turn, Empty("", PlanImportTexts.PutAway, PlanImportTexts.FormatWasPutAwayNothingWasChanged(waiting.FileName)), cancellationToken);
    }

    private async Task<Answer> PreviewAsync(Turn turn, string fileName, ReadOnlyMemory<byte> content, string before, CancellationToken cancellationToken)
    {
        var options = new ImportOptions(DryRun: true) { MayImport = MayImport(turn) };
        switch (await importer.ImportWorkbookAsync(fileName, content, options, cancellationToken))
        {
            case ImportOutcome.NotAllowed notAllowed:
                return await NotAllowedAsync(notAllowed, cancellationToken);
            case ImportOutcome.Rejected rejected:
                return await WrongAsync(turn, fileName, rejected, cancellationToken);
            case ImportOutcome.Imported { ChangedNothing: true } same:
                return await ShowAsync(turn, Empty(same.PlanId, PlanImportTexts.NothingToChange, PlanImportTexts.FormatPlanBotHoldsAllOfThisAlready(fileName)), cancellationToken);
            case ImportOutcome.Imported imported:
                return await AskAsync(turn, imported.PlanId, fileName, content, imported.Fingerprint, imported.Files, [], before, cancellationToken);
            case ImportOutcome.Conflicted conflicted:
                return await AskAsync(turn, conflicted.PlanId, fileName, content, conflicted.Fingerprint, conflicted.Files, conflicted.Conflicts, before, cancellationToken);
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    private async Task<Answer> AskAsync(
        Turn turn,
        string planId,
        string fileName,
        ReadOnlyMemory<byte> content,
        string fingerprint,
        IReadOnlyList<FileChanges> files,
        IReadOnlyList<ImportConflict> conflicts,
        string before,
        CancellationToken cancellationToken)
    {
        var waiting = await workbooks.KeepAsync(turn.Person.Key, fileName, content, fingerprint, cancellationToken);
        var clash = conflicts.Count == 0 ? ""
            : PlanImportTexts.FormatChangedInPlanBotSinceTheLast(BritishEnglish.Count(conflicts.Count, "field"));
        var (changes, moreChanges) = PlanImportWords.Changes(files);
        var (clashes, moreClashes) = PlanImportWords.Conflicts(conflicts);
        var text = PlanImportTexts.FormatWouldChange(before.Length > 0 ? before : PlanImportTexts.NothingIsChangedYet, fileName, PlanImportWords.Counts(files), clash);
        return await ShowAsync(
            turn,
            Empty(planId, PlanImportTexts.WhatTheWorkbookWouldChange, text) with
            {
                Sheets = PlanImportWords.Sheets(files),
                Changes = changes,
                MoreChanges = moreChanges,
                Conflicts = clashes,
                MoreConflicts = moreClashes,
                Asks = conflicts.Count > 0 ? "yes" : "",
                Key = waiting.Id.ToString("N"),
            },
            cancellationToken);
    }

    private Task<Answer> DoneAsync(Turn turn, ImportOutcome.Imported imported, string fileName, CancellationToken cancellationToken)
    {
        var kept = imported.Kept.Count > 0 ? PlanImportTexts.FormatKeptPlanBotsValue(BritishEnglish.Count(imported.Kept.Count, "field")) : "";
        return ShowAsync(
            turn,
            Empty(imported.PlanId, PlanImportTexts.Imported, PlanImportTexts.FormatWasImported(fileName, PlanImportWords.Counts(imported.Files), kept)) with { Sheets = PlanImportWords.Sheets(imported.Files) },
            cancellationToken);
    }

    private Task<Answer> WrongAsync(Turn turn, string fileName, ImportOutcome.Rejected rejected, CancellationToken cancellationToken)
    {
        var (problems, more) = PlanImportWords.Problems(rejected);
        return ShowAsync(
            turn,
            Empty("", PlanImportTexts.TheWorkbookCannotBeImportedYet, PlanImportTexts.FormatToPutRightFirstNothingWas(fileName, BritishEnglish.Count(rejected.Count, "problem"))) with { Problems = problems, MoreProblems = more },
            cancellationToken);
    }

    private async Task<Answer> NotAllowedAsync(ImportOutcome.NotAllowed notAllowed, CancellationToken cancellationToken)
    {
        var name = notAllowed.Area.Length == 0 ? PlanImportTexts.EveryArea
            : await db.Plans.AsNoTracking().Where(plan => plan.Area == notAllowed.Area && plan.AreaName != "").Select(plan => plan.AreaName).FirstOrDefaultAsync(cancellationToken) ?? notAllowed.Area;
        return new(AnswerKind.Refuse, PlanImportTexts.FormatNothingWasChangedThisIsA(name, name)) { Audience = Audience.Asker };
    }

    private async Task<Answer> ShowAsync(Turn turn, PlanImportCard card, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(known => known.Id == card.Header.Plan, cancellationToken);
        var header = plan is null ? card.Header with { AsAt = PlanImportTexts.FormatAsAt(BritishEnglish.Day(turn.Today)) } : CardHeader.Of(plan, turn.Today);
        return new(AnswerKind.Status, card.Text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(card with { Header = header }),
        };
    }

    private async Task StoreWithAsync(PlanDbContext context, ImportOutcome.Imported imported, Turn turn, WaitingWorkbook waiting, CancellationToken cancellationToken)
    {
        await WaitingWorkbooks.ForgetAsync(context, waiting, cancellationToken);
        new AuditTrail(context, clock).Record(
            AuditActor.Person(turn.Person.Key),
            new(AuditKinds.PlanImport, imported.PlanId, imported.PlanId),
            "workbook imported",
            new Dictionary<string, string>(),
            new Dictionary<string, string>
            {
                ["Added"] = imported.RowsAdded.ToString(CultureInfo.InvariantCulture),
                ["Changed"] = imported.RowsChanged.ToString(CultureInfo.InvariantCulture),
                ["KeptInPlanBot"] = imported.Kept.Count.ToString(CultureInfo.InvariantCulture),
            });
    }

    private static Func<string, bool> MayImport(Turn turn) => area => Permissions.Allows(turn.Person, PlanBotAction.ImportPlan, area);

    private static Answer? RefusalOf(Turn turn) =>
        turn.Scope is not ConversationScope.Personal ? Said(PlanImportTexts.NothingWasChangedAPlanIs)
        : turn.Person.Roles.Any(held => Permissions.Allows(turn.Person, PlanBotAction.ImportPlan, held.Area)) ? null
        : new(AnswerKind.Refuse, PlanImportTexts.NothingWasChangedOnlyStaffOf) { Audience = Audience.Asker };

    private static Answer Said(string sentence) => new(AnswerKind.Status, sentence) { Audience = Audience.Asker };

    private static PlanImportCard Empty(string planId, string title, string text) => new(new(planId, "", ""), title, text, [], [], "", [], "", "", [], "", "");
}
