namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.Action"/> of a contact relation update.</summary>
public static class ContactRelationUpdateActionTypes
{
    /// <summary>Added.</summary>
    public const string Add = "add";

    /// <summary>Removed.</summary>
    public const string Remove = "remove";
}
