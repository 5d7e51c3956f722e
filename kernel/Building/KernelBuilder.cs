using System.Globalization;
using LuoModel.Kernel.Processes;
using LuoModel.Kernel.Sources;

namespace LuoModel.Kernel.Building;

/// <summary>Builds kernels, each once: what was built of the same content is found in the cache. A build that was stopped goes on where it was.</summary>
/// <param name="cache">Where.</param>
/// <param name="progress">Told what goes on.</param>
public sealed class KernelBuilder(KernelCache cache, IProgress<string>? progress = null)
{
    /// <summary>Raised when the way of building changes, so that nothing older is taken for it.</summary>
    private const string Recipe = "1";

    /// <summary>The kernel of <paramref name="source"/> with <paramref name="features"/>.</summary>
    /// <exception cref="ToolException">The source can not be had, a tool is missing, or the build fails.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public BuiltKernel Build(KernelSource source, IReadOnlyList<KernelFeature> features, CancellationToken stop = default)
    {
        var folder = FolderOf(source, features, stop);
        if (BuiltKernel.Read(folder) is { } known)
        {
            return known;
        }

        BuildTools.Demand();
        using var own = cache.Lock(Path.GetFileName(folder), stop);
        return BuiltKernel.Read(folder) ?? Build(source, features, folder, stop);
    }

    /// <summary>The kernel if it was built before, else null.</summary>
    public BuiltKernel? Find(KernelSource source, IReadOnlyList<KernelFeature> features, CancellationToken stop = default) =>
        BuiltKernel.Read(FolderOf(source, features, stop));

    private string FolderOf(KernelSource source, IReadOnlyList<KernelFeature> features, CancellationToken stop)
    {
        var compiler = ChildProcess.Exists("gcc") ? BuildTools.Compiler(stop) : "none";
        var key = KernelCache.Key(Recipe, source.Identity(stop), KernelConfiguration.Fragment(features), compiler);
        return cache.Kernel((source.Release?.Upstream ?? "tree") + "-" + key);
    }

    private BuiltKernel Build(KernelSource source, IReadOnlyList<KernelFeature> features, string folder, CancellationToken stop)
    {
        var tree = Path.Combine(folder, "tree");
        var listing = Prepare(source, features, folder, tree, stop);
        var configuration = Configure(features, folder, tree, stop);
        Make(source, features, folder, tree, stop);
        var built = new BuiltKernel
        {
            Name = source.Name,
            Version = File.ReadAllText(Path.Combine(tree, "include", "config", "kernel.release")).Trim(),
            Features = [.. features.Select(feature => feature.Name)],
            Without = configuration,
            LuoFiles = LuoSources.Hashes(listing),
            Folder = folder,
        };
        built.Write();
        return built;
    }

    /// <summary>Unpacks the source unless that was done before.</summary>
    private SourceListing Prepare(KernelSource source, IReadOnlyList<KernelFeature> features, string folder, string tree, CancellationToken stop)
    {
        var list = Path.Combine(folder, "source.sha256");
        if (File.Exists(list))
        {
            return SourceListing.Read(list);
        }

        if (Directory.Exists(tree))
        {
            progress?.Report("taking away what an earlier attempt left");
            Directory.Delete(tree, recursive: true);
        }

        Directory.CreateDirectory(folder);
        if (source.Basis is { } basis && Find(basis, features, stop) is { } built && File.Exists(Path.Combine(built.Folder, "source.sha256")))
        {
            progress?.Report($"copying what was built of {basis.Name}");
            BuiltTree.Copy(built.Tree, tree, stop);
            var changed = SourceListing.Read(Path.Combine(built.Folder, "source.sha256")).With(tree, source.Change(tree));
            changed.Write(list + ".part");
            File.Move(list + ".part", list, overwrite: true);
            return changed;
        }

        Directory.CreateDirectory(tree);
        source.Unpack(tree, cache, progress, stop);
        var listing = SourceListing.Of(tree, stop);
        listing.Write(list + ".part");
        File.Move(list + ".part", list, overwrite: true);
        return listing;
    }

    /// <summary>Configures; the options that the tree lacks.</summary>
    private IReadOnlyList<string> Configure(IReadOnlyList<KernelFeature> features, string folder, string tree, CancellationToken stop)
    {
        progress?.Report("configuring");
        var fragment = Path.Combine(folder, "options");
        File.WriteAllText(fragment, KernelConfiguration.Fragment(features));
        ChildProcess.Demand(["make", "-C", tree, "KCONFIG_ALLCONFIG=" + fragment, "allnoconfig"], tree, stop);
        var result = Path.Combine(tree, ".config");
        var lacks = KernelConfiguration.Missing(result, KernelConfiguration.Required.Concat(features.SelectMany(feature => feature.Options)));
        return lacks.Count == 0
            ? KernelConfiguration.Missing(result, KernelConfiguration.Wanted)
            : throw new ToolException($"the tree can not be configured with {string.Join(", ", lacks.Select(option => "CONFIG_" + option))}");
    }

    private void Make(KernelSource source, IReadOnlyList<KernelFeature> features, string folder, string tree, CancellationToken stop)
    {
        var jobs = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        var done = 0;
        using var log = new StreamWriter(Path.Combine(folder, "build.log"));
        var errors = new List<string>();
        IEnumerable<string> coverage = features.Any(feature => feature.Name == "gcov") ? LuoSources.Objects.Select(name => $"GCOV_PROFILE_{name}=y") : [];
        var exit = ChildProcess.Run(
            ["make", "-C", tree, "-j" + jobs, "KBUILD_BUILD_TIMESTAMP=@0", "KBUILD_BUILD_USER=luo", "KBUILD_BUILD_HOST=luo", "KBUILD_BUILD_VERSION=1", .. coverage, "bzImage", "modules"],
            tree,
            line =>
            {
                log.WriteLine(line);
                done += line.StartsWith("  ", StringComparison.Ordinal) ? 1 : 0;
                if (line.Contains("error:", StringComparison.OrdinalIgnoreCase) || line.Contains("***", StringComparison.Ordinal))
                {
                    errors.Add(line);
                }

                progress?.Report($"building {source.Name}: {done} steps, {line.Trim()}");
            },
            stop);
        if (exit != 0)
        {
            throw new ToolException("make", exit, [.. errors, $"the whole of it is in {Path.Combine(folder, "build.log")}"]);
        }
    }
}
