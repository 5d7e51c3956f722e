using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Runs.Scripts;

namespace LuoModel.Kernel.Running;

/// <summary>An invariant that the model of a design violates, and the sequence that does it.</summary>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Workload">The workload on which the trace was found.</param>
/// <param name="Case">The sequence; where no machine can perform the trace, why not.</param>
public sealed record ViolationCase(string Invariant, string Workload, KernelCase Case);

/// <summary>Makes sequences of what the model found.</summary>
public static class TraceCases
{
    /// <summary>How strings that replay a trace begin, in every version.</summary>
    private static readonly string[] s_prefixes = ["luo1:", "luo2:"];

    /// <summary>States of one search.</summary>
    private const int MaxStates = 40_000;

    /// <summary>The sequence of a trace, or one that says why there is none.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="trace">The trace.</param>
    public static KernelCase Of(string name, Trace trace)
    {
        try
        {
            return new KernelCase(name, TraceScript.Of(trace)) { Replay = trace.Replay.ToString() };
        }
        catch (UserError e)
        {
            return new KernelCase(name, []) { Replay = trace.Replay.ToString(), Unfit = e.Message };
        }
    }

    /// <summary>Whether a text is meant for a string that replays a trace.</summary>
    public static bool Looks(string text) => s_prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The sequence of a string that replays a trace.</summary>
    /// <param name="text">The string.</param>
    /// <param name="workload">Finds the workload of a string.</param>
    /// <exception cref="UserError">It is none, or no machine can perform it.</exception>
    public static KernelCase Parse(string text, Func<ReplayString, Workload> workload)
    {
        var replay = ReplayString.Parse(text);
        return new KernelCase("trace", TraceScript.Of(ReplayPlayer.Play(replay, workload(replay)))) { Replay = text };
    }

    /// <summary>
    /// For each invariant that the model violates on a built-in workload within bounds the shortest trace that a machine can perform; where none can be, the shortest.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="stop">Ends it early: what was found by then.</param>
    /// <param name="progress">Told each workload.</param>
    public static IReadOnlyList<ViolationCase> Violations(Design design, int threads, CancellationToken stop, IProgress<string>? progress = null)
    {
        var found = new List<(VerdictRow Row, ViolationCase Case)>();
        foreach (var id in WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).TakeWhile(_ => !stop.IsCancellationRequested))
        {
            progress?.Report($"{design.Id} on {id}: what the model violates");
            foreach (var row in Violated(design, WorkloadCatalog.Get(id), threads, stop))
            {
                found.Add((row, new ViolationCase(row.Invariant, id, Of($"{row.Invariant}-{id}", row.Trace!))));
            }
        }

        return [.. found.GroupBy(each => each.Case.Invariant, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.OrderBy(each => each.Case.Case.Impossible is null ? 0 : 1).ThenBy(each => each.Row.Faults).ThenBy(each => each.Row.Length).First().Case)];
    }

    private static IEnumerable<VerdictRow> Violated(Design design, Workload workload, int threads, CancellationToken stop)
    {
        var options = new CheckOptions { MaxStates = MaxStates, OnlyShortest = true, Threads = threads, Cancellation = stop };
        try
        {
            return new ExhaustiveCheck().Check(ExhaustiveCheck.Bind(design, workload, options), options).Rows.Where(row => row.Trace is not null);
        }
        catch (UserError)
        {
            return []; // the workload has calls that the design does not
        }
    }
}
