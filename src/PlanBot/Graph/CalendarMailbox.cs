using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;

namespace PlanBot.Graph;

/// <summary>An all-day event as it should stand in the calendar.</summary>
/// <param name="Key">What makes it the same event, however it moves.</param>
/// <param name="Fingerprint">Stands for all that it says.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Subject">The line that is seen in the calendar.</param>
/// <param name="Text">What is read when it is opened.</param>
/// <param name="Category">What kind it is; empty for none.</param>
internal sealed record WantedEvent(string Key, string Fingerprint, DateOnly First, DateOnly Last, string Subject, string Text, string Category);

/// <summary>An event of PlanBot's that stands in the calendar.</summary>
/// <param name="Id">The mailbox's own id.</param>
/// <param name="Key">What PlanBot wrote on it.</param>
/// <param name="Fingerprint">What it said when PlanBot last wrote it.</param>
internal sealed record StandingEvent(string Id, string Key, string Fingerprint);

/// <summary>The calendar of the office's shared mailbox.</summary>
internal interface ICalendarMailbox
{
    bool IsOn { get; }

    /// <summary>Whether a mailbox's calendar is open to PlanBot, for who looks after it; nothing of what is in it is read.</summary>
    Task<GraphOutcome<bool>> OpenAsync(string mailbox, CancellationToken cancellationToken);

    /// <summary>PlanBot's own events there; nobody else's are ever touched.</summary>
    Task<GraphOutcome<IReadOnlyList<StandingEvent>>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds an event. The same <paramref name="attempt"/> twice adds it once, also where the first one's answer was lost.</summary>
    Task<GraphOutcome<bool>> AddAsync(WantedEvent wanted, string attempt, CancellationToken cancellationToken);

    Task<GraphOutcome<bool>> ChangeAsync(string id, WantedEvent wanted, CancellationToken cancellationToken);

    Task<GraphOutcome<bool>> RemoveAsync(string id, CancellationToken cancellationToken);
}

/// <summary>
/// By Microsoft Graph. What PlanBot needs to know of an event is written on the event itself, as an extended property: so
/// nothing has to be remembered, and what is in the mailbox is never believed to be otherwise.
/// </summary>
internal sealed class CalendarMailbox(GraphCalls calls, IOptions<GraphOptions> options) : ICalendarMailbox
{
    private const int PageSize = 100;

    public bool IsOn => options.Value.Uses(GraphUse.Calendar);

    private string Mailbox => options.Value.CalendarMailbox;

    public Task<GraphOutcome<bool>> OpenAsync(string mailbox, CancellationToken cancellationToken) => calls.ProbeAsync(
        async (graph, token) => await graph.Users[mailbox].Calendar.GetAsync(request => request.QueryParameters.Select = ["id"], token) is not null,
        cancellationToken);

    public Task<GraphOutcome<IReadOnlyList<StandingEvent>>> ListAsync(CancellationToken cancellationToken) => calls.TryAsync<IReadOnlyList<StandingEvent>>(
        GraphUse.Calendar,
        async (graph, token) =>
        {
            var events = graph.Users[Mailbox].Events;
            var page = await events.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = GraphQueries.OwnEvents;
                    request.QueryParameters.Expand = [GraphQueries.MilestoneOfEvent];
                    request.QueryParameters.Select = ["id"];
                    request.QueryParameters.Top = PageSize;
                },
                token);
            var found = new List<StandingEvent>();
            while (page is not null)
            {
                found.AddRange((page.Value ?? []).Select(Standing).OfType<StandingEvent>());
                page = page.OdataNextLink is { } next ? await events.WithUrl(next).GetAsync(cancellationToken: token) : null;
            }

            return found;
        },
        cancellationToken);

    public async Task<GraphOutcome<bool>> AddAsync(WantedEvent wanted, string attempt, CancellationToken cancellationToken)
    {
        var entry = Entry(wanted);
        entry.TransactionId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Mailbox.ToLowerInvariant()}\n{wanted.Key}\n{attempt}")).AsSpan(0, 16)).ToString();
        var added = await calls.TryAsync(GraphUse.Calendar, (graph, token) => graph.Users[Mailbox].Events.PostAsync(entry, cancellationToken: token), cancellationToken);

        // The same attempt arrived before.
        return added is GraphOutcome<Event?>.Done or GraphOutcome<Event?>.Refused { Status: 409 } ? new GraphOutcome<bool>.Done(true) : added.As<bool>();
    }

    public async Task<GraphOutcome<bool>> ChangeAsync(string id, WantedEvent wanted, CancellationToken cancellationToken)
    {
        var entry = Entry(wanted);
        var changed = await calls.TryAsync(GraphUse.Calendar, (graph, token) => graph.Users[Mailbox].Events[id].PatchAsync(entry, cancellationToken: token), cancellationToken);
        return changed is GraphOutcome<Event?>.Done ? new GraphOutcome<bool>.Done(true) : changed.As<bool>();
    }

    public async Task<GraphOutcome<bool>> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var removed = await calls.TryAsync(
            GraphUse.Calendar,
            async (graph, token) =>
            {
                await graph.Users[Mailbox].Events[id].DeleteAsync(cancellationToken: token);
                return true;
            },
            cancellationToken);
        return removed is GraphOutcome<bool>.Refused { Status: 404 } ? new GraphOutcome<bool>.Done(false) : removed;
    }

    private static StandingEvent? Standing(Event entry)
    {
        var value = entry.SingleValueExtendedProperties?.Find(property => string.Equals(property.Id, GraphQueries.MilestoneProperty, StringComparison.OrdinalIgnoreCase))?.Value;
        if (entry.Id is not { } id || value is null || !value.StartsWith(GraphQueries.MilestonePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (text, end) = (value[GraphQueries.MilestonePrefix.Length..], value.LastIndexOf('#') - GraphQueries.MilestonePrefix.Length);
        return end < 0 ? new(id, text, "") : new(id, text[..end], text[(end + 1)..]);
    }

    private static Event Entry(WantedEvent wanted) => new()
    {
        Subject = wanted.Subject,
        Body = new() { ContentType = BodyType.Text, Content = wanted.Text },
        IsAllDay = true,
        Start = Midnight(wanted.First),
        End = Midnight(wanted.Last.AddDays(1)),
        ShowAs = FreeBusyStatus.Free,
        IsReminderOn = false,
        Categories = wanted.Category.Length > 0 ? [wanted.Category] : [],
        SingleValueExtendedProperties = [new() { Id = GraphQueries.MilestoneProperty, Value = $"{GraphQueries.MilestonePrefix}{wanted.Key}#{wanted.Fingerprint}" }],
    };

    private static DateTimeTimeZone Midnight(DateOnly day) => new() { DateTime = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00", TimeZone = GraphQueries.London };
}
