namespace CardTemplating.Templates;

/// <summary>A part without expressions: its JSON, made once.</summary>
internal sealed class StaticTemplate(byte[] json) : TemplateNode
{
    public byte[] Json { get; } = json;

    public override bool Write(Expansion expansion)
    {
        expansion.Output.WriteRaw(Json);
        return true;
    }
}
