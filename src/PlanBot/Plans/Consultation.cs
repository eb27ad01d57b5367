namespace PlanBot.Plans;

/// <summary>A comment on a draft plan, and what became of it.</summary>
internal sealed class ConsultationComment : PlanRow
{
    public string Letter { get; set; } = "";

    public string Part { get; set; } = "";

    public string Respondent { get; set; } = "";

    public string Topic { get; set; } = "";

    public string Comment { get; set; } = "";

    /// <summary>addressed, partly addressed, not addressed, dealt with elsewhere.</summary>
    public string Disposition { get; set; } = "";

    /// <summary>low where the assessment can be read in two ways, else high.</summary>
    public string Certainty { get; set; } = "";

    public string Response { get; set; } = "";

    /// <summary>What people call it: its letter, and its part from the second on (<c>h</c>, <c>a2</c>).</summary>
    public string Label => Part is "" or "1" ? Letter : Letter + Part;
}

/// <summary>Whether the plan's data shows what a duty asks for.</summary>
internal sealed class StatutoryEvidence : PlanRow
{
    public string Requirement { get; set; } = "";

    /// <summary>evidenced, listed, planned, unclear, not seen.</summary>
    public string Status { get; set; } = "";

    public string Evidence { get; set; } = "";
}

/// <summary>What law says a plan must contain or its office must do; the same for every plan.</summary>
internal sealed class Duty : PlanRow
{
    public string Act { get; set; } = "";

    public string Provision { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Who { get; set; } = "";
}

/// <summary>A national measure that plans are aligned with.</summary>
internal sealed class NationalMeasure : PlanRow
{
    public string Name { get; set; } = "";

    public string Framework { get; set; } = "";

    public PartialDate? Since { get; set; }

    /// <summary>Whether it is a threat of the strategic policing requirement, and no measure of crime and policing.</summary>
    public bool IsThreat => Framework.Contains("strategic policing requirement", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One paragraph of a paper, in short; <see cref="ImportedParagraph"/> where the paper itself was imported.</summary>
internal class Paragraph : PlanRow
{
    public string Doc { get; set; } = "";

    public string Para { get; set; } = "";

    public string Heading { get; set; } = "";

    public string Gist { get; set; } = "";

    public string Keywords { get; set; } = "";

    /// <summary>The number however it is written: <c>3.1(a)</c> and <c>3.1 a</c> are the same.</summary>
    public string BarePara => Bare(Para);

    public static string Bare(string number) => string.Concat(number.Where(character => char.IsLetterOrDigit(character) || character is '.' or '¶')).ToLowerInvariant();
}

/// <summary>A document that rows are from; <see cref="ImportedDocument"/> where PlanBot holds the document itself.</summary>
internal class PlanSource : PlanRow
{
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";

    public string Address { get; set; } = "";

    public PartialDate? Published { get; set; }

    public string UsedFor { get; set; } = "";
}
