using System.Diagnostics.CodeAnalysis;
using PlanBot.People;

namespace PlanBot.TryPage;

/// <summary>A fictional person of the page.</summary>
/// <param name="Key">How the page names the person.</param>
/// <param name="Id">The Teams id (<c>29:…</c>).</param>
/// <param name="AadObjectId">The Entra object id.</param>
/// <param name="GivenName">First name.</param>
/// <param name="Surname">Last name.</param>
/// <param name="Title">Who it is, in a few words.</param>
/// <param name="UserPrincipalName">Sign-in name, also the e-mail address.</param>
/// <param name="Role">The role that the person starts with.</param>
internal sealed record TryPerson(
    string Key, string Id, string AadObjectId, string GivenName, string Surname, string Title, string UserPrincipalName, Role Role)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{GivenName} {Surname}";
}

/// <summary>Where a message is said.</summary>
internal enum TryConversationType
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>Several people and the bot.</summary>
    GroupChat,

    /// <summary>A channel of the team, with threads.</summary>
    Channel,
}

/// <summary>A conversation of the page. Its id is the same after a restart, so stored references stay good.</summary>
/// <param name="Id">The Teams id: <c>a:…</c>, <c>19:…@thread.v2</c> or <c>19:…@thread.tacv2</c>.</param>
/// <param name="Type">Personal chat, group chat or channel.</param>
/// <param name="Name">What the list shows.</param>
/// <param name="Members">Keys of the people in it.</param>
internal sealed record TryConversation(string Id, TryConversationType Type, string Name, IReadOnlyList<string> Members);

/// <summary>Everybody and everything that the page knows: one tenant, one team, four people, the bot.</summary>
internal static class TryDirectory
{
    public const string TenantId = "5c8f0a7e-21d4-4b7c-9b0e-6d1f3a2c4e90";
    public const string BotId = "28:0b6a4f6e-93c5-4d0b-8a57-2f9de1c7b314";
    public const string BotName = "PlanBot";
    public const string TeamName = "Northshire plan delivery";
    public const string TeamAadGroupId = "d2f6b1a4-7c39-4e58-9a11-83e5c07f6b22";

    /// <summary>A team's id is the id of its General channel.</summary>
    public const string TeamId = "19:3b1c9e5f7a2d4c8eb6f0d1a9c7e5b342@thread.tacv2";

    public static IReadOnlyList<TryPerson> People { get; } =
    [
        new("priya", "29:1nWq7RzPriyaShah-3kLx0VtB9mYc5HdGfJ2sUeQoA8", "8d1f4c2a-5b7e-4f60-9c3d-1a2b3c4d5e01",
            "Priya", "Shah", "OPCC staff, policy and performance", "priya.shah@northshire-opcc.example", Role.Staff),
        new("tom", "29:1hTb4YxTomEllis_0uFv6CqN8aZp2KsRgM7dWjLiE5", "8d1f4c2a-5b7e-4f60-9c3d-1a2b3c4d5e02",
            "Tom", "Ellis", "Partner contact, Northshire District Council", "tom.ellis@northshire-dc.example", Role.Partner),
        new("grace", "29:1cGr9QpGraceOkafor-5wXn1BvD7eTj3MyHkS0zUaI4L", "8d1f4c2a-5b7e-4f60-9c3d-1a2b3c4d5e03",
            "Grace", "Okafor", "Panel member, reads", "grace.okafor@northshire-panel.example", Role.PanelMember),
        new("alan", "29:1sAl2WkAlanWebb_8rPd4XfJ6cVg0NbTyQ9mEuHoZ3", "8d1f4c2a-5b7e-4f60-9c3d-1a2b3c4d5e04",
            "Alan", "Webb", "Administrator", "alan.webb@northshire-opcc.example", Role.Administrator),
    ];

    public static IReadOnlyList<TryConversation> Conversations { get; } =
    [
        new("a:1Kp6PersonalPriya-vB3xQ9sZd0TgYc7LmRw2HnJf5EuA", TryConversationType.Personal, BotName, ["priya"]),
        new("a:1Tm2PersonalTom_e8WjU4kXq6RbDy1NhGs9CvLz3PaF", TryConversationType.Personal, BotName, ["tom"]),
        new("a:1Gr5PersonalGrace-o7FcM2yTx0KpVd8SnJw4BqHg6LeZ", TryConversationType.Personal, BotName, ["grace"]),
        new("a:1Al9PersonalAlan_z1QrE5uHv3MbXk7DgTc0WsNy8JfP", TryConversationType.Personal, BotName, ["alan"]),
        new("19:7e4d2b9c1f8a4630b5d7e9c2a1f08364@thread.v2", TryConversationType.GroupChat, "Priorities working group", ["priya", "tom", "grace"]),
        new(TeamId, TryConversationType.Channel, "General", ["priya", "tom", "grace", "alan"]),
        new("19:9a6e0d3c5b1f4728a4c8e7f2d6b19053@thread.tacv2", TryConversationType.Channel, "Plan steering group", ["priya", "tom", "grace", "alan"]),
    ];

    public static bool TryFindPerson(string? key, [NotNullWhen(true)] out TryPerson? person) =>
        (person = People.FirstOrDefault(p => p.Key == key)) is not null;

    public static bool TryFindConversation(string? id, [NotNullWhen(true)] out TryConversation? conversation) =>
        (conversation = Conversations.FirstOrDefault(c => c.Id == id)) is not null;

    /// <summary>A member by Teams id, Entra object id or sign-in name, as Teams takes them.</summary>
    public static TryPerson? FindMember(TryConversation conversation, string userId) =>
        PeopleOf(conversation).FirstOrDefault(p =>
            p.Id == userId
            || string.Equals(p.AadObjectId, userId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(p.UserPrincipalName, userId, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<TryPerson> PeopleOf(TryConversation conversation) =>
        People.Where(p => conversation.Members.Contains(p.Key));
}
