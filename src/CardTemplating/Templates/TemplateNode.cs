namespace CardTemplating.Templates;

/// <summary>A part of a parsed template: unchangeable, shared by all threads.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes one JSON value. False, and nothing written, when there is none to write.</summary>
    public abstract bool Write(Expansion expansion);

    /// <summary>Writes the items that this part gives in an array, each after a comma unless it is the first.</summary>
    /// <param name="expansion">The expansion.</param>
    /// <param name="before">How many items the array has.</param>
    /// <returns>How many were added.</returns>
    public virtual int WriteItems(Expansion expansion, int before)
    {
        if (before > 0)
        {
            expansion.Output.WriteByte((byte)',');
        }

        if (!Write(expansion))
        {
            expansion.Output.WriteRaw("null"u8);
        }

        return 1;
    }
}
