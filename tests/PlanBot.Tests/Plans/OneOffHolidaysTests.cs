using PlanBot.Plans;
using PlanBot.Tests.Data;

namespace PlanBot.Tests.Plans;

/// <summary>The file of bank holidays that no rule gives.</summary>
public sealed class OneOffHolidaysTests
{
    [Fact]
    public async Task A_line_added_to_the_file_makes_a_holiday_and_a_moved_one_a_working_day()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File(OneOffHolidays.FileName), "date,instead_of,name\n2031-05-09,2031-05-05,Moved\n2031-06-11,,Coronation\n", TestContext.Current.CancellationToken);

        var days = new WorkingDays(OneOffHolidays.Read(folder.File(OneOffHolidays.FileName)));

        Assert.True(days.IsHoliday(new(2031, 5, 9)));
        Assert.True(days.IsHoliday(new(2031, 6, 11)));
        Assert.True(days.IsWorkingDay(new(2031, 5, 5)));
    }

    [Theory]
    [InlineData("day,name\n", "line 1: write date,instead_of,name")]
    [InlineData("date,instead_of,name\n9 May 2031,,Moved\n", "line 2: write the holiday's day")]
    [InlineData("date,instead_of,name\n2031-05-09,soon,Moved\n", "line 2: write the holiday's day")]
    public async Task A_line_that_cannot_be_read_is_named(string content, string message)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File(OneOffHolidays.FileName), content, TestContext.Current.CancellationToken);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => OneOffHolidays.Read(folder.File(OneOffHolidays.FileName))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("bank-holidays.csv is missing", Assert.Throws<InvalidDataException>(() => OneOffHolidays.Read(folder.File(OneOffHolidays.FileName))).Message, StringComparison.Ordinal);
    }
}
