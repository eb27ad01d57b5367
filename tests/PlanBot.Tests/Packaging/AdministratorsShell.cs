using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PlanBot.Graph;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>
/// A machine on which the commands of documents are run as they stand: each block in a shell of its own, which knows nothing of the
/// one before, by an ordinary user, to whom the machine's folders are closed unless <c>sudo</c> stands before. Its folders lie in a
/// temporary one, the words in capitals are filled in, PlanBot runs as it was published, and the tenant is a fake one on this
/// machine. Programs of others that cannot be run here are written down, for a test to look at: see <see cref="NotRunHere"/>.
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
        ["systemctl"] = "the unit was put in place; what its ExecStart names is run, with its folders and environment",
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
        foreach (var folder in new[] { "checkout/src/Deployment", "machine", "opt", "etc/systemd/system", "usr/local/bin", "var/lib", "var/log" })
        {
            Directory.CreateDirectory(shell.In(folder));
        }

        // The checkout, in which scripts and units name the folders of this machine.
        File.CreateSymbolicLink(shell.In("checkout/appsettings.sample.json"), Path.Combine(Repository.Root, "appsettings.sample.json"));
        foreach (var entry in new DirectoryInfo(Path.Combine(Repository.Root, "src")).EnumerateFileSystemInfos().Where(entry => entry.Name != "Deployment"))
        {
            File.CreateSymbolicLink(shell.In($"checkout/src/{entry.Name}"), entry.FullName);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Deployment")))
        {
            await File.WriteAllTextAsync(shell.In($"checkout/src/Deployment/{Path.GetFileName(file)}"), shell.InItsFolders(await File.ReadAllTextAsync(file, Cancellation)), Cancellation);
        }

        Directory.CreateDirectory(shell.In("plan"));
        foreach (var (name, content) in SamplePlans.Files(SamplePlans.Northshire, PlanDay.Today(TimeProvider.System)).Contents)
        {
            await File.WriteAllBytesAsync(shell.In($"plan/{name}"), content, Cancellation);
        }

        await shell.AddProgramsAsync();
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var (published, said) = await RunAsync(["dotnet", "publish", Path.Combine(Repository.Root, "src", "PlanBot"), "--no-build", "-c", configuration, "-o", shell.In("published"), "-v", "quiet"], Path.GetTempPath(), null);
        Assert.True(published == 0, said);
        return shell;
    }

    /// <summary>A path in the shell's own machine.</summary>
    public string In(string path) => _folder.File(path);

    /// <summary>Runs blocks of commands one after the other, each in a new shell, as somebody would who stops at the first that fails.</summary>
    public async Task<string> RunAsync(IEnumerable<string> blocks)
    {
        var all = new StringBuilder();
        foreach (var block in blocks)
        {
            var (exitCode, said) = await RunAsync(
                [.. OrdinaryUser.Before, "bash", "-c", $"set -Eeuo pipefail\ntrap 'echo \"It stopped at: $BASH_COMMAND\" >&2' ERR\n{Filled(block)}\n"], In("checkout"), SearchPath);
            all.Append(said);
            Assert.True(exitCode == 0, $"{all}\n{(File.Exists(In("served.log")) ? await File.ReadAllTextAsync(In("served.log"), Cancellation) : "")}");
        }

        return all.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["bash", "-c", $". '{In("machine/common")}'; open_machine; stop_served"], _folder.Path, SearchPath);
        _folder.Dispose();
    }

    /// <summary>What stands in for the machine's programs: a script each, by name.</summary>
    private static IReadOnlyDictionary<string, string> Programs { get; } = new Dictionary<string, string>
    {
        ["az"] = "write_down az \"$@\"",
        ["docker"] = "write_down docker \"$@\"",
        ["npx"] = "write_down npx \"$@\"",
        ["pg_dump"] = "write_down pg_dump \"$@\"",
        ["pg_restore"] = "write_down pg_restore \"$@\"",
        ["psql"] = "write_down psql \"$@\"",
        ["sudo"] = """
            open_machine
            trap close_machine EXIT
            env -i PATH="$PATH" "$@"
            """,
        ["systemctl"] = """
            write_down systemctl "$@"
            [ "$*" != daemon-reload ] || exit 0
            units="$ROOT/etc/systemd/system" name="${!#}"
            case $name in *.timer | *.service) ;; *) name=$name.service ;; esac
            [ -f "$units/$name" ] || { echo "Unit $name not found." >&2; exit 5; }
            case $name in *.timer) exit 0 ;; esac
            values() { sed -n "s|^$1=||p" "$units/$name"; }
            if [ "$(values Type)" = oneshot ]; then
              sed -n 's#^Exec\(StartPre\|Start\)=##p' "$units/$name" | sed 's|%%|%|g' >"$ROOT/oneshot"
              env -i PATH="$PATH" bash -euo pipefail "$ROOT/oneshot"
              exit 0
            fi
            stop_served
            case " $* " in *" stop "*) exit 0 ;; esac
            own_folder lib "$(values StateDirectory)"
            own_folder log "$(values LogsDirectory)"
            eval "environment=($(values Environment | tr '\n' ' '))"
            secrets=$(values EnvironmentFile)
            if [ -f "${secrets#-}" ]; then while IFS= read -r line; do environment+=("$line"); done <"${secrets#-}"; fi
            # shellcheck disable=SC2046
            (cd "$(values WorkingDirectory)" && exec env -i PATH="$PATH" "${environment[@]}" $(values ExecStart)) >"$ROOT/served.log" 2>&1 </dev/null &
            echo $! >"$ROOT/served.pid"
            """,
        ["dotnet"] = """
            patiently() { # A machine that runs all the tests may be too slow for the time that a check has.
              local report
              for _ in 1 2 3 4 5; do
                if report=$("$DOTNET" "$@" 2>&1); then printf '%s\n' "$report"; return 0; fi
                case "$report" in *"took too long"*) ;; *) break ;; esac
              done
              printf '%s\n' "$report" >&2
              return 1
            }
            . "$ROOT/machine/tenant"
            case $1 in
              publish)
                [ "$2 $3 $4 $5 $#" = "src/PlanBot -c Release -o 6" ] || { echo "dotnet $*: not what was published" >&2; exit 2; }
                mkdir -p "$6" && cp -r "$ROOT/published/." "$6"
                ;;
              run)
                [ "$2 $3 $#" = "--project src/PlanBot 3" ] || { echo "dotnet $*: not what is served" >&2; exit 2; }
                stop_served
                mkdir -p "$ROOT/newcomer"
                (cd "$ROOT/newcomer" && exec "$DOTNET" "$ROOT/published/PlanBot.dll") >"$ROOT/served.log" 2>&1 </dev/null &
                echo $! >"$ROOT/served.pid"
                until "$DOTNET" "$ROOT/published/PlanBot.dll" ready --url "$ADDRESS"; do sleep 1; done
                ;;
              test) write_down dotnet "$@" ;;
              *.dll)
                case ${2:-} in
                  ready) exec "$DOTNET" "$@" --url "$ADDRESS" ;;
                  doctor) patiently "$@" ;;
                  restore)
                    if [ "${3:-}" = --from-database ]; then shift; write_down planbot "$@"; else exec "$DOTNET" "$@"; fi
                    ;;
                  *) exec "$DOTNET" "$@" ;;
                esac
                ;;
              *) exit 2 ;;
            esac
            """,
    };

    /// <summary>What those scripts share. What others may do with a file is all that an ordinary user may.</summary>
    private const string Common = """
        write_down() { printf '%s\n' "$*" >>"$ROOT/written-down"; }
        open_machine() { chmod -R u+rwX "$ROOT/etc" "$ROOT/opt" "$ROOT/usr" "$ROOT/var"; }
        close_machine() {
          find "$ROOT/etc" "$ROOT/opt" "$ROOT/usr" -depth ! -type l -exec chmod u=o {} +
          chmod u=o "$ROOT/var" "$ROOT/var/lib"
        }
        own_folder() { # As systemd does it for a service with a user of its own.
          [ -n "$2" ] || return 0
          [ -L "$ROOT/var/$1/$2" ] && return 0
          mkdir -p "$ROOT/var/$1/$2" "$ROOT/var/$1/private"
          mv "$ROOT/var/$1/$2" "$ROOT/var/$1/private/$2"
          ln -s "private/$2" "$ROOT/var/$1/$2"
          chmod 700 "$ROOT/var/$1/private" "$ROOT/var/$1/private/$2"
        }
        stop_served() {
          [ -f "$ROOT/served.pid" ] || return 0
          local pid; pid=$(cat "$ROOT/served.pid")
          kill -TERM "$pid" 2>/dev/null || true
          while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
          rm -f "$ROOT/served.pid"
        }
        """;

    /// <summary>What a shell knows of where programs are: the machine's own, then those of the machine that the tests run on.</summary>
    private string SearchPath => $"{In("usr/local/bin")}:{In("machine")}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private async Task AddProgramsAsync()
    {
        var dotnet = (await RunAsync(["bash", "-c", "command -v dotnet"], _folder.Path, null)).Said.Trim();
        await File.WriteAllTextAsync(In("machine/common"), $"ROOT='{_folder.Path}' ADDRESS='{Address}' DOTNET='{dotnet}'\n{Common}\n", Cancellation);
        await File.WriteAllTextAsync(In("machine/tenant"), string.Concat(TenantSettings().Select(setting => $"export {setting.Name}='{setting.Value}'\n")), Cancellation);
        foreach (var (name, script) in Programs)
        {
            await File.WriteAllTextAsync(In($"machine/{name}"), $"#!/bin/bash\nset -Eeuo pipefail\n. '{In("machine/common")}'\n{script}\n", Cancellation);
            OrdinaryUser.SetMode(In($"machine/{name}"), "755");
        }

        var (closed, said) = await RunAsync(["bash", "-c", $". '{In("machine/common")}'; close_machine"], _folder.Path, SearchPath);
        Assert.True(closed == 0, said);
    }

    private string InItsFolders(string text) =>
        text
            .Replace("/opt/planbot", In("opt/planbot"), StringComparison.Ordinal)
            .Replace("/usr/local/bin/", In("usr/local/bin") + "/", StringComparison.Ordinal)
            .Replace("/usr/bin/dotnet", In("machine/dotnet"), StringComparison.Ordinal)
            .Replace("/etc/", In("etc") + "/", StringComparison.Ordinal)
            .Replace("/var/", In("var") + "/", StringComparison.Ordinal);

    private string Filled(string block) =>
        InItsFolders(block)
            .Replace("TENANT-ID", TestPerson.Tenant, StringComparison.Ordinal)
            .Replace("COLLEAGUE-ID", TestPerson.Priya.ObjectId, StringComparison.Ordinal)
            .Replace("OBJECT-ID", TestPerson.Tom.ObjectId, StringComparison.Ordinal)
            .Replace("APP-ID", AppId, StringComparison.Ordinal)
            .Replace("CLIENT-SECRET", "not-a-secret-of-anybody", StringComparison.Ordinal)
            .Replace("YOUR-HOST", "planbot.northshire.example", StringComparison.Ordinal)
            .Replace("PLAN-FOLDER", In("plan"), StringComparison.Ordinal);

    /// <summary>The fake tenant, in the settings that a real one needs not, given to every PlanBot: all speak plain http on this machine, hence Development.</summary>
    private (string Name, string Value)[] TenantSettings() =>
    [
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

    /// <param name="command">The program and its arguments.</param>
    /// <param name="workingFolder">Where it is called.</param>
    /// <param name="path">Where it finds programs, and then all that it knows of its surroundings; null for what the tests know.</param>
    private static async Task<(int ExitCode, string Said)> RunAsync(string[] command, string workingFolder, string? path)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
        {
            start.Environment.Clear();
            start.Environment["PATH"] = path;
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
