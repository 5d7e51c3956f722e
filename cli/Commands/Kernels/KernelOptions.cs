using System.CommandLine;
using LuoModel.Cli.Output;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Processes;
using LuoModel.Kernel.Sources;
using LuoModel.Model;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary>Options that the kernel commands share.</summary>
internal static class KernelOptions
{
    /// <summary>The newest release, which is meant when none is named.</summary>
    private static readonly string s_newest = KernelRelease.All[0].Name;

    /// <summary><c>--kernel K</c>.</summary>
    public static Option<string> Kernel()
    {
        string releases = string.Join(", ", KernelRelease.All.Select(release => release.Name));
        return new Option<string>("--kernel", "--release")
        {
            HelpName = "K",
            Description = $"The kernel: a release ({releases}), a release with a repair (7.3+{Repair.All[0].Name}), a source tree or a tarball of one",
            DefaultValueFactory = static _ => s_newest,
        };
    }

    /// <summary><c>--design D</c>.</summary>
    public static Option<string?> Design() => new("--design")
    {
        HelpName = "ID[,switch=value...]",
        Description = "The design that the kernel is held against; that of its release unless given",
    };

    /// <summary><c>--consoles DIR</c>.</summary>
    public static Option<string?> Consoles() => new("--consoles") { HelpName = "DIR", Description = "Keep the machines' consoles in DIR" };

    /// <summary><c>--debug</c>.</summary>
    public static Option<bool> Debug() => new("--debug") { Description = $"Build it with {string.Join(", ", KernelFeature.Debug)}" };

    /// <summary><c>--features LIST</c>.</summary>
    public static Option<string[]> Features() => new("--features")
    {
        HelpName = "LIST",
        Description = $"Build it with these in addition: {string.Join(", ", KernelFeature.All.Select(feature => feature.Name))}, or options of the kernel in capitals. Repeatable",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };

    /// <summary>The source that <paramref name="kernel"/> names: a release, or what lies at a path.</summary>
    public static KernelSource Source(string kernel) => KernelRelease.Find(kernel) is { } release
        ? KernelSource.Of(release)
        : kernel.Split('+') is [var of, var repair] && KernelRelease.Find(of) is { } repaired && !Path.Exists(kernel) ? KernelSource.Of(OfRelease(Repair.Parse(repair), repaired))
        : kernel.Contains('/', StringComparison.Ordinal) || Path.Exists(kernel) ? KernelSource.At(kernel)
        : KernelSource.Of(KernelRelease.Parse(kernel));

    private static Repair OfRelease(Repair repair, KernelRelease release) =>
        repair.Release == release ? repair : throw new UserError($"the repair {repair.Name} was made for {repair.Release.Name}, expected {repair.Release.Name}+{repair.Name}");

    /// <summary>Runs <paramref name="work"/>; where a tool or a kernel can not be had it says so in one line and the answer is open.</summary>
    public static int Guarded(LuoConsole console, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ToolException error)
        {
            console.Error.WriteLine($"luo: {error.Message}");
            return ExitCode.Undecided;
        }
    }
}
