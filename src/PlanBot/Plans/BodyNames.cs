namespace PlanBot.Plans;

/// <summary>What a body is called: by its name, its abbreviation, or its name without the area.</summary>
internal static class BodyNames
{
    /// <summary>Whether the words name the body. A timetable says "Police and Crime Panel" where the body's name has its area too.</summary>
    public static bool AreOf(Body body, string words) =>
        new[] { body.Name, body.Abbreviation }.Where(name => name.Length > 0).Any(name => words.Contains(name, StringComparison.OrdinalIgnoreCase) || IsShortFor(words, name));

    private static bool IsShortFor(string said, string name) =>
        said.Contains(' ', StringComparison.Ordinal) && name.Contains(said, StringComparison.OrdinalIgnoreCase);
}
