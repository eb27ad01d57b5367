using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>
/// An organisation by the asker's e-mail domain, as the roster of the personal chat has it: filled into the form as a
/// suggestion, which the person sends or changes and the office confirms.
/// </summary>
internal sealed partial class OrganisationSuggestion(PlanDbContext db, OrganisationDirectory organisations, ConversationWriter writer, ILogger<OrganisationSuggestion> logger)
{
    /// <summary>Empty where no domain is known for the area, or the roster does not answer.</summary>
    public async Task<string> ForAsync(Turn turn, string area, CancellationToken cancellationToken)
    {
        if (!await db.Set<OrganisationDomain>().AnyAsync(domain => domain.Area == area, cancellationToken)
            || await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(conversation => conversation.Id == turn.ConversationId, cancellationToken) is not { } chat)
        {
            return "";
        }

        try
        {
            var member = await writer.FindMemberAsync(ConversationStore.ReferenceOf(chat), turn.Person.ObjectId, cancellationToken) as TeamsChannelAccount;
            return (member?.Email ?? member?.UserPrincipalName) is { Length: > 0 } email ? await organisations.SuggestedByAsync(email, area, cancellationToken) : "";
        }
        catch (Exception fault) when (fault is ErrorResponseException or HttpRequestException)
        {
            LogNoRoster(fault);
            return "";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The roster did not answer, so no organisation is suggested")]
    private partial void LogNoRoster(Exception fault);
}
