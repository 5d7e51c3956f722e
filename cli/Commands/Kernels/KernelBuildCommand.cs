using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Sources;
using LuoModel.Model;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel build</c>: makes a kernel, or finds the one that was made of the same content.</summary>
internal static class KernelBuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string> kernel = KernelOptions.Kernel();
        var source = new Option<string?>("--source") { HelpName = "DIR|TARBALL", Description = "A tree or tarball of your own in place of a release" };
        Option<bool> debug = KernelOptions.Debug();
        Option<string[]> features = KernelOptions.Features();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("build", "Fetch the source, configure and build it. A kernel that was built of the same content is not built again.")
        {
            kernel, source, debug, features, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            if (parsed.GetValue(source) is not null && parsed.GetResult(kernel) is { Implicit: false })
            {
                throw new UserError("--source and --release name two kernels, expected one of them");
            }

            KernelSource wanted = parsed.GetValue(source) is { } path ? KernelSource.At(path) : KernelOptions.Source(parsed.GetRequiredValue(kernel));
            IReadOnlyList<KernelFeature> chosen = KernelFeature.Parse((parsed.GetValue(features) ?? []).Concat(parsed.GetValue(debug) ? KernelFeature.Debug : []));
            return Build(wanted, chosen, parsed.GetValue(json), console);
        }));
        return command;
    }

    private static int Build(KernelSource source, IReadOnlyList<KernelFeature> features, string? json, LuoConsole console)
    {
        BuiltKernel built;
        using (var progress = new ProgressLine(console))
        {
            built = new KernelBuilder(KernelCache.FromEnvironment(), progress).Build(source, features, console.Stop);
        }

        JsonReport.Write(json, console, writer =>
        {
            writer.WriteString("kernel", built.Name);
            writer.WriteString("version", built.Version);
            writer.WriteString("image", built.Image);
            writer.WriteStartArray("features");
            foreach (string feature in built.Features)
            {
                writer.WriteStringValue(feature);
            }

            writer.WriteEndArray();
        });
        if (json != JsonReport.StandardOutput)
        {
            console.Output.WriteLine($"{built.Name}, version {built.Version}{(built.Features.Count > 0 ? " with " + string.Join(", ", built.Features) : string.Empty)}");
            console.Output.WriteLine($"  image      {built.Image}");
            console.Output.WriteLine($"  symbols    {built.SystemMap}");
            if (built.Without.Count > 0)
            {
                console.Output.WriteLine($"  it lacks   {string.Join(", ", built.Without)}");
            }
        }

        return ExitCode.Done;
    }
}
