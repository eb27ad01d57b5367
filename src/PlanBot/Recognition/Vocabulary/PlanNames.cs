using System.Collections.Frozen;
using System.Globalization;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>How people name a plan: by its area, its force, its commissioner, its title, its years.</summary>
internal sealed class PlanNames
{
    private static readonly string[] TitlesOfPeople = ["sir", "lord", "lady", "dame", "mr", "mrs", "ms", "miss", "dr"];

    private readonly List<NamedPlan> _plans;
    private readonly Dictionary<string, NamedPlan> _byId;
    private readonly ILookup<string, NamedPlan> _byArea;

    /// <summary>The ways of naming plans by their first word, so that a question costs what its words cost.</summary>
    private readonly FrozenDictionary<string, Form[]> _forms;

    public PlanNames(IReadOnlyList<Plan> plans, Wordbook wordbook)
    {
        _plans = [.. plans.Select(plan => new NamedPlan(plan, Years(plan)))];
        _byId = _plans.ToDictionary(plan => plan.Plan.Id, StringComparer.Ordinal);
        _byArea = _plans.ToLookup(plan => plan.Plan.Area);
        _forms = _plans
            .SelectMany(plan => FormsOf(plan, wordbook))
            .Where(form => form.Words.Count > 0)
            .GroupBy(form => form.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        AreaWords = plans.SelectMany(plan => Tokenizer.Words(plan.AreaLabel).Concat(plan.Area.Split('-'))).Where(word => word is not "and").ToHashSet(StringComparer.Ordinal);
        LastYear = _plans.Select(plan => plan.Span.Last).DefaultIfEmpty(0).Max();
    }

    private enum NamedBy
    {
        Area,
        Commissioner,
        Title,
    }

    /// <summary>The last year that any plan reaches; 0 where there is none.</summary>
    public int LastYear { get; }

    /// <summary>The words of the areas that there are plans for.</summary>
    public IReadOnlySet<string> AreaWords { get; }

    public static IEnumerable<string> TextsOf(Plan plan) => [plan.AreaLabel, plan.Area, plan.Title, plan.Commissioner, plan.Force, plan.Panel];

    public Plan? Find(string planId) => _byId.GetValueOrDefault(planId)?.Plan;

    /// <summary>The plans named by the words and dates, the best first, and which words name them.</summary>
    /// <param name="words">The question's words, short forms in place.</param>
    /// <param name="dates">The dates in it.</param>
    /// <param name="conversationPlan">The plan that the conversation is about, or none.</param>
    public NamedPlans In(IReadOnlyList<string> words, IReadOnlyList<NamedDate> dates, Plan? conversationPlan)
    {
        var naming = new HashSet<int>();
        var named = PlansNamedIn(words, naming);
        var years = dates.Where(date => date.Kind is NamedDateKind.Year or NamedDateKind.Period or NamedDateKind.FinancialYear).ToList();
        var saysPlan = words.Any(word => word is "plan" or "one" or "version" or "priority" or "priorities" or "theme" or "themes");
        var yearNamesPlan = years.Count > 0 && saysPlan && NamesPlanByYears(words, years, naming);
        if (named.Count == 0 && yearNamesPlan)
        {
            // "the 2017 one" in a conversation is another plan of its area.
            named = [.. (conversationPlan is null ? _plans : _byArea[conversationPlan.Area]).Where(plan => years.Exists(plan.StartsIn))];
        }

        var isOfConversation = conversationPlan is not null && named.Exists(plan => plan.Plan.Id == conversationPlan.Id && years.TrueForAll(plan.Covers));
        if (named.Count > 1 && years.Count > 0 && (yearNamesPlan || !isOfConversation))
        {
            var starting = named.FindAll(plan => years.Exists(plan.StartsIn));
            var covering = named.FindAll(plan => years.Exists(plan.Covers));
            named = starting.Count > 0 ? starting : covering.Count > 0 ? covering : named;
        }
        else if (named.Count > 1 && words.Any(word => word is "new" or "newest" or "latest" or "current"))
        {
            named = [named.MaxBy(plan => plan.Span.First)!];
        }

        return new NamedPlans(
            [.. named.OrderByDescending(plan => plan.Plan.Id == conversationPlan?.Id).ThenByDescending(plan => plan.Span.First).Select(plan => plan.Plan)],
            naming);
    }

    /// <summary>A commissioner names better than a title, a title better than an area.</summary>
    private List<NamedPlan> PlansNamedIn(IReadOnlyList<string> words, HashSet<int> naming)
    {
        var found = new Dictionary<NamedBy, List<NamedPlan>>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var form in _forms.GetValueOrDefault(words[at]) ?? [])
            {
                if (!StandsAt(words, at, form.Words))
                {
                    continue;
                }

                naming.UnionWith(Enumerable.Range(at, form.Words.Count));
                if (!found.TryGetValue(form.By, out var plans))
                {
                    found[form.By] = plans = [];
                }

                if (!plans.Contains(form.Plan))
                {
                    plans.Add(form.Plan);
                }
            }
        }

        var ofArea = found.GetValueOrDefault(NamedBy.Area) ?? [];
        if (found.TryGetValue(NamedBy.Commissioner, out var ofCommissioner))
        {
            return ofArea.Intersect(ofCommissioner).Any() ? [.. ofCommissioner.Intersect(ofArea)] : ofCommissioner;
        }

        return found.GetValueOrDefault(NamedBy.Title) ?? ofArea;
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

    private static bool StandsAt(IReadOnlyList<string> words, int at, List<string> form)
    {
        if (at + form.Count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < form.Count; i++)
        {
            if (words[at + i] != form[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Who leaves apostrophes out writes "lancashires" and "snowdens".</summary>
    private static IEnumerable<Form> FormsOf(NamedPlan named, Wordbook wordbook)
    {
        var plan = named.Plan;
        List<List<string>> areaForms = [.. AreaForms(plan).Select(form => wordbook.Canonical(Tokenizer.Words(form)))];
        var surname = Surname(plan.Commissioner);
        return
        [
            .. areaForms.Select(form => new Form(form, NamedBy.Area, named)),
            .. areaForms.Where(form => form is [{ Length: > 4 }]).Select(form => new Form([form[0] + "s"], NamedBy.Area, named)),
            .. TitleForms(plan, wordbook, areaForms).Select(form => new Form(form, NamedBy.Title, named)),
            new Form(surname.Length > 0 ? [surname] : [], NamedBy.Commissioner, named),
            new Form(surname.Length > 3 ? [surname + "s"] : [], NamedBy.Commissioner, named),
        ];
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
            yield return string.Join(' ', initials.ToCharArray());
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

    private sealed record NamedPlan(Plan Plan, (int First, int Last) Span)
    {
        public bool StartsIn(NamedDate date) => date.First.Year == Span.First;

        public bool Covers(NamedDate date) => date.First.Year >= Span.First && date.First.Year <= Span.Last;
    }

    private sealed record Form(List<string> Words, NamedBy By, NamedPlan Plan);
}

/// <summary>The plans that a question names, and the indexes of the words that do.</summary>
internal sealed record NamedPlans(IReadOnlyList<Plan> Plans, IReadOnlySet<int> Words);
