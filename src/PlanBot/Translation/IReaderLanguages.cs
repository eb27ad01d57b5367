using System.Globalization;

namespace PlanBot.Translation;

/// <summary>In which language somebody is written to.</summary>
internal interface IReaderLanguages
{
    /// <summary>The language of what is for everybody: channels and group chats.</summary>
    CultureInfo OfEverybody { get; }

    /// <summary>The language that the person chose, else the one that the client names where it is not English, else everybody's.</summary>
    /// <param name="tenantId">The person's tenant; empty where it is not known.</param>
    /// <param name="objectId">The person's AAD object id; empty where it is not known.</param>
    /// <param name="locale">The language of the person's client as the channel names it; empty where nothing was said.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<CultureInfo> OfPersonAsync(string tenantId, string objectId, string locale, CancellationToken cancellationToken);
}
