using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Triage;

/// <summary>Writes a submission's card for the conversations where it is triaged, as it stands at the moment of sending.</summary>
internal sealed class TriagePostAuthor(SubmissionTriage triage, TriageDesk desk, PeopleDirectory people) : IPostAuthor
{
    public string Topic => SubmissionPosts.TriageTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        if (await triage.FindAsync(post.Subject, cancellationToken) is not { } submission || await desk.FactsOfAsync(submission, cancellationToken) is not { } facts)
        {
            return new PostContent.Nothing("the submission or its plan is not held any more");
        }

        var staff = (await people.WhoMayAsync(PlanBotAction.Triage, submission.Area, cancellationToken))
            .Select(person => person.TeamsId)
            .Where(id => id.Length > 0)
            .ToList();
        return new PostContent.Message(CardMessage.Of(
            TriageCards.Post(submission, facts, staff),
            TriageTexts.FormatReferenceSubmissionWithHolderInWords(submission.Reference, SubmissionWords.StatusOf(submission), facts.Holder.Length > 0 ? facts.Holder : TriageTexts.NobodyYet)));
    }
}
