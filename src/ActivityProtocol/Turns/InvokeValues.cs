using System.Net;
using System.Text.Json;
using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>Reads the values of invokes, and says what is wrong with them.</summary>
internal static class InvokeValues
{
    internal const string AdaptiveCardActionExecute = "Action.Execute";

    internal static AdaptiveCardInvokeValue AdaptiveCard(IInvokeActivity activity)
    {
        var value = Read<AdaptiveCardInvokeValue>(activity);
        if (value.Action is null)
        {
            throw new InvalidInvokeException("Missing action property");
        }

        return value.Action.Type == AdaptiveCardActionExecute
            ? value
            : throw new InvalidInvokeException($"The action '{value.Action.Type}' is not supported.", "NotSupported");
    }

    internal static SearchInvokeValue Search(IInvokeActivity activity)
    {
        var value = Read<SearchInvokeValue>(activity);
        if (string.IsNullOrEmpty(value.Kind))
        {
            // Teams leaves the kind out; every other channel has to say it.
            value.Kind = activity.ChannelId == Connector.Channels.Msteams
                ? "search"
                : throw new InvalidInvokeException("Missing kind property in value");
        }

        return value.QueryText is null ? throw new InvalidInvokeException("Missing queryText property in value") : value;
    }

    /// <summary>The value as an object that can be looked into; null where it is no object.</summary>
    internal static System.Text.Json.Nodes.JsonObject? Object(IInvokeActivity activity) =>
        activity.Value is null or JsonElement { ValueKind: not JsonValueKind.Object } ? null : Read<System.Text.Json.Nodes.JsonObject>(activity);

    /// <summary>The value as <typeparamref name="T"/>, or an answer with status 400.</summary>
    internal static T Read<T>(IInvokeActivity activity)
        where T : class
    {
        try
        {
            return ProtocolJson.Convert<T>(activity.Value) ?? throw new InvalidInvokeException("Missing value property");
        }
        catch (JsonException)
        {
            throw new InvalidInvokeException("The value property is not of the form that this invoke has");
        }
    }
}

/// <summary>An invoke that cannot be read; it is answered with status 400 and an error body.</summary>
internal sealed class InvalidInvokeException(string message, string code = "BadRequest") : Exception(message)
{
    internal AdaptiveCardInvokeResponse Body { get; } = AdaptiveCardAnswers.Error(HttpStatusCode.BadRequest, code, message);
}
