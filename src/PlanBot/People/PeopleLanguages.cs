using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Translation;

namespace PlanBot.People;

/// <summary>The language that each person chose to be written to in.</summary>
internal sealed class PeopleLanguages(PlanDbContext db, IOptions<LanguageOptions> options) : IReaderLanguages
{
    /// <inheritdoc/>
    public CultureInfo OfEverybody => Language.Find(options.Value.Language) ?? Language.English;

    /// <inheritdoc/>
    public async Task<CultureInfo> OfPersonAsync(string tenantId, string objectId, string locale, CancellationToken cancellationToken)
    {
        (tenantId, objectId) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant());
        var chosen = objectId.Length == 0 ? null : await db.Set<PersonRow>().AsNoTracking()
            .Where(person => person.TenantId == tenantId && person.ObjectId == objectId)
            .Select(person => person.Language)
            .SingleOrDefaultAsync(cancellationToken);
        return Chosen(chosen) ?? Language.OfClient(locale) ?? OfEverybody;
    }

    /// <summary>The language of somebody whose row has been read.</summary>
    public CultureInfo OfPerson(PersonRow person) => Chosen(person.Language) ?? OfEverybody;

    /// <summary>The language of somebody by the key of the person's row.</summary>
    public async Task<CultureInfo> OfPersonAsync(Guid? key, CancellationToken cancellationToken) =>
        Chosen(key is null ? null : await db.Set<PersonRow>().AsNoTracking().Where(person => person.Key == key).Select(person => person.Language).SingleOrDefaultAsync(cancellationToken)) ?? OfEverybody;

    /// <summary>Keeps the person's choice.</summary>
    public Task ChooseAsync(Guid key, CultureInfo language, CancellationToken cancellationToken) =>
        db.Set<PersonRow>().Where(person => person.Key == key)
            .ExecuteUpdateAsync(update => update.SetProperty(person => person.Language, language.TwoLetterISOLanguageName), cancellationToken);

    private static CultureInfo? Chosen(string? tag) => tag is { Length: > 0 } ? Language.Find(tag) : null;
}
