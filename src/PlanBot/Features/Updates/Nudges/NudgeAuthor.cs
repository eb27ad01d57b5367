using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>Writes a nudge when its turn comes: what is still due then, to who still answers for it.</summary>
internal sealed class NudgeAuthor(PlanDbContext db, OwnerDirectory owners, Performance.Nudges nudges, TimeProvider clock) : IPostAuthor
{
    public const string NudgeTopic = "update-nudge";

    public string Topic => NudgeTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var subject = post.Subject.Split(' ', 2);
        if (subject is not [var key, var planId] || !Guid.TryParse(key, out var personKey) || await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == planId, cancellationToken) is not { } plan)
        {
            return new PostContent.Nothing("the plan is not held any more");
        }

        var asked = db.Set<NudgedRecord>().Where(record => record.PersonKey == personKey && record.PlanId == planId && record.PostKey == post.Key);
        if (!NudgeScheduler.IsWorkingTime(PlanDay.Now(clock)))
        {
            // The line was down; it is asked anew on the next working day.
            await asked.ExecuteDeleteAsync(cancellationToken);
            return new PostContent.Nothing("outside working hours by now");
        }

        var today = PlanDay.Today(clock);
        var setting = await nudges.SettingOfAsync(personKey, cancellationToken);
        if (setting.Rhythm is NudgeRhythm.Off || setting.PausedUntil > today)
        {
            return new PostContent.Nothing("not wanted any more");
        }

        var marks = await asked.AsNoTracking().ToListAsync(cancellationToken);
        var owned = await Performance.Nudges.OwnedAsync(db, plan, await owners.ConfirmedAsync(personKey, plan.Area, cancellationToken), today, cancellationToken);
        var due = owned.Where(record => record.IsDue(setting.Rhythm, today) && marks.Exists(mark => mark.Kind == record.Kind && mark.RecordId == record.Id)).OrderBy(record => record.UpdatedOn ?? DateOnly.MinValue).ToList();
        if (due.Count == 0)
        {
            return new PostContent.Nothing("updated meanwhile");
        }

        var sentence = OwnUpdatesCard.Sentence(plan, due);
        return new PostContent.Message(CardMessage.Of(OwnUpdatesCard.Render(plan, today, sentence, due, owned, 0, post.Key), sentence));
    }
}
