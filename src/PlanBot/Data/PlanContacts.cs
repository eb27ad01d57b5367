using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>Whom to ask what PlanBot does not know or may not do.</summary>
internal sealed class PlanContacts(PlanDbContext db, IOptions<PlanContactOptions> options)
{
    /// <summary>The plan's contact, the one of the settings, or the plan's office, as it stands in a sentence after "ask".</summary>
    public async Task<string> OfAsync(Plan? plan, CancellationToken cancellationToken)
    {
        if (plan is { Contact.Length: > 0 })
        {
            return plan.Contact;
        }

        if (options.Value.Contact.Length > 0)
        {
            return options.Value.Contact;
        }

        var office = plan is null ? null : await db.Bodies.AsNoTracking()
            .Where(body => body.PlanId == plan.Id && body.Kind == "opcc")
            .OrderBy(body => body.Ordinal)
            .Select(body => body.Name)
            .FirstOrDefaultAsync(cancellationToken);
        return office is null ? DataTexts.TheOfficeOfYourPoliceAnd : DataTexts.FormatTheOffice(office);
    }
}

/// <summary>The settings under <c>PlanBot</c> about whom to ask.</summary>
internal sealed class PlanContactOptions
{
    /// <summary>Whom to ask where the plan's data names nobody, such as an office's shared mailbox.</summary>
    public string Contact { get; set; } = "";
}
