using System.CommandLine;
using LuoModel.Bench.Random;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Random;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench random</c>: speed, guidance, and the time to find each defect.</summary>
internal static class RandomBenchCommand
{
    private const long UsualCommands = 300_000;
    private const int UsualSeeds = 5;
    private const int FullSeeds = 20;

    private static readonly string[] s_guided = ["small", "two-vmms", "descriptors", "modules", "vm", "hugetlb"];

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var workload = CommonOptions.Workload();
        var defects = new Option<string[]>("--defect")
        {
            HelpName = "ID",
            Description = "Only this row of ./luo bugs. Repeatable; all that can be seen unless given",
            DefaultValueFactory = static _ => [],
        };
        var commands = Number.Long("--steps", "N", $"Commands of each measurement; {UsualCommands} unless given", least: 1);
        var seeds = Number.Whole("--seeds", "N", $"Seeds that look for each defect; {UsualSeeds} unless given", least: 1);
        var time = CommonOptions.Time();
        var full = new Option<bool>("--full") { Description = $"{FullSeeds} seeds of up to 30 s for each defect, with and without swarm and guidance" };
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("random", "The random engine: commands per second, what guidance is worth, how soon each defect is found and how short its trace is.")
        {
            workload, defects, commands, seeds, time, full, threads, json,
        };
        command.SetAction(parsed =>
        {
            var all = parsed.GetValue(full);
            string[] asked = parsed.GetValue(defects) ?? [];
            var request = new Request(
                Selection.Workloads(parsed.GetValue(workload) ?? [], WorkloadCatalog.Ids),
                [.. (asked.Length == 0 ? BugCatalog.All : asked.Select(BugCatalog.Get)).Where(bug => bug.IsObservable)],
                parsed.GetValue(commands) ?? UsualCommands,
                parsed.GetValue(seeds) ?? (all ? FullSeeds : UsualSeeds),
                parsed.GetValue(time) ?? TimeSpan.FromSeconds(all ? 30 : 5),
                all,
                parsed.GetValue(threads) ?? Environment.ProcessorCount);
            return Run(request, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(Request request, string? json, LuoConsole console)
    {
        RandomBenchReport report;
        using (var line = new ProgressLine(console))
        {
            report = new RandomBenchReport([.. Speed(request, console, line)], [.. Guidance(request, console, line)], [.. Defects(request, console, line)]);
        }

        JsonReport.Write(json, console, writer => RandomBenchText.Write(writer, report));
        if (json != JsonReport.StandardOutput)
        {
            RandomBenchText.Write(console, report);
        }

        return console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
    }

    private static IEnumerable<SpeedResult> Speed(Request request, LuoConsole console, ProgressLine line)
    {
        int[] threads = [.. new[] { 1, request.Threads }.Distinct()];
        foreach (var workload in request.Workloads.TakeWhile(_ => !console.Stop.IsCancellationRequested))
        {
            line.Report($"speed on {workload.Id}");
            foreach (var result in RandomBench.Speed(DesignCatalog.Newest, workload, request.Commands, threads))
            {
                yield return result;
            }
        }
    }

    /// <summary>The smallest workloads are left out: both ways reach all there is.</summary>
    private static IEnumerable<GuidanceResult> Guidance(Request request, LuoConsole console, ProgressLine line) =>
        from workload in request.Workloads
        where s_guided.Contains(workload.Id) || !WorkloadCatalog.Ids.Contains(workload.Id)
        from seed in Enumerable.Range(1, request.Seeds)
        where !console.Stop.IsCancellationRequested
        select Told(line, $"guidance on {workload.Id}, seed {seed}", () => RandomBench.Guidance(DesignCatalog.Newest, workload, request.Commands, (ulong)seed));

    private static IEnumerable<DefectResult> Defects(Request request, LuoConsole console, ProgressLine line)
    {
        foreach (var bug in request.Bugs.TakeWhile(_ => !console.Stop.IsCancellationRequested))
        {
            line.Report($"defect {bug.Id}");
            var shortest = BugRunner.Run(bug with { Fixed = null }, console.Stop).Broken?.Length;
            foreach (var (swarm, guided) in request.Full ? [(true, true), (false, true), (true, false), (false, false)] : ((bool, bool)[])[(true, true)])
            {
                var options = new RandomOptions { Swarm = swarm, Guided = guided, Time = request.Time, Cancellation = console.Stop };
                yield return RandomBench.Defect(bug, shortest, request.Seeds, options);
            }
        }
    }

    private static T Told<T>(ProgressLine line, string what, Func<T> measure)
    {
        line.Report(what);
        return measure();
    }

    private sealed record Request(
        IReadOnlyList<Workload> Workloads, IReadOnlyList<Bug> Bugs, long Commands, int Seeds, TimeSpan Time, bool Full, int Threads);
}
