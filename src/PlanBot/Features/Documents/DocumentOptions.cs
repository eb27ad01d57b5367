using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace PlanBot.Features.Documents;

/// <summary>The settings under <c>PlanBot:Documents</c>.</summary>
internal sealed partial class DocumentOptions : IValidatableObject
{
    public const string Section = "PlanBot:Documents";

    /// <summary>Hosts that files sent in a chat are fetched from; empty for Teams' own.</summary>
    public IReadOnlyList<string> FileHosts { get; set; } = [];

    /// <summary>Where Teams keeps files that are sent in a personal chat.</summary>
    public IReadOnlyList<string> HostsInUse => FileHosts.Count > 0 ? FileHosts : ["*.sharepoint.com"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        FileHosts.Where(host => !Host().IsMatch(host)).Select(host => new ValidationResult($"{Section}:FileHosts has '{host}': write a host such as files.example.org, or *.example.org for all below it."));

    [GeneratedRegex(@"^(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Host();
}
