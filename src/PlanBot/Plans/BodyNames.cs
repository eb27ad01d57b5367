namespace PlanBot.Plans;

/// <summary>How a timetable and people name a body: by its name, its short form, or its name without the area.</summary>
internal static class BodyNames
{
    /// <summary>Whether a milestone is the body's: it stands as its body, or in the event's words.</summary>
    public static bool IsMeantBy(this Body body, Milestone milestone) =>
        NamesOf(body).Any(name => milestone.Body.Contains(name, StringComparison.OrdinalIgnoreCase) || milestone.Event.Contains(name, StringComparison.OrdinalIgnoreCase) || IsShortFor(milestone.Body, name));

    /// <summary>The body that is written, such as <c>the Police and Crime Panel</c>; nothing where none or several are.</summary>
    public static Body? NamedBy(this IReadOnlyList<Body> bodies, string written)
    {
        var said = written.Trim();
        said = said.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? said[4..] : said;
        if (said.Length == 0)
        {
            return null;
        }

        return bodies.FirstOrDefault(body => NamesOf(body).Any(name => name.Equals(said, StringComparison.OrdinalIgnoreCase)))
            ?? (bodies.Where(body => NamesOf(body).Any(name => name.Contains(said, StringComparison.OrdinalIgnoreCase) || said.Contains(name, StringComparison.OrdinalIgnoreCase))).ToList() is [var only] ? only : null);
    }

    /// <summary>A timetable says "Police and Crime Panel" where the body's name has its area too.</summary>
    private static bool IsShortFor(string said, string name) =>
        said.Contains(' ', StringComparison.Ordinal) && name.Contains(said, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> NamesOf(Body body) =>
        new[] { body.Name, body.Abbreviation }.Where(name => name.Length > 0);
}
