using LuoModel.Kernel.Building;
using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Sources;

/// <summary>
/// Fetches kernel sources from the Debian archive that this machine is configured for, with an apt configuration of its own: the suite is another than the
/// machine's, and the system's lists, caches and sources are not touched. What is fetched is checked by apt against the archive's signature.
/// </summary>
internal sealed class AptArchive(KernelCache cache)
{
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    /// <summary>The source tarball of <paramref name="release"/>, fetched unless it is there.</summary>
    /// <exception cref="ToolException">There is no apt, no network, or the archive has the version no more.</exception>
    public string Fetch(KernelRelease release, IProgress<string>? progress, CancellationToken stop)
    {
        var folder = Path.Combine(cache.Downloads, release.Upstream);
        var complete = Path.Combine(folder, "complete");
        if (File.Exists(complete))
        {
            return Path.Combine(folder, File.ReadAllText(complete).Trim());
        }

        using var own = cache.Lock("apt", stop);
        if (!File.Exists(complete))
        {
            Directory.CreateDirectory(folder);
            progress?.Report($"fetching the source of Linux {release.Upstream}");
            var apt = Configure(stop);
            Download(release, folder, apt, stop);
            var tarball = Directory.EnumerateFiles(folder).Single(file => IsTarball(release, Path.GetFileName(file)));
            File.WriteAllText(complete, Path.GetFileName(tarball) + "\n");
        }

        return Path.Combine(folder, File.ReadAllText(complete).Trim());
    }

    private static bool IsTarball(KernelRelease release, string file) =>
        release.IsSourcePackage ? file.Contains(".orig.tar.", StringComparison.Ordinal) : file.EndsWith(".deb", StringComparison.Ordinal);

    private static void Download(KernelRelease release, string folder, Dictionary<string, string> apt, CancellationToken stop)
    {
        string[] command = release.IsSourcePackage
            ? ["apt-get", "-q", "source", "--download-only", "--tar-only", $"{release.Package}={release.Version}"]
            : ["apt-get", "-q", "download", $"{release.Package}={release.Version}"];
        var lines = new List<string>();
        if (ChildProcess.Run(command, folder, lines.Add, stop, apt) != 0)
        {
            throw new ToolException(
                $"the source of Linux {release.Upstream} ({release.Package} {release.Version} of {KernelRelease.Suite}) could not be fetched; "
                + $"with another version of it, use --source\n  {string.Join("\n  ", lines.TakeLast(4))}");
        }
    }

    /// <summary>Makes the configuration and reads the archive's index; the variables that make apt use it.</summary>
    private Dictionary<string, string> Configure(CancellationToken stop)
    {
        if (!ChildProcess.Exists("apt-get"))
        {
            throw new ToolException("apt-get is missing, which fetches kernel sources from Debian's archive; use --source with a tree or a tarball");
        }

        var home = cache.Make("apt");
        foreach (var folder in (string[])["state/lists/partial", "cache/archives/partial", "sources"])
        {
            Directory.CreateDirectory(Path.Combine(home, folder));
        }

        var file = Path.Combine(home, "apt.conf");
        File.WriteAllText(Path.Combine(home, "state", "status"), string.Empty);
        File.WriteAllText(Path.Combine(home, "sources", "luo.sources"), Sources(Mirror(stop)));
        File.WriteAllText(file, $"""
            Dir::State "{home}/state";
            Dir::State::status "{home}/state/status";
            Dir::Cache "{home}/cache";
            Dir::Etc::SourceList "/dev/null";
            Dir::Etc::SourceParts "{home}/sources";
            Acquire::Languages "none";
            APT::Sandbox::User "root";

            """);
        var apt = new Dictionary<string, string>(StringComparer.Ordinal) { ["APT_CONFIG"] = file };
        ChildProcess.Demand(["apt-get", "-q", "update"], home, stop, apt);
        return apt;
    }

    private static string Sources(string mirror) => $"""
        Types: deb deb-src
        URIs: {mirror}
        Suites: {KernelRelease.Suite}
        Components: main
        {(File.Exists(Keyring) ? "Signed-By: " + Keyring : string.Empty)}

        """;

    /// <summary>Where this machine gets Debian's packages from.</summary>
    private static string Mirror(CancellationToken stop)
    {
        var sites = ChildProcess.Demand(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"], "/", stop);
        return sites.FirstOrDefault(site => site.TrimEnd('/').EndsWith("/debian", StringComparison.Ordinal))
            ?? throw new ToolException("apt-get knows no mirror of Debian here; use --source with a tree or a tarball");
    }
}
