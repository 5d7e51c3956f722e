using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
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
        Option<string?> design = KernelOptions.Design();
        Option<string?> consoles = KernelOptions.Consoles();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("selftest", "Compile the tests that the kernel's tree has for LUO and run them in a machine, with a real kexec between their stages. The calls that they make are held against the model.")
        {
            kernel, features, design, consoles, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            KernelTarget target = KernelTargets.Get(parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            BuiltKernel built = target.Kernel;
            var runner = new SelftestRunner(built, KernelCache.FromEnvironment(), new MachineOptions());
            (IReadOnlyList<SelftestResult> results, IReadOnlyList<string> log) = runner.Run(console.Stop);
            IReadOnlyList<SelftestConformance> calls = SelftestRunner.Conformance(log, target.Design);
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
                    SelftestConformance? asked = calls.FirstOrDefault(one => one.Name == result.Name);
                    writer.WriteNumber("calls", asked?.Calls ?? 0);
                    writer.WriteString("difference", asked?.Difference ?? string.Empty);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                Print(built, results, console.Output);
                Print(target, calls, console.Output);
            }

            return calls.Any(one => one.Difference.Length > 0) ? ExitCode.Found : results.All(result => result.Passed) ? ExitCode.Done : results.Any(result => !result.Passed && !result.Skipped) ? ExitCode.Found : ExitCode.Undecided;
        }));
        return command;
    }

    private static string Verdict(SelftestResult result) => result.Passed ? "passed" : result.Skipped ? "skipped" : "failed";

    private static void Print(KernelTarget target, IReadOnlyList<SelftestConformance> calls, TextWriter output)
    {
        foreach (SelftestConformance one in calls.Where(one => one.Difference.Length > 0))
        {
            output.WriteLine($"{one.Name}: {one.Difference}");
        }

        output.WriteLine($"of the calls that they made {calls.Sum(one => one.Calls)} were compared; those of {calls.Count(one => one.Difference.Length == 0)} of {calls.Count} programs are answered alike on {target.DesignText}");
    }

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
