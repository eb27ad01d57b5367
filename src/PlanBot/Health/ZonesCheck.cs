using System.Globalization;

namespace PlanBot.Health;

/// <summary>The time zones and languages of the machine.</summary>
/// <param name="FindZone">A time zone by its name; null where the machine does not have it.</param>
/// <param name="FindCulture">A language by its name.</param>
internal sealed record NamedZones(Func<string, TimeZoneInfo?> FindZone, Func<string, CultureInfo> FindCulture)
{
    public static NamedZones OfThisMachine { get; } = new(
        name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null,
        FindCultureOfThisMachine);

    /// <summary>A machine without ICU knows none, and says so by an exception.</summary>
    private static CultureInfo FindCultureOfThisMachine(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}

/// <summary>London's clock changes and British dates are known; without them deadlines would be posted at wrong hours.</summary>
internal sealed class ZonesCheck(NamedZones zones) : InstallationCheck
{
    private const string London = "Europe/London";

    /// <summary>By its name, and not by what PlanBot writes in, which such a machine cannot make.</summary>
    private const string BritishEnglishName = "en-GB";

    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([OfZone(zones.FindZone(London)), OfLanguage(zones.FindCulture(BritishEnglishName))]);

    private static Finding OfZone(TimeZoneInfo? zone)
    {
        var summer = zone?.GetUtcOffset(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc));
        var winter = zone?.GetUtcOffset(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc));
        return (summer, winter) == (TimeSpan.FromHours(1), TimeSpan.Zero)
            ? Finding.Ok($"{London} and its clock changes are known.")
            : Finding.Fault("TZDIR", $"The machine does not know {London} and its clock changes.", "Install the package tzdata; in a container, take an image that carries it.");
    }

    private static Finding OfLanguage(CultureInfo culture) =>
        culture.DateTimeFormat.ShortDatePattern.StartsWith("dd/", StringComparison.Ordinal)
            ? Finding.Ok("British dates are known.")
            : Finding.Fault("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "The machine does not know British dates.", "Install the package libicu, and take the variable out.");
}
