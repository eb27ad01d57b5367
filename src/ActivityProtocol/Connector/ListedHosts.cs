using System.Text;

namespace ActivityProtocol.Connector;

/// <summary>
/// Hosts that are named one by one, or as <c>*.name</c> for all below a name. A host is compared as it stands in an
/// address; one with letters beyond ASCII is in no list, since those become others on the way (a wide slash becomes a
/// slash). Its ASCII form (<c>xn--…</c>) can be listed.
/// </summary>
internal sealed class ListedHosts
{
    private readonly HashSet<string> _names;
    private readonly string[] _suffixes;

    internal ListedHosts(IEnumerable<string> hosts)
    {
        var all = hosts.ToList();
        _names = all.Where(host => !host.StartsWith("*.", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _suffixes = [.. all.Where(host => host.StartsWith("*.", StringComparison.Ordinal)).Select(host => host[1..])];
    }

    /// <summary>Whether the address is of one of them and names no user.</summary>
    internal bool Hold(Uri address) => address.UserInfo.Length == 0 && Ascii.IsValid(address.Host) && (_names.Contains(address.Host)
        || Array.Exists(_suffixes, suffix => address.Host.Length > suffix.Length && address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));
}
