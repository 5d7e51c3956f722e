using System.Diagnostics;
using System.Globalization;
using LuoModel.Model;

namespace LuoModel.Kernel.Running;

/// <summary>What a campaign runs.</summary>
/// <param name="Folder">Where its state and its report lie; a campaign that is there is gone on with.</param>
/// <param name="Seed">Where the random sequences begin.</param>
/// <param name="Part">Which part of the campaign this is, from 1.</param>
/// <param name="Parts">Into how many it is cut.</param>
/// <param name="Machines">Machines side by side.</param>
public sealed record CampaignOptions(string Folder, ulong Seed, int Part, int Parts, int Machines)
{
    /// <summary>When no further batch is begun; null for when <see cref="Count"/> is reached.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Random sequences of all parts together; null for as many as the time allows.</summary>
    public int? Count { get; init; }
}

/// <summary>Runs directed sequences once and random ones for as long as it may, a batch at a time; what is known is kept after each, so that it can be stopped at any time.</summary>
/// <param name="runner">Runs the sequences.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class Campaign(KernelRunner runner, IProgress<string>? progress = null)
{
    private const int Batch = 100;
    private const string StateFile = "campaign.json";

    /// <summary>Goes on with the campaign in the folder, or begins it.</summary>
    /// <param name="options">What is run.</param>
    /// <param name="directed">The directed sequences; asked for when they are to be run.</param>
    /// <param name="stop">Ends it behind what is running.</param>
    /// <exception cref="UserError">The folder holds another campaign.</exception>
    public CampaignState Run(CampaignOptions options, Func<IReadOnlyList<KernelCase>> directed, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(options.Folder);
        var file = Path.Combine(options.Folder, StateFile);
        var identity = string.Create(
            CultureInfo.InvariantCulture, $"{runner.Target.Kernel.Key} on {runner.Target.DesignText}, seed {options.Seed}, part {options.Part} of {options.Parts}");
        var state = CampaignState.Read(file) ?? new CampaignState { Identity = identity };
        if (state.Identity != identity)
        {
            throw new UserError(file, $"holds the campaign '{state.Identity}', expected '{identity}' or another folder");
        }

        while (!stop.IsCancellationRequested && !(options.Time < watch.Elapsed) && !(Mine(options) <= state.Random))
        {
            var (cases, random) = state.Directed ? Next(options, state) : (options.Part == 1 ? directed() : [], 0);
            var report = new KernelCheck(runner, new Prefixed(progress, $"{state.Random} random sequences done, {state.Unexplained.Count} unexplained; ")).Run(
                new KernelCheckOptions { Directed = cases, Machines = options.Machines }, stop);
            if (!report.Complete)
            {
                break; // the batch is run again as a whole
            }

            state = (state with { Directed = true, Random = state.Random + random }).With(report, report.Coverage(runner.Target));
            state.Write(file);
        }

        return state;
    }

    private static int? Mine(CampaignOptions options) => options.Count is { } all ? ((all - options.Part) / options.Parts) + 1 : null;

    private (IReadOnlyList<KernelCase> Cases, int Count) Next(CampaignOptions options, CampaignState state)
    {
        var count = Math.Min(Batch, (Mine(options) ?? int.MaxValue) - state.Random);
        return ([.. Enumerable.Range(state.Random, count).Select(i => runner.Fit(KernelReplay.Of(options.Seed + (ulong)(options.Part - 1) + ((ulong)i * (ulong)options.Parts))))], count);
    }

    private sealed class Prefixed(IProgress<string>? progress, string prefix) : IProgress<string>
    {
        public void Report(string value) => progress?.Report(prefix + value);
    }
}
