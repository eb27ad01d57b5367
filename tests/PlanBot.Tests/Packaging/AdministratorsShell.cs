using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PlanBot.Graph;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>
/// A shell in which the commands of documents are run as they stand. Their folders lie in a temporary one, the words in capitals
/// are filled in, PlanBot runs as it was published, and the tenant is a fake one on this machine. Programs of others that cannot
/// be run here are written down, for a test to look at: see <see cref="NotRunHere"/>.
/// </summary>
internal sealed class AdministratorsShell : IAsyncDisposable
{
    /// <summary>One after the other: each starts a dozen processes.</summary>
    public const string Collection = "The administrators' shell";

    public const string AppId = GraphTenant.AppId;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder _folder = new();
    private readonly GraphTenant _tenant;

    private AdministratorsShell(GraphTenant tenant) => _tenant = tenant;

    /// <summary>What is not run, and what is checked of it in place.</summary>
    public static IReadOnlyDictionary<string, string> NotRunHere { get; } = new Dictionary<string, string>
    {
        ["az"] = "the template that it names is there, and has the parameters that it fills",
        ["docker"] = "the file that it builds from is there, and the port and folder are the image's own",
        ["npx"] = "the address that it is given is where PlanBot listens in Development",
        ["systemctl"] = "the unit was put in place; what its ExecStart names is started and stopped in its place",
        ["pg_dump"] = "its options are ones that the program knows, where it is installed",
        ["pg_restore"] = "its options are ones that the program knows, where it is installed",
        ["psql"] = "its options are ones that the program knows, where it is installed",
        ["planbot restore --from-database"] = "PostgreSqlRestoreTests runs it with the commands around it, where there is a server",
        ["dotnet test"] = "the tests run already",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where PlanBot listens when it is served.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>What was written down instead of being run, a command a line.</summary>
    public IReadOnlyList<string> WrittenDown => File.Exists(In("written-down")) ? File.ReadAllLines(In("written-down")) : [];

    public static async Task<AdministratorsShell> StartAsync(GraphTenant tenant)
    {
        var shell = new AdministratorsShell(tenant);
        foreach (var folder in new[] { "checkout", "opt", "etc/systemd/system", "var/lib" })
        {
            Directory.CreateDirectory(shell.In(folder));
        }

        foreach (var link in new[] { "src", "appsettings.sample.json" })
        {
            File.CreateSymbolicLink(shell.In($"checkout/{link}"), Path.Combine(Repository.Root, link));
        }

        Directory.CreateDirectory(shell.In("plan"));
        foreach (var (name, content) in SamplePlans.Files(SamplePlans.Northshire, PlanDay.Today(TimeProvider.System)).Contents)
        {
            await File.WriteAllBytesAsync(shell.In($"plan/{name}"), content, Cancellation);
        }

        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var (published, said) = await RunAsync("dotnet", ["publish", Path.Combine(Repository.Root, "src", "PlanBot"), "--no-build", "-c", configuration, "-o", shell.In("published"), "-v", "quiet"], Path.GetTempPath(), []);
        Assert.True(published == 0, said);
        return shell;
    }

    /// <summary>A path in the shell's own machine.</summary>
    public string In(string path) => _folder.File(path);

    /// <summary>Runs commands one after the other, as somebody would who stops at the first that fails.</summary>
    public async Task<string> RunAsync(IEnumerable<string> commands)
    {
        var script = $"{Prelude}\n{string.Join('\n', commands.Select(Filled))}\n";
        var (exitCode, said) = await RunAsync("bash", ["-c", script], In("checkout"), Environment());
        Assert.True(exitCode == 0, $"{said}\n{(File.Exists(In("served.log")) ? await File.ReadAllTextAsync(In("served.log"), Cancellation) : "")}");
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("bash", ["-c", $"{Prelude}\nstop_served"], In("checkout"), Environment());
        _folder.Dispose();
    }

    /// <summary>What stands in for the machine: its folders are below $ROOT.</summary>
    private const string Prelude = """
        set -Eeuo pipefail
        trap 'echo "It stopped at: $BASH_COMMAND" >&2' ERR
        write_down() { printf '%s\n' "$*" >>"$ROOT/written-down"; }
        sudo() { "$@"; }
        az() { write_down az "$@"; }
        docker() { write_down docker "$@"; }
        npx() { write_down npx "$@"; }
        pg_dump() { write_down pg_dump "$@"; }
        pg_restore() { write_down pg_restore "$@"; }
        psql() { write_down psql "$@"; }
        planbot() { dotnet "$ROOT/published/PlanBot.dll" "$@"; }
        stop_served() {
          [ -f "$ROOT/served.pid" ] || return 0
          local pid; pid=$(cat "$ROOT/served.pid")
          kill -TERM "$pid" 2>/dev/null || true
          while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
          rm -f "$ROOT/served.pid"
        }
        serve() { # FOLDER PROGRAM ARGUMENT...
          stop_served
          (cd "$1" && shift && exec dotnet "$@") >"$ROOT/served.log" 2>&1 </dev/null &
          echo $! >"$ROOT/served.pid"
        }
        systemctl() {
          write_down systemctl "$@"
          case " $* " in
            *" stop "*) stop_served ;;
            *)
              local command; command=$(sed -n 's|^ExecStart=/usr/bin/dotnet /opt/planbot/|'"$ROOT"'/opt/planbot/|p' "$ROOT/etc/systemd/system/planbot.service")
              export "$(cat "$ROOT/etc/planbot/secret.env")"
              serve "$ROOT/etc/planbot" $command
              ;;
          esac
        }
        patiently() { # A machine that runs all the tests may be too slow for the time that a check has.
          local report
          for _ in 1 2 3 4 5; do
            if report=$(command dotnet "$@" 2>&1); then printf '%s\n' "$report"; return 0; fi
            case "$report" in *"took too long"*) ;; *) break ;; esac
          done
          printf '%s\n' "$report" >&2
          return 1
        }
        dotnet() {
          case "$1" in
            publish)
              [ "$2 $3 $4 $5 $#" = "src/PlanBot -c Release -o 6" ] || { echo "dotnet $*: not what was published" >&2; return 2; }
              mkdir -p "$6" && cp -r "$ROOT/published/." "$6"
              ;;
            run)
              [ "$2 $3 $#" = "--project src/PlanBot 3" ] || { echo "dotnet $*: not what is served" >&2; return 2; }
              mkdir -p "$ROOT/newcomer"
              serve "$ROOT/newcomer" "$ROOT/published/PlanBot.dll"
              until planbot ready; do sleep 1; done
              ;;
            test) write_down dotnet "$@" ;;
            *.dll)
              case "$2" in
                ready) command dotnet "$@" --url "$ADDRESS" ;;
                doctor) patiently "$@" ;;
                restore)
                  case "$3" in
                    --from-database) shift; write_down planbot "$@" ;;
                    *) command dotnet "$@" ;;
                  esac
                  ;;
                *) command dotnet "$@" ;;
              esac
              ;;
            *) return 2 ;;
          esac
        }
        """;

    private string Filled(string command) =>
        command
            .Replace("/opt/planbot", In("opt/planbot"), StringComparison.Ordinal)
            .Replace("/etc/", In("etc") + "/", StringComparison.Ordinal)
            .Replace("/var/", In("var") + "/", StringComparison.Ordinal)
            .Replace("TENANT-ID", TestPerson.Tenant, StringComparison.Ordinal)
            .Replace("COLLEAGUE-ID", TestPerson.Priya.ObjectId, StringComparison.Ordinal)
            .Replace("OBJECT-ID", TestPerson.Tom.ObjectId, StringComparison.Ordinal)
            .Replace("APP-ID", AppId, StringComparison.Ordinal)
            .Replace("CLIENT-SECRET", "not-a-secret-of-anybody", StringComparison.Ordinal)
            .Replace("YOUR-HOST", "planbot.northshire.example", StringComparison.Ordinal)
            .Replace("PLAN-FOLDER", In("plan"), StringComparison.Ordinal);

    /// <summary>The fake tenant, in the settings that a real one needs not: all speak plain http on this machine, hence Development.</summary>
    private (string, string)[] Environment() =>
    [
        ("ROOT", _folder.Path),
        ("ADDRESS", Address.ToString()),
        ("DOTNET_ENVIRONMENT", "Development"),
        ("urls", Address.ToString()),
        .. _tenant.Tokens.Settings(AppId)
            .Where(setting => setting.Key is "ToBotFromChannelOpenIdMetadataUrl" or "ToBotFromChannelTokenIssuer" or "TrustedServiceUrlHosts" or "ValidateAuthority")
            .Select(setting => (setting.Key, setting.Value!)),
        ("ToChannelFromBotLoginUrl", new Uri(_tenant.Tokens.BaseUrl, "/" + TestPerson.Tenant).AbsoluteUri),
        ($"{GraphOptions.Section}:{nameof(GraphOptions.BaseAddress)}".Replace(":", "__", StringComparison.Ordinal), _tenant.Graph.Address.ToString()),
    ];

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, string[] arguments, string workingFolder, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
            await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            return (process.ExitCode, $"{await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
