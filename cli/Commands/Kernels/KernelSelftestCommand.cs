using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Selftests;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel selftest</c>: the tests that a kernel's tree has for LUO, in a machine.</summary>
internal static class KernelSelftestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string> kernel = KernelOptions.Kernel();
        Option<string[]> features = KernelOptions.Features();
        Option<string?> consoles = KernelOptions.Consoles();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("selftest", "Compile the tests that the kernel's tree has for LUO and run them in a machine, with a real kexec between their stages.")
        {
            kernel, features, consoles, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            BuiltKernel built = KernelTargets.Build(parsed.GetRequiredValue(kernel), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            var runner = new SelftestRunner(built, KernelCache.FromEnvironment(), new MachineOptions());
            (IReadOnlyList<SelftestResult> results, IReadOnlyList<string> log) = runner.Run(console.Stop);
            if (parsed.GetValue(consoles) is { } folder)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllLines(Path.Combine(folder, $"selftest-{built.Version}.console"), log);
            }

            JsonReport.Write(parsed.GetValue(json), console, writer =>
            {
                writer.WriteString("kernel", built.Version);
                writer.WriteStartArray("programs");
                foreach (SelftestResult result in results)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", result.Name);
                    writer.WriteString("verdict", Verdict(result));
                    writer.WriteNumber("tests", result.Tests);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                Print(built, results, console.Output);
            }

            return results.All(result => result.Passed) ? ExitCode.Done : results.Any(result => !result.Passed && !result.Skipped) ? ExitCode.Found : ExitCode.Undecided;
        }));
        return command;
    }

    private static string Verdict(SelftestResult result) => result.Passed ? "passed" : result.Skipped ? "skipped" : "failed";

    private static void Print(BuiltKernel built, IReadOnlyList<SelftestResult> results, TextWriter output)
    {
        foreach (SelftestResult result in results)
        {
            string tests = result.Tests > 0 ? $", {result.Tests} tests" : string.Empty;
            string stages = result.Exits.Count < result.Stages ? $", the machine died in stage {result.Exits.Count + 1}" : string.Empty;
            output.WriteLine($"{Verdict(result)}: {result.Name}{tests}{stages}");
            foreach (string line in result.Passed ? [] : result.Failures)
            {
                output.WriteLine("  " + line);
            }
        }

        output.WriteLine($"{results.Count(result => result.Passed)} of {results.Count} programs of the tree's own tests pass on Linux {built.Version}");
    }
}
