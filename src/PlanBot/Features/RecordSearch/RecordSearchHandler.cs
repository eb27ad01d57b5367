using System.Text.Json;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Features.RecordSearch;

/// <summary>
/// The message extension: finds records by the beginning of what is typed, and shows the card of a record whose link was
/// pasted. Results are inserted where PlanBot may not be and anybody may read along: they hold what everybody may see.
/// </summary>
internal sealed class RecordSearchHandler(RecordSearchIndex index, PlanDbContext db, DeepLinks links, TimeProvider clock)
{
    /// <summary>As many as Teams asks for at once.</summary>
    public const int MostResults = 25;

    private const string FirstTime = "initialRun";

    /// <param name="plan">The plan to search in; all where it is nothing.</param>
    /// <param name="query">What was typed, and which of the results are wanted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<MessagingExtensionResponse> SearchAsync(Plan? plan, MessagingExtensionQuery query, CancellationToken cancellationToken)
    {
        var typed = TypedIn(query);
        var found = await index.FindAsync(typed, plan, cancellationToken);
        if (found.Count == 0 && plan is not null)
        {
            // Not in the conversation's plan: then in the others, each result naming its own.
            found = await index.FindAsync(typed, null, cancellationToken);
        }

        if (found.Count == 0)
        {
            return Message(RecordSearchTexts.NothingInThePlansBeginsLike);
        }

        var skip = Math.Max(query.QueryOptions?.Skip ?? 0, 0);
        var count = Math.Clamp(query.QueryOptions?.Count ?? MostResults, 1, MostResults);
        return Results(await AttachmentsAsync([.. found.Skip(skip).Take(count)], cancellationToken));
    }

    /// <summary>The card of the record that the link names; no answer to a link of anybody else's, or to what everybody may not see.</summary>
    public async Task<MessagingExtensionResponse> UnfurlAsync(string link, CancellationToken cancellationToken) =>
        links.Read(link) is { } address && await index.FindAsync(address.PlanId, address.Kind, address.Id, cancellationToken) is { } record
            ? Results(await AttachmentsAsync([record], cancellationToken))
            : new();

    /// <summary>The link that opens PlanBot's chat with a question about the record; empty where there is no such record or link.</summary>
    public async Task<string> LinkToQuestionAsync(RecordAddress address, CancellationToken cancellationToken) =>
        await index.FindAsync(address.PlanId, address.Kind, address.Id, cancellationToken) is { } record
            && await db.Plans.FindAsync([record.Row.PlanId], cancellationToken) is { } plan
            ? links.ToQuestion(RecordCard.QuestionAbout(record, plan))
            : "";

    private async Task<List<MessagingExtensionAttachment>> AttachmentsAsync(IReadOnlyList<SearchableRecord> records, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var facts = new Dictionary<string, RecordFacts?>(StringComparer.Ordinal);
        var attachments = new List<MessagingExtensionAttachment>(records.Count);
        foreach (var record in records)
        {
            var planId = record.Row.PlanId;
            if (!facts.TryGetValue(planId, out var plan))
            {
                facts[planId] = plan = await RecordFacts.ReadAsync(db, planId, today, cancellationToken);
            }

            if (plan is not null)
            {
                var address = new RecordAddress(planId, record.Kind, record.Row.Id);
                attachments.Add(AttachmentOf(RecordCard.Of(record, plan, today, links.ToQuestion(RecordCard.QuestionAbout(record, plan.Plan)), links.ToRecord(address)), plan.Plan));
            }
        }

        return attachments;
    }

    /// <summary>The card, with what stands in the list for it. The list's text is markup; the plan's own words are none.</summary>
    private static MessagingExtensionAttachment AttachmentOf(RecordCard card, Plan plan) => new()
    {
        ContentType = CardMessage.ContentType,
        Content = card.Render(),
        Preview = new ThumbnailCard
        {
            Title = card.Title,
            Text = string.Join(" · ", new[] { card.Kind, RecordCard.NameOf(plan), card.Status.Length > 0 ? card.Status : card.Text }.Where(part => part.Length > 0)).Replace("<", "&lt;", StringComparison.Ordinal),
        }.ToAttachment(),
    };

    /// <summary>What was typed: the first parameter, whatever its name; nothing the first time.</summary>
    private static string TypedIn(MessagingExtensionQuery query) => query.Parameters switch
    {
        [{ Name: FirstTime }, ..] => "",
        [{ Value: JsonElement { ValueKind: JsonValueKind.String } value }, ..] => value.GetString() ?? "",
        [{ Value: string value }, ..] => value,
        _ => "",
    };

    private static MessagingExtensionResponse Results(List<MessagingExtensionAttachment> attachments) =>
        new() { ComposeExtension = new() { Type = "result", AttachmentLayout = AttachmentLayoutTypes.List, Attachments = [.. attachments] } };

    private static MessagingExtensionResponse Message(string text) => new() { ComposeExtension = new() { Type = "message", Text = text } };
}
