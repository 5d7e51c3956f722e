using LuoModel.Cli.Output;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Processes;
using LuoModel.Kernel.Running;
using LuoModel.Kernel.Sources;
using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary>Gets a kernel ready, with the design that says what it does.</summary>
internal static class KernelTargets
{
    /// <summary>The kernel that <paramref name="name"/> names, built if need be, and its design.</summary>
    /// <param name="name">A release, a tree or a tarball.</param>
    /// <param name="design">The design, null for that of the release.</param>
    /// <param name="features">What it is built with.</param>
    /// <param name="console">Shows the progress.</param>
    /// <param name="otherwise">The design of a tree whose files of LUO are those of no release; null where the user has to say.</param>
    /// <exception cref="UserError">A tree needs a design.</exception>
    /// <exception cref="ToolException">The kernel can not be had.</exception>
    public static KernelTarget Get(string name, string? design, IReadOnlyList<KernelFeature> features, LuoConsole console, string? otherwise = null)
    {
        Qemu.Demand();
        KernelSource source = KernelOptions.Source(name);
        using var progress = new ProgressLine(console);
        var cache = KernelCache.FromEnvironment();
        BuiltKernel built = new KernelBuilder(cache, progress).Build(source, features, console.Stop);
        string text = design ?? source.Design ?? otherwise ?? DesignOf(built, cache, console);
        return new KernelTarget(built, DesignText.Parse(text), text);
    }

    /// <summary>The kernel that <paramref name="name"/> names, built if need be.</summary>
    /// <exception cref="ToolException">The kernel can not be had.</exception>
    public static BuiltKernel Build(string name, IReadOnlyList<KernelFeature> features, LuoConsole console)
    {
        Qemu.Demand();
        using var progress = new ProgressLine(console);
        return new KernelBuilder(KernelCache.FromEnvironment(), progress).Build(KernelOptions.Source(name), features, console.Stop);
    }

    /// <summary>A tree whose files of LUO are those of a release is that release.</summary>
    private static string DesignOf(BuiltKernel built, KernelCache cache, LuoConsole console)
    {
        ReleaseMatch match = ReleaseMatch.Find(built, new KernelBuilder(cache), console.Stop);
        return match.Release is { } same && match.Differing.Count == 0
            ? same.Design
            : throw new UserError(match.Release is { } nearest
                ? $"the LUO of {built.Name} is that of no release, expected --design; the nearest is {nearest.Name}, with {string.Join(", ", match.Differing)} different"
                : $"the LUO of {built.Name} can not be held against a release, for none is built here; expected --design");
    }
}
