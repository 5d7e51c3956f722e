using System.Diagnostics;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Bench.Steps;

/// <summary>What one workload's states weigh and how fast steps run on it.</summary>
/// <param name="Workload">Workload id.</param>
/// <param name="StateBytes">Bytes of a state, monitors included.</param>
/// <param name="KeyBytes">Bytes of its packed key.</param>
/// <param name="Steps">Steps measured in each of the two ways.</param>
/// <param name="BareSeconds">Time of the steps alone: no events, no invariants.</param>
/// <param name="CheckedSeconds">Time of the same steps with events, monitors and every invariant that applies.</param>
/// <param name="BareBytesPerStep">Managed bytes allocated per step without events.</param>
/// <param name="CheckedBytesPerStep">Managed bytes allocated per step with everything.</param>
public sealed record StepBenchResult(
    string Workload, int StateBytes, int KeyBytes, long Steps, double BareSeconds, double CheckedSeconds, double BareBytesPerStep, double CheckedBytesPerStep);

/// <summary>
/// Measures single steps on random walks: a walk takes enabled commands by a fixed pseudo-random sequence and starts again after 64 commands. Both ways run
/// the same walks, so their ratio does not depend on what is walked over.
/// </summary>
public static class StepBench
{
    private const int WalkLength = 64;

    /// <summary>Measures a design on a workload.</summary>
    public static StepBenchResult Run(Design design, Workload workload, long steps)
    {
        var set = InvariantSet.For(design, workload, InvariantCatalog.All);
        Bare(set, steps / 10);
        Checked(set, steps / 10);
        var (bareSeconds, bareBytes) = Measure(() => Bare(set, steps));
        var (checkedSeconds, checkedBytes) = Measure(() => Checked(set, steps));
        return new StepBenchResult(
            workload.Id, set.System.Layout.Size, new LuoExplorable(set).KeyWords * sizeof(ulong), steps, bareSeconds, checkedSeconds,
            (double)bareBytes / steps, (double)checkedBytes / steps);
    }

    /// <summary>Walks without events; the returned number depends on every step, so that none can be optimised away.</summary>
    internal static long Bare(InvariantSet set, long steps)
    {
        var system = set.System;
        var bytes = new byte[system.Layout.Size];
        var state = new LuoState(system.Layout, bytes);
        var environment = default(Benign);
        var sink = default(NoEvents);
        var random = 1UL;
        var sum = 0L;
        for (var i = 0L; i < steps; i++)
        {
            var command = Next(system, state, ref random, i % WalkLength == 0);
            sum += system.Execute(state, system.Catalog.Commands[command], ref environment, ref sink).Ret;
        }

        return sum;
    }

    /// <summary>The same walks with everything a search does about a step.</summary>
    internal static long Checked(InvariantSet set, long steps)
    {
        var system = set.System;
        var before = new byte[system.Layout.Size];
        var bytes = new byte[system.Layout.Size];
        var state = new LuoState(system.Layout, bytes);
        var environment = default(Benign);
        var events = new EventBuffer(256);
        var random = 1UL;
        var sum = 0L;
        for (var i = 0L; i < steps; i++)
        {
            var command = system.Catalog.Commands[Next(system, state, ref random, i % WalkLength == 0)];
            bytes.CopyTo(before.AsSpan());
            events.Clear();
            var result = system.Execute(state, command, ref environment, ref events);
            var step = new StepView(system, new LuoState(system.Layout, before), state, command, result, events.Events);
            sum += (long)(ulong)(set.CheckStep(step) | set.CheckState(state)) + result.Ret;
        }

        return sum;
    }

    private static int Next(LuoSystem system, LuoState state, ref ulong random, bool restart)
    {
        if (restart || state.Core.Halted != 0)
        {
            system.Initial.CopyTo(state.Bytes);
        }

        while (true)
        {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            var command = (int)(random % (ulong)system.Catalog.Commands.Count);
            if (system.Catalog.Enabled(state, command))
            {
                return command;
            }

            // After the last kexec a walk can run dry: then it starts again.
            if ((random & 0x3ff00000) == 0)
            {
                system.Initial.CopyTo(state.Bytes);
            }
        }
    }

    private static (double Seconds, long Bytes) Measure(Func<long> run)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        run();
        return (watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
