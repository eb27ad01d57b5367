using System.Collections.Frozen;

namespace ActivityProtocol;

/// <summary>The names of invokes. Teams has sent some of them in other letters, so that they are compared without regard to case.</summary>
internal static class InvokeNames
{
    internal const string AdaptiveCardAction = "adaptiveCard/action";
    internal const string Search = "application/search";
    internal const string SignInVerifyState = "signin/verifyState";
    internal const string SignInTokenExchange = "signin/tokenExchange";
    internal const string SignInFailure = "signin/failure";
    internal const string FileConsent = "fileConsent/invoke";
    internal const string ExecuteAction = "actionableMessage/executeAction";
    internal const string QueryLink = "composeExtension/queryLink";
    internal const string AnonymousQueryLink = "composeExtension/anonymousQueryLink";
    internal const string Query = "composeExtension/query";
    internal const string SelectItem = "composeExtension/selectItem";
    internal const string SubmitAction = "composeExtension/submitAction";
    internal const string FetchTask = "composeExtension/fetchTask";
    internal const string QuerySettingUrl = "composeExtension/querySettingUrl";
    internal const string Setting = "composeExtension/setting";
    internal const string CardButtonClicked = "composeExtension/onCardButtonClicked";
    internal const string TaskFetch = "task/fetch";
    internal const string TaskSubmit = "task/submit";
    internal const string TabFetch = "tab/fetch";
    internal const string TabSubmit = "tab/submit";
    internal const string ConfigFetch = "config/fetch";
    internal const string ConfigSubmit = "config/submit";
    internal const string MessageSubmitAction = "message/submitAction";
    internal const string MessageFetchTask = "message/fetchTask";
    internal const string SuggestedActionSubmit = "suggestedAction/submit";

    private static readonly FrozenDictionary<string, string> Known = new[]
    {
        AdaptiveCardAction, Search, SignInVerifyState, SignInTokenExchange, SignInFailure, FileConsent, ExecuteAction, QueryLink,
        AnonymousQueryLink, Query, SelectItem, SubmitAction, FetchTask, QuerySettingUrl, Setting, CardButtonClicked, TaskFetch,
        TaskSubmit, TabFetch, TabSubmit, ConfigFetch, ConfigSubmit, MessageSubmitAction, MessageFetchTask, SuggestedActionSubmit,
    }.Select(name => KeyValuePair.Create(name, name))

        // The documents say one, the SDKs the other.
        .Append(KeyValuePair.Create("suggestedActions/submit", SuggestedActionSubmit))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it is written here; null for one that is not known.</summary>
    internal static string? Canonical(string? name) => name is not null && Known.TryGetValue(name, out var known) ? known : null;
}
