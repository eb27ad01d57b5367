namespace CardTemplating.Templates;

/// <summary>An array with something to expand in it.</summary>
internal sealed class ArrayTemplate(TemplateNode[] items) : TemplateNode
{
    public override bool Write(Expansion expansion)
    {
        expansion.Output.WriteByte((byte)'[');
        var count = 0;
        foreach (var item in items)
        {
            count += item.WriteItems(expansion, count);
        }

        expansion.Output.WriteByte((byte)']');
        return true;
    }
}
