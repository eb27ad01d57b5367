using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace PlanBot.Health;

/// <summary>What the checks found, as JSON and as text.</summary>
internal static class DoctorReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static FindingStatus Worst(IEnumerable<Diagnosis> diagnoses) => diagnoses.Select(diagnosis => diagnosis.Finding.Status).DefaultIfEmpty().Max();

    public static string ToJson(IReadOnlyList<Diagnosis> diagnoses) => new JsonObject
    {
        ["status"] = Word(Worst(diagnoses)),
        ["checks"] = new JsonArray([.. diagnoses.Select(diagnosis => new JsonObject
        {
            ["check"] = diagnosis.Check,
            ["status"] = Word(diagnosis.Finding.Status),
            ["setting"] = diagnosis.Finding.Setting,
            ["what"] = diagnosis.Finding.What,
            ["remedy"] = diagnosis.Finding.Remedy,
        })]),
    }.ToJsonString(Json);

    public static string ToLine(Diagnosis diagnosis)
    {
        var finding = diagnosis.Finding;
        var setting = finding.Setting.Length > 0 ? $" ({finding.Setting})" : "";
        var remedy = finding.Remedy.Length > 0 ? $" {finding.Remedy}" : "";
        return $"{Word(finding.Status),-8} {diagnosis.Check}{setting}: {finding.What}{remedy}";
    }

    public static string Word(FindingStatus status) => status switch
    {
        FindingStatus.Ok => "ok",
        FindingStatus.Warning => "warning",
        _ => "fault",
    };
}
