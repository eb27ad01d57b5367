using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Tests.Features.Submissions;

public class SubmissionReferenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("leicestershire-2013-17", "leicestershire", "", "Plan", "2013-04-01", "LEI-2013-P017")]
    [InlineData("lancashire-2016-20", "lancashire", "", "Police and Crime Plan 2016-2021", "", "LAN-2016-P017")]
    [InlineData("refresh", "devon-cornwall", "DCP", "Police and Crime Plan 2017-2020", "", "DCP-2017-P017")]
    [InlineData("plan-120133", "x-y", "", "Plan", "", "XYX-2026-P017")]
    public void It_names_area_first_year_and_number(string id, string area, string code, string title, string start, string expected)
    {
        var plan = new Plan { Id = id, Area = area, AreaCode = code, Title = title, PeriodStart = start.Length > 0 ? PartialDate.Parse(start) : null };

        Assert.Equal(expected, SubmissionReference.Of(SubmissionReference.PrefixOf(plan, SubmissionKind.Priority, Today), 17));
    }

    [Fact]
    public void A_number_over_999_is_written_whole() => Assert.Equal("LEI-2013-P1000", SubmissionReference.Of("LEI-2013-P", 1000));
}
