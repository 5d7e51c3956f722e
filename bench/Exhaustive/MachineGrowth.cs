using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Bench.Exhaustive;

/// <summary>What a number of machines buys.</summary>
/// <param name="Machines">Machines, each with one part of the pairs.</param>
/// <param name="Pairs">Most pairs that one of them has.</param>
/// <param name="Commands">Commands that the machine with the most work executes: the whole lasts as long as that.</param>
/// <param name="Gain">Commands of the whole for one of those.</param>
public sealed record MachineGrowthRow(int Machines, int Pairs, long Commands, double Gain);

/// <summary>How the work of a matrix falls on machines: counted in commands, so that the figures are the same wherever they are made.</summary>
public static class MachineGrowth
{
    /// <summary>Explores every pair once, in the order in which a matrix has them.</summary>
    /// <param name="designs">Designs.</param>
    /// <param name="workloads">Workloads.</param>
    /// <param name="options">Bounds, threads, and what ends it.</param>
    /// <param name="progress">Told what runs.</param>
    /// <returns>Commands of each pair; fewer when cancelled.</returns>
    public static IReadOnlyList<long> Commands(IReadOnlyList<Design> designs, IReadOnlyList<Workload> workloads, CheckOptions options, IProgress<string>? progress)
    {
        var commands = new List<long>();
        foreach (Workload workload in workloads)
        {
            foreach (Design design in designs.TakeWhile(_ => !options.Cancellation.IsCancellationRequested))
            {
                progress?.Report($"{commands.Count} of {designs.Count * workloads.Count} done; {design.Id} on {workload.Id}");
                commands.Add(Checker.Run(design, workload, [new ExhaustiveCheck()], options).Exploration!.Steps);
            }
        }

        return commands;
    }

    /// <summary>The whole in parts.</summary>
    /// <param name="commands">Commands of each pair.</param>
    /// <param name="machines">How many machines.</param>
    /// <param name="part">The pairs of part i (from 1) of n.</param>
    public static MachineGrowthRow Row(IReadOnlyList<long> commands, int machines, Func<int, int, IReadOnlyList<long>> part)
    {
        IReadOnlyList<long>[] parts = [.. Enumerable.Range(1, machines).Select(i => part(i, machines))];
        long most = parts.Max(one => one.Sum());
        return new(machines, parts.Max(one => one.Count), most, commands.Sum() / (double)Math.Max(1, most));
    }
}
