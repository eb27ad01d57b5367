using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Graph;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>
/// An organisation by the asker's e-mail domain, as the roster of the personal chat has it, else the company that the
/// organisation's directory names, where that may be read: filled into the form as a suggestion, which the person sends or
/// changes and the office confirms.
/// </summary>
internal sealed partial class OrganisationSuggestion(PlanDbContext db, OrganisationDirectory organisations, IPersonProfiles profiles, ConversationWriter writer, ILogger<OrganisationSuggestion> logger)
{
    /// <summary>Empty where neither says anything, or neither answers.</summary>
    public async Task<string> ForAsync(Turn turn, string area, CancellationToken cancellationToken)
    {
        if (await ByDomainAsync(turn, area, cancellationToken) is { Length: > 0 } known)
        {
            return known;
        }

        return await profiles.FindAsync(turn.Person.TenantId, turn.Person.ObjectId, cancellationToken) is { } profile ? profile.Company : "";
    }

    private async Task<string> ByDomainAsync(Turn turn, string area, CancellationToken cancellationToken)
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
