using System.Security.Cryptography;
using System.Text;
using PlanBot.Plans;
using PlanBot.Subscriptions;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The bodies and kinds that a subscription can be narrowed to: those that the timetable names, and those that it holds already.</summary>
internal sealed record SubscriptionChoices(IReadOnlyList<SubscriptionChoice> Bodies, IReadOnlyList<SubscriptionChoice> Kinds)
{
    public static SubscriptionChoices Of(DeadlineSubscription subscription, IReadOnlyCollection<Milestone> milestones) => new(
        ChoicesOf(milestones.Select(milestone => milestone.Body), subscription.Bodies),
        ChoicesOf(milestones.Select(milestone => milestone.Kind), subscription.Kinds));

    /// <summary>What was chosen, one a line; nothing where something is not on offer.</summary>
    public static string? Chosen(IReadOnlyList<string> keys, IReadOnlyList<SubscriptionChoice> choices)
    {
        var titles = keys.Select(key => choices.FirstOrDefault(choice => choice.Value == key)?.Title).ToList();
        return titles.Contains(null) ? null : string.Join('\n', titles);
    }

    /// <summary>What is chosen already, as a list of choices has it.</summary>
    public static string ValueOf(string wanted) => string.Join(',', Lines(wanted).Select(KeyOf));

    public static IReadOnlyList<string> Lines(string wanted) => wanted.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<SubscriptionChoice> ChoicesOf(IEnumerable<string> named, string wanted) =>
    [
        .. named.Where(name => name.Length > 0)
            .Concat(Lines(wanted))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new SubscriptionChoice(name, KeyOf(name))),
    ];

    /// <summary>Stands for a name, which may hold the comma that a client puts between several.</summary>
    private static string KeyOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())))[..10];
}

internal sealed record SubscriptionChoice(string Title, string Value);
