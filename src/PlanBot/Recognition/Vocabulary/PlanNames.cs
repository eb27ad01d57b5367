using System.Globalization;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>How people name a plan: by its area, its force, its commissioner, its title, its years.</summary>
internal sealed class PlanNames
{
    private static readonly string[] TitlesOfPeople = ["sir", "lord", "lady", "dame", "mr", "mrs", "ms", "miss", "dr"];

    private readonly IReadOnlyList<NamedPlan> _plans;

    public PlanNames(IReadOnlyList<Plan> plans, Wordbook wordbook)
    {
        _plans =
        [
            .. plans.Select(plan =>
            {
                List<List<string>> areaForms = [.. AreaForms(plan).Select(form => wordbook.Canonical(Tokenizer.Words(form)))];
                return new NamedPlan(plan, areaForms, Surname(plan.Commissioner), [.. TitleForms(plan, wordbook, areaForms)], Years(plan));
            }),
        ];
        AreaWords = plans.SelectMany(plan => Tokenizer.Words(plan.AreaLabel).Concat(plan.Area.Split('-'))).Where(word => word is not "and").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The words of the areas that there are plans for.</summary>
    public IReadOnlySet<string> AreaWords { get; }

    public static IEnumerable<string> TextsOf(Plan plan) => [plan.AreaLabel, plan.Area, plan.Title, plan.Commissioner, plan.Force, plan.Panel];

    /// <summary>The year in which a plan ends, as far as its data or its id says.</summary>
    public int LastYear(string planId) => _plans.FirstOrDefault(plan => plan.Plan.Id == planId)?.Span.Last ?? 0;

    /// <summary>The plans named by the words and dates, the best first, and which words name them.</summary>
    /// <param name="words">The question's words, short forms in place.</param>
    /// <param name="dates">The dates in it.</param>
    /// <param name="conversationPlan">The plan that the conversation is about, or none.</param>
    public NamedPlans In(IReadOnlyList<string> words, IReadOnlyList<NamedDate> dates, Plan? conversationPlan)
    {
        var naming = new HashSet<int>();
        var byArea = _plans.Where(plan => plan.AreaForms.Any(form => Mark(words, form, naming))).ToList();
        var byCommissioner = _plans.Where(plan => plan.Surname.Length > 0 && Mark(words, [plan.Surname], naming)).ToList();
        var byTitle = _plans.Where(plan => plan.TitleForms.Any(form => Mark(words, form, naming))).ToList();
        var saysPlan = words.Any(word => word is "plan" or "one" or "version" or "priority" or "priorities" or "theme" or "themes");

        IEnumerable<NamedPlan> named = byCommissioner.Count > 0 ? byCommissioner : byTitle.Count > 0 ? byTitle : byArea;
        if (byCommissioner.Count > 0 && byArea.Count > 0)
        {
            named = byCommissioner.Intersect(byArea).DefaultIfEmpty(byCommissioner[0]);
        }

        var years = dates.Where(date => date.Kind is NamedDateKind.Year or NamedDateKind.Period or NamedDateKind.FinancialYear).ToList();
        var area = conversationPlan?.Area;
        if (!named.Any() && years.Count > 0 && saysPlan && NamesPlanByYears(words, years, naming))
        {
            // "the 2017 one" in a conversation is another plan of its area.
            named = _plans.Where(plan => area is null || plan.Plan.Area == area);
            named = named.Where(plan => years.Any(plan.StartsIn)).ToList();
        }

        var list = named.ToList();
        if (list.Count > 1 && years.Count > 0)
        {
            var starting = list.Where(plan => years.Any(plan.StartsIn)).ToList();
            var covering = list.Where(plan => years.Any(plan.Covers)).ToList();
            list = starting.Count > 0 ? starting : covering.Count > 0 ? covering : list;
        }
        else if (list.Count > 1 && words.Any(word => word is "new" or "newest" or "latest" or "current"))
        {
            return new NamedPlans([list.MaxBy(plan => plan.FirstYear)!.Plan], naming);
        }

        return new NamedPlans(
            [.. list.OrderByDescending(plan => plan.Plan.Id == conversationPlan?.Id).ThenByDescending(plan => plan.FirstYear).Select(plan => plan.Plan)],
            naming);
    }

    private static bool NamesPlanByYears(IReadOnlyList<string> words, List<NamedDate> years, HashSet<int> naming)
    {
        foreach (var year in years)
        {
            var after = year.Word + year.Words < words.Count ? words[year.Word + year.Words] : "";
            var before = year.Word > 0 ? words[year.Word - 1] : "";
            if (after is "plan" or "one" or "version" || before is "plan" || year.Kind is NamedDateKind.Period)
            {
                naming.UnionWith(Enumerable.Range(year.Word, year.Words));
                return true;
            }
        }

        return false;
    }

    private static bool Mark(IReadOnlyList<string> words, List<string> form, HashSet<int> naming)
    {
        for (var at = 0; at + form.Count <= words.Count; at++)
        {
            var matches = true;
            for (var i = 0; i < form.Count && matches; i++)
            {
                matches = words[at + i] == form[i];
            }

            if (matches)
            {
                naming.UnionWith(Enumerable.Range(at, form.Count));
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> AreaForms(Plan plan)
    {
        yield return plan.AreaLabel;
        yield return plan.Area.Replace('-', ' ');
        foreach (var part in plan.Area.Split('-').Where(part => part.Length > 3))
        {
            yield return part;
        }

        if (plan.Force.Length > 0)
        {
            yield return plan.Force;
        }

        var initials = string.Concat(plan.Area.Split('-').Where(part => part.Length > 0).Select(part => part[0]));
        if (initials.Length > 1)
        {
            yield return initials;
            yield return string.Join(" and ", initials.ToCharArray());
        }
    }

    private static string Surname(string commissioner) =>
        Tokenizer.Words(commissioner).LastOrDefault(word => !TitlesOfPeople.Contains(word)) ?? "";

    /// <summary>A title's own words, part by part: what is left without "police and crime plan", its area and its years.</summary>
    private static IEnumerable<List<string>> TitleForms(Plan plan, Wordbook wordbook, IReadOnlyList<List<string>> areaForms)
    {
        foreach (var part in plan.Title.Split(':', '(', ')'))
        {
            var words = wordbook.Canonical(Tokenizer.Words(part));
            words.RemoveAll(word => char.IsAsciiDigit(word[0]));
            if (words.Count > 1 && !words.TrueForAll(word => word is "plan" or "for" || areaForms.Any(form => form.Contains(word))))
            {
                yield return words;
            }
        }
    }

    private static (int First, int Last) Years(Plan plan)
    {
        var inId = plan.Id.Split('-').Where(part => part.Length is 2 or 4 && part.All(char.IsAsciiDigit)).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        var first = plan.PeriodStart?.First.Year ?? (inId.Count > 0 ? inId[0] : 0);
        var last = plan.PeriodEnd?.Last.Year ?? (inId.Count > 1 ? (first / 100 * 100) + (inId[1] % 100) : first + 4);
        return (first, last);
    }

    private sealed record NamedPlan(Plan Plan, IReadOnlyList<List<string>> AreaForms, string Surname, IReadOnlyList<List<string>> TitleForms, (int First, int Last) Span)
    {
        public int FirstYear => Span.First;

        public bool StartsIn(NamedDate date) => date.First.Year == Span.First;

        public bool Covers(NamedDate date) => date.First.Year >= Span.First && date.First.Year <= Span.Last;
    }
}

/// <summary>The plans that a question names, and the indexes of the words that do.</summary>
internal sealed record NamedPlans(IReadOnlyList<Plan> Plans, IReadOnlySet<int> Words);
