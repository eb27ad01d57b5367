namespace PlanBot.Plans;

/// <summary>
/// Whether a change between two counts is large enough to be called one. Counts of things that happen go up and down by
/// chance: two that come from the same underlying rate differ by more than 1.96 times the root of their sum only once in
/// twenty. A smaller change is told, and is called neither a trend nor better or worse.
/// </summary>
/// <remarks>
/// The normal form of the test for two Poisson counts of equally long periods (Przyborowski and Wilenski, Biometrika 31,
/// 1940), which crime analysts use: http://policeanalyst.com/2015/04/. What comes in clusters, as much crime does, varies
/// more than that, so the rule asks for the least that can be asked for. How few is few for an activity is the point below which the Office
/// for National Statistics calls a rate unreliable.
/// </remarks>
internal static class CountChange
{
    /// <summary>Standard deviations that chance exceeds once in twenty.</summary>
    private const double OnceInTwenty = 1.96;

    /// <summary>Below this a count of something that is done on purpose is few enough to move by chance.</summary>
    private const decimal Few = 20;

    /// <summary>What PlanBot says in place of a trend.</summary>
    public static string InWords => PlansTexts.TooSmallAChangeToTell;

    public static bool MayBeChance(Kpi kpi, string valueKind, decimal before, decimal after)
    {
        if (valueKind is not "count" || before == after || before < 0 || after < 0)
        {
            return false;
        }

        var isCounted = kpi.Kind switch
        {
            // Officers, pounds and places are put in by decision; nothing about them is left to chance.
            "input" => false,
            "activity" => before < Few && after < Few,
            _ => true,
        };
        return isCounted && Math.Abs((double)(after - before)) <= OnceInTwenty * Math.Sqrt((double)(before + after));
    }
}
