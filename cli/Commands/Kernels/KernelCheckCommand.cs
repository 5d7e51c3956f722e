using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;

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
        var from = new Option<string[]>("--from") { HelpName = "PATH", Description = "Further directed sequences: recordings or folders of them, scenarios or folders of them. Repeatable", DefaultValueFactory = static _ => [] };
        var random = new Option<bool>("--random-only") { Description = "Leave out the directed sequences: listed answers, scenarios, traces of violated invariants" };
        Option<int?> count = Number.Whole("--count", "N", $"Random sequences; {UsualCount} unless given", least: 0);
        Option<TimeSpan?> time = CommonOptions.Time();
        Option<ulong?> seed = CommonOptions.Seed();
        Option<int?> machines = Number.Whole("--machines", "N", "Machines side by side; 2 unless given", least: 1);
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Write what the kernel did as recordings into DIR" };
        Option<string?> consoles = KernelOptions.Consoles();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("check", "Run directed and random sequences on a kernel in machines and on the model of its design. Each divergence is made shorter on the kernel.")
        {
            kernel, features, design, from, random, count, time, seed, machines, record, consoles, json,
        };
        ReportOption page = ReportOption.Add(command);
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            KernelTarget target = KernelTargets.Get(
                parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            var runner = new KernelRunner(target, KernelCache.FromEnvironment(), new MachineOptions { ConsoleFolder = parsed.GetValue(consoles) });
            var options = new KernelCheckOptions
            {
                Directed = [.. (parsed.GetValue(from) ?? []).SelectMany(path => KernelSequences.From(path, target))],
                Count = parsed.GetValue(count) ?? UsualCount,
                Seed = parsed.GetValue(seed) ?? 1,
                Time = parsed.GetValue(time),
                Machines = parsed.GetValue(machines) ?? 2,
            };
            KernelCheckReport report;
            using (var progress = new ProgressLine(console))
            {
                report = new KernelCheck(runner, progress).Run(
                    parsed.GetValue(random) ? options : options with { Directed = [.. options.Directed, .. KernelSequences.Directed(runner, progress, console.Stop)] }, console.Stop);
            }

            KernelReport.Record(parsed.GetValue(record), report.Answers);
            JsonReport.Write(parsed.GetValue(json), console, writer => KernelJson.Write(writer, target, report));
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                KernelReport.Print(runner, report, console);
            }

            page.Write(parsed, console, () => RunPages.Of(target.Design, report.Answers));
            return KernelReport.ExitOf(report);
        }));
        return command;
    }
}
