using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>Dates that bound what is asked for rather than name it: "after 12 September", "between July and October".</summary>
internal static class DateRanges
{
    private static readonly string[] BetweenThem = ["the", "of", "on", "early", "late", "end"];

    /// <summary>The first or the last day that the date sets; nothing where it names the time itself ("in September").</summary>
    public static RecognizedEntity? BoundOf(IReadOnlyList<string> words, NamedDate date)
    {
        var at = date.Word - 1;
        while (at >= 0 && BetweenThem.Contains(words[at]))
        {
            at--;
        }

        return (at >= 0 ? words[at] : "") switch
        {
            "after" or "following" or "past" => Bound(EntityTypes.From, date.Last.AddDays(1)),
            "since" or "from" or "between" => Bound(EntityTypes.From, date.First),
            "before" => Bound(EntityTypes.Until, date.First.AddDays(-1)),
            "by" or "until" or "till" or "to" => Bound(EntityTypes.Until, date.Last),
            "and" when words.Contains("between") => Bound(EntityTypes.Until, date.Last),
            _ => null,
        };
    }

    private static RecognizedEntity Bound(string type, DateOnly day) => new(type, PartialDate.Of(day).Text, "", 1);
}
