using System.Globalization;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Orders;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// A check as text: for each design what was searched and what it breaks, then one shortest trace for each invariant that it breaks.
/// </summary>
internal sealed class CheckText(LuoConsole console, CheckRequest request)
{
    /// <summary>Writes the report.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="expectations">Each run beside the manifest.</param>
    public void Write(IReadOnlyList<CheckRun> runs, CheckExpectation[] expectations)
    {
        foreach (var design in runs.GroupBy(run => run.Set.System.Design.Id))
        {
            DesignTable(design.Key, [.. design]);
        }

        if (request.Traces)
        {
            Traces(runs);
            Dooms(runs);
        }

        Complaints(runs, expectations);
        new CheckSummary(console, request).Write(runs, expectations);
    }

    private void DesignTable(string design, IReadOnlyList<CheckRun> runs)
    {
        console.Output.WriteLine($"{design}");
        foreach (var run in runs)
        {
            Searched(run);
        }

        Goals(runs);
        Invented(runs);
        console.Output.WriteLine();
        new CheckTable(console, runs).Write();
        Orders(runs);
        KernelLines.Write(runs, console.Output);
        Coverage(runs);
        if (request.Engines is [RandomCheck])
        {
            foreach (var text in runs.SelectMany(RandomText.Lines))
            {
                console.Output.WriteLine(text);
            }
        }

        console.Output.WriteLine($"  Within: {string.Join("; ", WhatBinds.Always)}; what programs and drivers of a workload never do is in --json.");
        console.Output.WriteLine();
    }

    private void Searched(CheckRun run)
    {
        var bounds = run.Set.System.Workload.Bounds;
        var within = string.Create(CultureInfo.InvariantCulture, $"kexecs <= {bounds.Kexecs}, faults <= {bounds.Faults}");
        var exhaustive = run.Exploration is { } report
            ? string.Create(CultureInfo.InvariantCulture, $"{report.Distinct,11:n0} states, {report.Depth,2} levels, {report.Steps,12:n0} commands, {End(report)}{Orbits(run, report)}{LeftOut(report)}; ")
            : string.Empty;
        var random = run.Random is { Distribution.Commands: var commands }
            ? string.Create(CultureInfo.InvariantCulture, $"; {commands:n0} random commands")
            : string.Empty;
        console.Output.WriteLine($"  {run.Set.System.Workload.Id,-12} {exhaustive}{within}{random}");
    }

    /// <summary>What the workloads have that no release has: each verdict of the table rests on it.</summary>
    private void Invented(IReadOnlyList<CheckRun> runs)
    {
        foreach (var run in runs)
        {
            foreach (var invention in Invention.Of(run.Set.System.Workload))
            {
                console.Output.WriteLine($"  {run.Set.System.Workload.Id,-12} invented: {invention.Text}");
            }
        }
    }

    /// <summary>What the states stand for under symmetry; where it was asked for and there is none, why not.</summary>
    private string Orbits(CheckRun run, ExplorationReport report) => report.Symmetry
        ? string.Create(CultureInfo.InvariantCulture, $", standing for {Counted.Of(report.Represented, "state")}")
        : request.Check.Symmetry ? $", without symmetry: {LuoSymmetry.WhyNot(run.Set.System)}" : string.Empty;

    /// <summary>What was not followed, each reason apart.</summary>
    private static string LeftOut(ExplorationReport report) => report.CutOffs.Count == 0
        ? string.Empty
        : ", not followed: " + string.Join(", ", report.CutOffs.Select(cut => string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(cut.Steps, "step")} ({cut.Reason})")));

    private static string End(ExplorationReport report) => report.CompleteTo is { } length
        ? string.Create(CultureInfo.InvariantCulture, $"{End(report.Outcome)}, every run of up to {Counted.Of(length, "command")} judged")
        : End(report.Outcome);

    private static string End(ExplorationOutcome outcome) => outcome switch
    {
        ExplorationOutcome.Complete => "complete, exact keys",
        ExplorationOutcome.StateBound => "stopped at the bound of states",
        ExplorationOutcome.DepthBound => "stopped at the bound of commands",
        ExplorationOutcome.TimeBound => "stopped at the bound of time",
        ExplorationOutcome.MemoryBound => "stopped for want of memory",
        ExplorationOutcome.Cancelled => "stopped by the user",
        _ => "stopped",
    };

    /// <summary>The goal that must stay possible: where it does not, the nearest doomed state.</summary>
    private void Goals(IReadOnlyList<CheckRun> runs)
    {
        foreach (var run in runs)
        {
            foreach (var goal in run.Exploration?.Goals ?? [])
            {
                if (goal.Goal.Always && goal.Doom is { } doom)
                {
                    console.Output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {run.Set.System.Workload.Id,-12} not always possible, though nothing fails: {goal.Goal.Name}: {doom.States:n0} doomed states, the nearest after {Counted.Of(doom.Trace.Length, "command")}"));
                }

                if (goal.DoomByFault is { } byFault)
                {
                    console.Output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {run.Set.System.Workload.Id,-12} behind a failure not always possible: {goal.Goal.Name}: {Counted.Of(byFault.States, "state")}, the nearest after {Counted.Of(byFault.Trace.Length, "command")}"));
                }

                if (!goal.Goal.Always && goal.Verdict == ExplorationVerdict.Violated)
                {
                    console.Output.WriteLine($"  {run.Set.System.Workload.Id,-12} never reached: {goal.Goal.Name}");
                }
            }
        }
    }

    /// <summary>The solver's answers about the orders of calls; for a circle also what the proposed lookup in preserve would make of it.</summary>
    private void Orders(IReadOnlyList<CheckRun> runs)
    {
        foreach (var run in runs)
        {
            foreach (var (design, report) in run.Fact<SolverFacts>()?.Orders ?? [])
            {
                var cycle = report.Phases.Select(phase => phase.Explanation?.Cycle).FirstOrDefault(found => found is { Count: > 0 });
                var why = cycle is null ? string.Empty : $"; core: {string.Join(", ", cycle.Select(edge => report.Graph.EdgeText(edge.Edge)))}";
                var (preserve, retrieve, finish) = (Word(report.Preserve), Word(report.Retrieve), Word(report.Finish));
                console.Output.WriteLine($"  solver, {run.Set.System.Workload.Id} under {design.Id}: orders that preserve {preserve}, retrieve {retrieve}, finish {finish}{why}");
            }
        }
    }

    private static string Word(PhaseReport phase) => phase.Works.ToString().ToLowerInvariant();

    /// <summary>What the newest merged code can answer and no run of this design did; only when every built-in workload ran.</summary>
    private void Coverage(IReadOnlyList<CheckRun> runs)
    {
        LuoCoverage[] counts = [.. runs.Select(run => run.Coverage).OfType<LuoCoverage>()];
        if (runs[0].Set.System.Design.Vocabulary != Vocabulary.Sessions || counts.Length < WorkloadCatalog.Ids.Count)
        {
            return;
        }

        var missing = ListedOutcomes.Missing(counts);
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {ListedOutcomes.Newest.Count - missing.Count} of {ListedOutcomes.Newest.Count} listed results were returned; not:"));
        foreach (var group in missing.GroupBy(outcome => outcome.OutOfReach ?? "no workload gets there"))
        {
            console.Output.WriteLine($"    {string.Join(", ", group.Select(outcome => $"{Names.Of(outcome.Op)} {Errno.Name(outcome.Ret)}"))} ({group.Key})");
        }
    }

    /// <summary>The shortest trace of each invariant over all workloads of a design; the table says where else it is broken.</summary>
    private void Traces(IReadOnlyList<CheckRun> runs)
    {
        var shortest = runs
            .SelectMany(run => run.Rows.Where(row => row.Trace is not null).Select(row => (Run: run, Row: row, Trace: row.Trace!)))
            .GroupBy(found => (found.Run.Set.System.Design.Id, found.Row.Invariant))
            .Select(group => group.MinBy(found => (found.Trace.Steps.Count, found.Trace.Faults)));
        foreach (var (run, row, trace) in shortest.OrderBy(found => found.Row.Invariant, StringComparer.Ordinal))
        {
            console.Output.WriteLine(
                $"{row.Invariant} on {run.Set.System.Design.Id}, workload {run.Set.System.Workload.Id}: {TextTrace.Extent(trace)}");
            console.Output.Write(TraceColor.For(console, TextTrace.Render(trace, row.Invariant)));
            console.Output.WriteLine(row.Reach is { Needs: { } needs } ? $"  not reachable in a released kernel: it needs {needs}" : "  reachable in the released kernel, with memfd");
            console.Output.WriteLine();
        }
    }

    /// <summary>The shortest way into a doomed state over all workloads of a design.</summary>
    private void Dooms(IReadOnlyList<CheckRun> runs)
    {
        var doomed = runs
            .SelectMany(run => (run.Exploration?.Goals ?? []).Where(goal => goal.Doom is not null).Select(goal => (run.Set, goal.Goal, Doom: goal.Doom!)))
            .GroupBy(found => (found.Set.System.Design.Id, found.Goal.Name))
            .Select(group => group.MinBy(found => found.Doom.Trace.Length));
        foreach (var (set, goal, doom) in doomed)
        {
            console.Output.WriteLine(DoomText.Render(set, goal, doom));
        }
    }

    private void Complaints(IReadOnlyList<CheckRun> runs, CheckExpectation[] expectations)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var name = $"{runs[i].Set.System.Design.Id} on {runs[i].Set.System.Workload.Id}";
            foreach (var id in runs[i].Disagreements)
            {
                console.Output.WriteLine($"ERROR {name}: the engines disagree about {id}");
            }

            foreach (var difference in expectations[i].Differences)
            {
                console.Output.WriteLine($"NOT AS EXPECTED {name}: {difference}");
            }
        }
    }
}
