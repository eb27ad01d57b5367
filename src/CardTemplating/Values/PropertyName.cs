using System.Text;

namespace CardTemplating.Values;

/// <summary>A property's name with its UTF-8 form made once, so that looking it up in data costs no encoding.</summary>
internal sealed class PropertyName
{
    public PropertyName(string text)
    {
        Text = text;
        Utf8 = Encoding.UTF8.GetBytes(text);
        IsAscii = Ascii.IsValid(text);
    }

    public string Text { get; }

    public byte[] Utf8 { get; }

    public bool IsAscii { get; }
}
