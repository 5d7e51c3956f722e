using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel check</c>: directed and random sequences on a kernel and on the model.</summary>
internal static class KernelCheckCommand
{
    private const int UsualCount = 100;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string> kernel = KernelOptions.Kernel();
        Option<string[]> features = KernelOptions.Features();
        Option<string?> design = KernelOptions.Design();
        var from = new Option<string[]>("--from") { HelpName = "PATH", Description = "Directed sequences: recordings or folders of them, scenarios or folders of them. Repeatable", DefaultValueFactory = static _ => [] };
        Option<int?> count = Number.Whole("--count", "N", $"Random sequences; {UsualCount} unless given", least: 0);
        Option<TimeSpan?> time = CommonOptions.Time();
        Option<ulong?> seed = CommonOptions.Seed();
        Option<int?> machines = Number.Whole("--machines", "N", "Machines side by side; 2 unless given", least: 1);
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Write what the kernel did as recordings into DIR" };
        Option<string?> consoles = KernelOptions.Consoles();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("check", "Run directed and random sequences on a kernel in machines and on the model of its design. Each divergence is made shorter on the kernel.")
        {
            kernel, features, design, from, count, time, seed, machines, record, consoles, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            KernelTarget target = KernelTargets.Get(
                parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            var options = new KernelCheckOptions
            {
                Directed = [.. (parsed.GetValue(from) ?? []).SelectMany(path => Directed(path, target))],
                Count = parsed.GetValue(count) ?? UsualCount,
                Seed = parsed.GetValue(seed) ?? 1,
                Time = parsed.GetValue(time),
                Machines = parsed.GetValue(machines) ?? 2,
            };
            KernelCheckReport report;
            using (var progress = new ProgressLine(console))
            {
                report = new KernelCheck(new KernelRunner(target, KernelCache.FromEnvironment(), new MachineOptions { ConsoleFolder = parsed.GetValue(consoles) }), progress).Run(options, console.Stop);
            }

            KernelReport.Record(parsed.GetValue(record), report.Answers);
            JsonReport.Write(parsed.GetValue(json), console, writer => KernelJson.Write(writer, target, report));
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                KernelReport.Print(target, report, console);
            }

            return KernelReport.ExitOf(report);
        }));
        return command;
    }

    /// <summary>A folder is one of scenarios where it has some, else one of recordings. A scenario that no machine can perform in one order is left out and counted.</summary>
    private static IEnumerable<KernelCase> Directed(string path, KernelTarget target)
    {
        bool scenarios = path.EndsWith(ScenarioFiles.Extension, StringComparison.Ordinal)
            || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*" + ScenarioFiles.Extension, SearchOption.AllDirectories).Any());
        foreach (string file in scenarios ? ScenarioFiles.Find([path]) : RecordingFiles.Find([path]))
        {
            yield return scenarios ? CaseReader.Try(ScenarioFiles.Read(file), target.Design) : CaseReader.Read(file);
        }
    }
}
