using Microsoft.Extensions.Options;

namespace PlanBot.Translation;

/// <summary>The setting under <c>PlanBot</c> about the language of what is for everybody.</summary>
internal sealed class LanguageOptions : IValidateOptions<LanguageOptions>
{
    /// <summary>The language of channels and group chats, and of people who have chosen none.</summary>
    public string Language { get; set; } = "en-GB";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LanguageOptions options) =>
        Translation.Language.Find(options.Language) is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"PlanBot:Language is '{options.Language}': write one of {string.Join(", ", Translation.Language.All.Select(language => language.Name))}.");
}
