using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanBot.Cards;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>What was typed into the form of a subscription: settings, or what is wrong with them.</summary>
internal abstract partial record SubscriptionInput
{
    /// <summary>What the form holds where no digest is wanted.</summary>
    public const string NoDigest = "none";

    /// <summary>The days that a digest can come on.</summary>
    public static IReadOnlyList<DayOfWeek> DigestDays { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private SubscriptionInput()
    {
    }

    public sealed record Settings(string Bodies, string Kinds, LeadTimes LeadTimes, TimeOnly PostFrom, DayOfWeek? DigestDay) : SubscriptionInput;

    /// <param name="Why">What is wrong, and what to write instead.</param>
    public sealed record Wrong(string Why) : SubscriptionInput;

    public static SubscriptionInput Read(JsonObject data, SubscriptionChoices choices)
    {
        if (SubscriptionChoices.Chosen(CardInputs.Chosen(data, "bodies"), choices.Bodies) is not { } bodies || SubscriptionChoices.Chosen(CardInputs.Chosen(data, "kinds"), choices.Kinds) is not { } kinds)
        {
            return new Wrong(DeadlinePostsTexts.TheTimetableHasOtherBodiesOr);
        }

        var written = CardInputs.Text(data, "leadDays");
        var leads = Separator().Split(written).Where(word => word.Length > 0).ToList();
        if (leads.Count == 0)
        {
            return new Wrong(DeadlinePostsTexts.NoLeadDaysAreGivenWrite);
        }

        var days = new SortedSet<int>();
        foreach (var lead in leads)
        {
            if (!int.TryParse(lead, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) || day is < 0 or > DeadlineOptions.LongestLead)
            {
                return new Wrong(DeadlinePostsTexts.FormatCannotBeALeadDayWrite(Shortened(lead), DeadlineOptions.LongestLead));
            }

            days.Add(day);
        }

        if (days.Count > DeadlineOptions.MostLeads)
        {
            return new Wrong(DeadlinePostsTexts.FormatLeadDaysAreTooManyWrite(days.Count, DeadlineOptions.MostLeads));
        }

        var late = CardInputs.Text(data, "lateDays");
        if (!int.TryParse(late, NumberStyles.None, CultureInfo.InvariantCulture, out var lateDays) || lateDays > DeadlineOptions.MostLateDays)
        {
            return new Wrong(DeadlinePostsTexts.FormatCannotBeANumberOfDays(Shortened(late), DeadlineOptions.MostLateDays));
        }

        var digest = CardInputs.Text(data, "digestDay");
        var digestDay = DigestDays.Where(day => $"{day}" == digest).Select(day => (DayOfWeek?)day).FirstOrDefault();
        if (digestDay is null && digest is not ("" or NoDigest))
        {
            return new Wrong(DeadlinePostsTexts.FormatIsNoDayForTheDigest(Shortened(digest)));
        }

        var time = CardInputs.Text(data, "postFrom");
        return TimeOnly.TryParseExact(time, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var postFrom)
            ? new Settings(bodies, kinds, LeadTimes.Of(days, lateDays), postFrom, digestDay)
            : new Wrong(DeadlinePostsTexts.FormatIsNoTimeOfDayWrite(Shortened(time)));
    }

    private static string Shortened(string typed) => typed.Length <= 20 ? typed : $"{typed[..20]}…";

    [GeneratedRegex(@"[\s,;]+|\band\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separator();
}
