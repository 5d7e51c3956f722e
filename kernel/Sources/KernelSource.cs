using System.Security.Cryptography;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Processes;
using LuoModel.Model;

namespace LuoModel.Kernel.Sources;

/// <summary>Where the source of a kernel comes from.</summary>
public abstract class KernelSource
{
    /// <summary>What a person calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The release it is known to be, null for a tree or tarball that somebody brings.</summary>
    public virtual KernelRelease? Release => null;

    /// <summary>The design that says what it does; null where that is not known beforehand.</summary>
    public virtual string? Design => Release?.Design;

    /// <summary>The source that this one is but for few files, so that its build can begin with what was built of that; null for none.</summary>
    internal virtual KernelSource? Basis => null;

    /// <summary>The source of a release with a repair.</summary>
    public static KernelSource Of(Repair repair) => new RepairedSource(repair);

    /// <summary>The source of a release, from Debian's archive.</summary>
    public static KernelSource Of(KernelRelease release) => new ReleaseSource(release);

    /// <summary>The source that <paramref name="path"/> holds: a tree, or a tarball of one.</summary>
    /// <exception cref="UserError">It is neither.</exception>
    public static KernelSource At(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, "Kbuild")) && Directory.Exists(Path.Combine(path, "kernel", "liveupdate"))
                ? new TreeSource(Path.GetFullPath(path))
                : throw new UserError(path, "is no kernel tree with LUO: expected Kbuild and kernel/liveupdate in it");
        }

        return !File.Exists(path) ? throw new UserError(path, "there is no such folder or tarball")
            : path.Contains(".tar", StringComparison.Ordinal) ? new TarballSource(Path.GetFullPath(path))
            : throw new UserError(path, "expected a kernel tree or a tarball of one (.tar, .tar.xz, .tar.gz)");
    }

    /// <summary>A number for its content, the same wherever it lies.</summary>
    internal abstract string Identity(CancellationToken stop);

    /// <summary>Puts the tree into the empty folder <paramref name="tree"/>.</summary>
    internal abstract void Unpack(string tree, KernelCache cache, IProgress<string>? progress, CancellationToken stop);

    /// <summary>Changes a tree that is equal to <see cref="Basis"/> into this source; the files that were changed, by their paths.</summary>
    internal virtual IReadOnlyList<string> Change(string tree) => [];

    /// <summary>Unpacks <paramref name="tarball"/> without its top folder.</summary>
    private protected static void Untar(string tarball, string tree, CancellationToken stop) =>
        ChildProcess.Demand(["tar", "-x", "--strip-components=1", "--no-same-owner", .. SourceFilter.TarArguments, "-f", tarball, "-C", tree], tree, stop);

    private sealed class ReleaseSource(KernelRelease release) : KernelSource
    {
        public override string Name => $"Linux {release.Upstream}";

        public override KernelRelease Release => release;

        internal override string Identity(CancellationToken stop) => $"{release.Package}={release.Version}";

        internal override void Unpack(string tree, KernelCache cache, IProgress<string>? progress, CancellationToken stop)
        {
            var fetched = new AptArchive(cache).Fetch(release, progress, stop);
            progress?.Report($"unpacking {Name}");
            if (release.IsSourcePackage)
            {
                Untar(fetched, tree, stop);
                return;
            }

            var package = tree + ".package";
            ChildProcess.Demand(["dpkg-deb", "-x", fetched, package], tree, stop);
            Untar(Directory.EnumerateFiles(Path.Combine(package, "usr", "src"), "*.tar.*").Single(), tree, stop);
            Directory.Delete(package, recursive: true);
        }
    }

    private sealed class RepairedSource(Repair repair) : KernelSource
    {
        private readonly KernelSource _release = Of(repair.Release);

        public override string Name => $"{_release.Name} with {repair.Name}";

        public override string? Design => repair.Design;

        internal override KernelSource? Basis => _release;

        internal override string Identity(CancellationToken stop) => $"{_release.Identity(stop)}+{repair.Hash}";

        internal override IReadOnlyList<string> Change(string tree) => repair.Apply(tree);

        internal override void Unpack(string tree, KernelCache cache, IProgress<string>? progress, CancellationToken stop)
        {
            _release.Unpack(tree, cache, progress, stop);
            repair.Apply(tree);
        }
    }

    private sealed class TarballSource(string file) : KernelSource
    {
        public override string Name => Path.GetFileName(file);

        internal override string Identity(CancellationToken stop)
        {
            using var stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        internal override void Unpack(string tree, KernelCache cache, IProgress<string>? progress, CancellationToken stop)
        {
            progress?.Report($"unpacking {Name}");
            Untar(file, tree, stop);
        }
    }

    private sealed class TreeSource(string folder) : KernelSource
    {
        private SourceListing? _listing;

        public override string Name => folder;

        internal override string Identity(CancellationToken stop) => (_listing ??= SourceListing.Of(folder, stop)).Hash;

        internal override void Unpack(string tree, KernelCache cache, IProgress<string>? progress, CancellationToken stop)
        {
            progress?.Report($"copying {Name}");
            _listing ??= SourceListing.Of(folder, stop);
            TreeCopy.Update(folder, _listing, tree, before: null, stop);
        }
    }
}
