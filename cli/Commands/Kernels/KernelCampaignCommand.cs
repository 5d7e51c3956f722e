using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel campaign</c>: directed sequences, then random ones for as long as it may; it is gone on with when it is called again.</summary>
internal static class KernelCampaignCommand
{
    private const string ReportFile = "report.md";

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string> kernel = KernelOptions.Kernel();
        Option<string[]> features = KernelOptions.Features();
        Option<string?> design = KernelOptions.Design();
        Option<TimeSpan?> time = CommonOptions.Time();
        Option<int?> count = Number.Whole("--count", "N", "Random sequences in all; as many as the time allows unless given", least: 0);
        Option<ulong?> seed = CommonOptions.Seed();
        Option<int?> machines = Number.Whole("--machines", "N", "Machines side by side; 2 unless given", least: 1);
        Option<Shard?> shard = Shard.Option(Environment.GetEnvironmentVariable);
        var folder = new Option<string>("--to") { HelpName = "DIR", Description = "Where the state and report.md are kept; a campaign that is there is gone on with", DefaultValueFactory = static _ => "campaign" };
        var command = new Command("campaign", "Directed sequences on a kernel, then random ones until the time is over; what is known is kept after each hundred, and a further call goes on there.")
        {
            kernel, features, design, time, count, seed, machines, shard, folder,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            if (parsed.GetValue(time) is null && parsed.GetValue(count) is null)
            {
                throw new Model.UserError("a campaign has no end of its own, expected --time, --count or both");
            }

            KernelTarget target = KernelTargets.Get(
                parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            Shard part = parsed.GetValue(shard) ?? Shard.Whole;
            var options = new CampaignOptions(parsed.GetRequiredValue(folder), parsed.GetValue(seed) ?? 1, part.Index, part.Count, parsed.GetValue(machines) ?? 2)
            {
                Time = parsed.GetValue(time),
                Count = parsed.GetValue(count),
            };
            var runner = new KernelRunner(target, KernelCache.FromEnvironment(), new MachineOptions());
            CampaignState state;
            using (var progress = new ProgressLine(console))
            {
                state = new Campaign(runner, progress).Run(options, () => KernelSequences.Directed(runner, progress, console.Stop), console.Stop);
            }

            string report = CampaignReport.Write(target, runner.Accelerator, state);
            File.WriteAllText(Path.Combine(options.Folder, ReportFile), report);
            console.Output.Write(report);
            return state.Unexplained.Count > 0 ? ExitCode.Found
                : state.Undecided.Count > 0 || !state.Directed || console.Stop.IsCancellationRequested ? ExitCode.Undecided
                : ExitCode.Done;
        }));
        return command;
    }
}
