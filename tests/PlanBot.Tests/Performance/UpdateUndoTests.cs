using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Performance;

/// <summary>What is taken back is all that was changed, however much it was.</summary>
public sealed class UpdateUndoTests
{
    private const int Changed = 300;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hundreds_of_changes_fit_on_a_button_and_are_taken_back_together()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var plan = new Plan { Id = "northshire", Area = "northshire", Title = "Plan" };
        var person = new PlanBot.People.Person(TestPerson.Tenant, TestPerson.Priya.ObjectId, TestPerson.Priya.Name, []) { Key = Guid.NewGuid() };
        string key;
        await using (var db = database.Open())
        {
            db.Add(plan);
            db.AddRange(Enumerable.Range(1, Changed).Select(number => new Commitment { PlanId = plan.Id, Id = $"c{number}", Summary = "Promised", Status = "on track" }));
            await db.SaveChangesAsync(Cancellation);
            var audit = new AuditTrail(db, TimeProvider.System);
            foreach (var commitment in db.Commitments.Local.ToList())
            {
                commitment.Status = "delayed";
                audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Commitment, plan.Id, commitment.Id), "status recorded", commitment);
            }

            await db.SaveChangesAsync(Cancellation);
            key = UpdateUndo.KeyOf(db);
        }

        await using var later = database.Open();
        var outcome = await new UpdateUndo(later, new(later, TimeProvider.System)).UndoAsync(person, plan, key, mayUndoOthers: false, Cancellation);

        Assert.InRange(key.Length, 1, 100);
        Assert.IsType<UpdateOutcome.Kept>(outcome);
        Assert.Equal(Changed, await later.Commitments.CountAsync(row => row.Status == "on track", Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("5-4")]
    [InlineData("1-2-3")]
    [InlineData("1-9223372036854775807")]
    [InlineData("1-2500,3000-6000")]
    [InlineData("1; DROP TABLE Commitments")]
    public async Task What_is_no_key_takes_nothing_back(string key)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();

        var outcome = await new UpdateUndo(db, new(db, TimeProvider.System)).UndoAsync(PlanBot.People.Person.Unknown, new Plan { Id = "northshire" }, key, mayUndoOthers: true, Cancellation);

        Assert.Equal("There is no such update to take back.", Assert.IsType<UpdateOutcome.Refused>(outcome).Why);
    }
}
