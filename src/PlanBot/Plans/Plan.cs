namespace PlanBot.Plans;

/// <summary>A police and crime plan: it belongs to an area, has a period and a status.</summary>
internal sealed class Plan
{
    /// <summary>The name of the plan's folder, such as <c>leicestershire-2013-17</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The version of the folder's format; the first one where the folder does not say.</summary>
    public int? FormatVersion { get; set; }

    /// <summary>The policing area's key, such as <c>devon-cornwall</c>; roles are held for it.</summary>
    public string Area { get; set; } = "";

    /// <summary>The area's name as people write it; empty where the data does not say.</summary>
    public string AreaName { get; set; } = "";

    /// <summary>Three letters for references such as <c>LEI-2013-P017</c>; empty where the data does not say.</summary>
    public string AreaCode { get; set; } = "";

    public string Title { get; set; } = "";

    public PartialDate? PeriodStart { get; set; }

    public PartialDate? PeriodEnd { get; set; }

    public string Commissioner { get; set; } = "";

    public string Force { get; set; } = "";

    public string Panel { get; set; } = "";

    public PartialDate? FirstPublished { get; set; }

    public PartialDate? RevisedPublished { get; set; }

    public string Status { get; set; } = "";

    /// <summary>Whom to ask what PlanBot does not know, such as an office's shared mailbox.</summary>
    public string Contact { get; set; } = "";

    /// <summary>A plan made up for trying things out; every card says so.</summary>
    public bool Fictional { get; set; }

    public string Note { get; set; } = "";

    public string Source { get; set; } = "";

    public DateTime ImportedAtUtc { get; set; }

    /// <summary>Whether another plan took its place by that day. A plan that was replaced later was in force then.</summary>
    public bool IsOverOn(DateOnly day) => Status == "superseded" && (PeriodEnd is not { } end || end.Last < day);

    /// <summary>The area's name, from the data or made from its key: <c>Devon and Cornwall</c>.</summary>
    public string AreaLabel => AreaName.Length > 0 ? AreaName : string.Join(" and ", Area.Split('-').Select(BritishEnglish.Capitalised));

    /// <summary>The three letters in references, from the data or from the area's key.</summary>
    public string ReferenceCode => AreaCode.Length > 0 ? AreaCode : Area.Replace("-", "", StringComparison.Ordinal).PadRight(3, 'X')[..3].ToUpperInvariant();
}
