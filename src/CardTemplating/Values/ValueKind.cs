namespace CardTemplating.Values;

/// <summary>What a <see cref="Value"/> holds. <see cref="Undefined"/> is a path that leads nowhere, not a JSON null.</summary>
internal enum ValueKind : byte
{
    Undefined,
    Null,
    Boolean,
    Integer,
    Double,
    String,
    Array,
    Object,
    Binary,
    Error,
}
