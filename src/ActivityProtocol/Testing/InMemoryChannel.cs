using System.Globalization;
using System.Net;
using System.Text.Json;
using ActivityProtocol.Authentication;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Testing;

/// <summary>
/// A channel without a network. Put in place of the connector (<c>services.AddSingleton&lt;ConnectorFactory&gt;(channel)</c>)
/// it keeps what the bot sends, gives ids, and refuses where it is told to. Safe to use from several threads.
/// </summary>
public sealed class InMemoryChannel : ConnectorFactory
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<ChannelCall> _calls = [];
    private readonly List<Func<ChannelCall, ErrorResponseException?>> _faults = [];
    private readonly Dictionary<string, List<TeamsChannelAccount>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (TeamDetails Details, List<ChannelInfo> Channels)> _teams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeetingInfo> _meetings = new(StringComparer.Ordinal);
    private readonly List<(Func<ChannelCall, bool> Matches, TaskCompletionSource<ChannelCall> Completion)> _waiting = [];
    private long _lastId = 1_700_000_000_000;

    /// <summary>Called after each call of the bot, in its order, with no lock held.</summary>
    public event Action<ChannelCall>? Called;

    /// <summary>The service URL that activities for this channel carry.</summary>
    public string ServiceUrl { get; init; } = "http://localhost/in-memory/";

    /// <summary>All calls so far, in order; refused ones are not among them.</summary>
    public IReadOnlyList<ChannelCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What was sent so far, first contents only, in order; typing indicators are not among them.</summary>
    public IReadOnlyList<Activity> Sent =>
        [.. Calls.Where(call => call.Kind is ChannelCallKind.Send or ChannelCallKind.Reply or ChannelCallKind.CreateConversation && call.Activity is { Type: not ActivityTypes.Typing }).Select(call => call.Activity!)];

    /// <summary>What a person sees in a conversation now: what was sent there, updates and deletions applied.</summary>
    public IReadOnlyList<Activity> MessagesIn(string conversationId)
    {
        var messages = new List<Activity>();
        foreach (var call in Calls.Where(call => call.ConversationId == conversationId))
        {
            var index = messages.FindIndex(message => message.Id == call.ActivityId);
            switch (call.Kind)
            {
                case ChannelCallKind.Send or ChannelCallKind.Reply or ChannelCallKind.CreateConversation when call.Activity is { Type: not ActivityTypes.Typing }:
                    messages.Add(call.Activity);
                    break;
                case ChannelCallKind.Update when index >= 0:
                    messages[index] = call.Activity!;
                    break;
                case ChannelCallKind.Delete when index >= 0:
                    messages.RemoveAt(index);
                    break;
            }
        }

        return messages;
    }

    /// <summary>Forgets all calls and faults; members and teams stay.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
            _faults.Clear();
        }
    }

    /// <summary>Adds members to a conversation or a team.</summary>
    public void AddMembers(string conversationId, params TeamsChannelAccount[] members)
    {
        lock (_gate)
        {
            if (!_members.TryGetValue(conversationId, out var list))
            {
                _members[conversationId] = list = [];
            }

            list.AddRange(members);
        }
    }

    /// <summary>Adds a team and its channels.</summary>
    public void AddTeam(TeamDetails team, params ChannelInfo[] channels)
    {
        ArgumentNullException.ThrowIfNull(team);
        lock (_gate)
        {
            _teams[team.Id ?? throw new ArgumentException("The team has no id.", nameof(team))] = (team, [.. channels]);
        }
    }

    /// <summary>Adds a meeting; its participants are the members of a conversation with its id.</summary>
    public void AddMeeting(string meetingId, MeetingInfo meeting)
    {
        lock (_gate)
        {
            _meetings[meetingId] = meeting;
        }
    }

    /// <summary>Refuses each call for which <paramref name="fault"/> gives an exception, until <see cref="Clear"/>.</summary>
    public void Fail(Func<ChannelCall, ErrorResponseException?> fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Refuses the next calls of a kind, or of any kind.</summary>
    public void FailNext(HttpStatusCode status, string code, int times = 1, ChannelCallKind? kind = null)
    {
        var left = times;
        Fail(call => (kind is null || call.Kind == kind) && left-- > 0 ? Refusal(status, code) : null);
    }

    /// <summary>A refusal as the channel gives it.</summary>
    public static ErrorResponseException Refusal(HttpStatusCode status, string code) => new($"The channel answered with status {(int)status} ({code}).")
    {
        Response = new HttpResponseMessageWrapper(status, null),
        Body = new ErrorResponse { Error = new Error { Code = code, Message = code } },
    };

    /// <summary>The first call, made already or yet to come, that <paramref name="matches"/>.</summary>
    /// <exception cref="TimeoutException">None came within a minute of the machine's own time.</exception>
    public async Task<ChannelCall> WaitForAsync(Func<ChannelCall, bool> matches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(matches);
        TaskCompletionSource<ChannelCall> completion;
        lock (_gate)
        {
            if (_calls.Find(call => matches(call)) is { } made)
            {
                return made;
            }

            completion = new TaskCompletionSource<ChannelCall>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((matches, completion));
        }

        return await completion.Task.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken) =>
        Task.FromResult<IConnectorClient>(new InMemoryConnectorClient(this, serviceUrl));

    internal ChannelCall Record(ChannelCallKind kind, string conversationId, string? activityId, Activity? activity, ConversationParameters? parameters = null)
    {
        var call = new ChannelCall(kind, conversationId, activityId, Copy(activity), parameters);
        var satisfied = new List<TaskCompletionSource<ChannelCall>>();
        lock (_gate)
        {
            foreach (var fault in _faults)
            {
                if (fault(call) is { } refusal)
                {
                    throw refusal;
                }
            }

            if (activityId is null && call.Activity is { } sent)
            {
                sent.Id = NextId();
                call = call with { ActivityId = sent.Id };
            }
            else if (kind is ChannelCallKind.Update or ChannelCallKind.Delete && !_calls.Exists(earlier => earlier.ActivityId == activityId && earlier.ConversationId == conversationId))
            {
                throw Refusal(HttpStatusCode.NotFound, "ActivityNotFoundInConversation");
            }

            if (kind == ChannelCallKind.CreateConversation)
            {
                call = call with { ConversationId = NewConversation(parameters!, call.ActivityId) };
            }

            _calls.Add(call);
            for (var i = _waiting.Count - 1; i >= 0; i--)
            {
                if (_waiting[i].Matches(call))
                {
                    satisfied.Add(_waiting[i].Completion);
                    _waiting.RemoveAt(i);
                }
            }
        }

        satisfied.ForEach(completion => completion.TrySetResult(call));
        Called?.Invoke(call);
        return call;
    }

    internal IReadOnlyList<TeamsChannelAccount> MembersOf(string conversationId)
    {
        lock (_gate)
        {
            return _members.TryGetValue(conversationId, out var members) ? [.. members] : [];
        }
    }

    internal (TeamDetails Details, List<ChannelInfo> Channels) Team(string teamId)
    {
        lock (_gate)
        {
            return _teams.TryGetValue(teamId, out var team) ? team : throw Refusal(HttpStatusCode.NotFound, "NotFound");
        }
    }

    internal MeetingInfo Meeting(string meetingId)
    {
        lock (_gate)
        {
            return _meetings.TryGetValue(meetingId, out var meeting) ? meeting : throw Refusal(HttpStatusCode.NotFound, "NotFound");
        }
    }

    private static Activity? Copy(Activity? activity)
    {
        if (activity is null)
        {
            return null;
        }

        var utf8 = JsonSerializer.SerializeToUtf8Bytes(activity, ProtocolJson.Activity);
        MessageSize.Check(utf8);
        return JsonSerializer.Deserialize(utf8, ProtocolJson.Activity);
    }

    // As Teams does: the chat with a person is always the same; a channel post is a new thread of the channel.
    private static string NewConversation(ConversationParameters parameters, string? activityId)
    {
        if (parameters.IsGroup is not true)
        {
            return parameters.Members is [{ Id: { } member }] ? $"a:{member}" : throw Refusal(HttpStatusCode.BadRequest, "BadSyntax");
        }

        var channel = ProtocolJson.Convert<TeamsChannelData>(parameters.ChannelData)?.Channel?.Id;
        return channel is not null && activityId is not null ? $"{channel};messageid={activityId}" : throw Refusal(HttpStatusCode.BadRequest, "BadSyntax");
    }

    private string NextId() => (++_lastId).ToString(CultureInfo.InvariantCulture);
}
