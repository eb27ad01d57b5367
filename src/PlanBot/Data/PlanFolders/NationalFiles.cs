using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What holds for every plan: a folder of its own, without plan.csv.</summary>
internal static class NationalFiles
{
    public static PlanRowFile<Duty> Duties { get; } = new(
        "duties.csv",
        "What law says a plan must contain or its office must do (national folder only).",
        "duty_id",
        new PlanColumns<Duty>()
            .Id("duty_id", duty => duty.Id, "The duty's id.")
            .Text("act", duty => duty.Act, "The act.")
            .Text("provision", duty => duty.Provision, "The section.")
            .Text("subject", duty => duty.Subject, "What it is about.")
            .Text("summary", duty => duty.Summary, "What it asks for, in short.", filled: true)
            .Text("who", duty => duty.Who, "Of whom.")
            .Text("source", duty => duty.Source, "Where it is from."));

    public static PlanRowFile<NationalMeasure> Measures { get; } = new(
        "measures.csv",
        "National measures that plans are aligned with (national folder only).",
        "measure_id",
        new PlanColumns<NationalMeasure>()
            .Id("measure_id", measure => measure.Id, "The measure's id.")
            .Text("name", measure => measure.Name, "The measure.", filled: true)
            .Text("framework", measure => measure.Framework, "The framework that it belongs to.")
            .Date("since", measure => measure.Since, "Since when.")
            .Text("source", measure => measure.Source, "Where it is from."));
}
