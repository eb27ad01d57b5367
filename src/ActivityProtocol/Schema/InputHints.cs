namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.InputHint"/>.</summary>
public static class InputHints
{
    /// <summary>Input is welcome.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>Input is ignored.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>Input is awaited.</summary>
    public const string ExpectingInput = "expectingInput";
}
