namespace ActivityProtocol.Schema.Teams;

/// <summary>The answer to the invokes <c>config/fetch</c> and <c>config/submit</c>.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public class ConfigResponse<T> : ConfigResponseBase
{
    /// <summary>An answer.</summary>
    public ConfigResponse() => ResponseType = "config";

    /// <summary>What it holds.</summary>
    public T? Config { get; set; }

    /// <summary>How long Teams may keep it.</summary>
    public CacheInfo? CacheInfo { get; set; }
}

/// <summary>Asks to sign in before the bot is configured.</summary>
public class ConfigAuthResponse : ConfigResponse<BotConfigAuth>;

/// <summary>A dialog that configures the bot, or its result.</summary>
public class ConfigTaskResponse : ConfigResponse<TaskModuleResponseBase>;
