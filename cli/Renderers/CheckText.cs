using System.Globalization;
using LuoModel.Cli.Commands;
using LuoModel.Cli.Output;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Exhaustive;

namespace LuoModel.Cli.Renderers;

/// <summary>A check as text: a table for each design and workload, then one shortest trace for each invariant that a design breaks.</summary>
internal sealed class CheckText(LuoConsole console, CheckRequest request)
{
    /// <summary>Writes the report.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="expectations">For each run its differences from the manifest, null where there is no expectation.</param>
    public void Write(IReadOnlyList<CheckRun> runs, IReadOnlyList<string>?[] expectations)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            Run(runs[i], expectations[i]);
        }

        if (request.Traces)
        {
            Traces(runs);
        }

        Summary(runs, expectations);
    }

    private void Run(CheckRun run, IReadOnlyList<string>? differences)
    {
        console.Output.WriteLine($"{run.Set.System.Design.Id} on {run.Set.System.Workload.Id}: {Bounds(run)}");
        var engines = run.Rows.Where(row => row.Verdict != Verdict.NotApplicable).Select(row => row.Engine).Distinct().ToArray();
        var table = TextTable.Create(["invariant", .. engines, "what must hold"]);
        foreach (var group in run.Rows.Where(row => row.Verdict != Verdict.NotApplicable).GroupBy(row => row.Invariant))
        {
            string[] cells = [.. engines.Select(engine => group.FirstOrDefault(row => row.Engine == engine) is { } row ? Cell(row) : string.Empty)];
            table.Row([group.Key, .. cells, run.Sentence(group.Key)]);
        }

        table.Write(console);
        foreach (var goal in run.Exploration?.Goals ?? [])
        {
            console.Output.WriteLine($"  {Goal(goal)}");
        }

        foreach (var id in run.Disagreements)
        {
            console.Output.WriteLine($"  ERROR: the engines disagree about {id}");
        }

        foreach (var difference in differences ?? [])
        {
            console.Output.WriteLine($"  NOT AS EXPECTED: {difference}");
        }

        console.Output.WriteLine();
    }

    private static string Bounds(CheckRun run)
    {
        var bounds = run.Set.System.Workload.Bounds;
        var within = string.Create(CultureInfo.InvariantCulture, $"kexecs <= {bounds.Kexecs}, faults <= {bounds.Faults}");
        if (run.Exploration is not { } report)
        {
            return within;
        }

        var end = report.Outcome switch
        {
            ExplorationOutcome.Complete => "all of them",
            ExplorationOutcome.StateBound => "stopped at the bound of states",
            ExplorationOutcome.DepthBound => "stopped at the bound of commands",
            ExplorationOutcome.TimeBound => "stopped at the bound of time",
            ExplorationOutcome.MemoryBound => "stopped for want of memory",
            ExplorationOutcome.Cancelled => "stopped by the user",
            _ => "stopped",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Distinct:n0} states, {end}; {report.Depth} levels, {report.Steps:n0} commands executed; {within}; exact keys{(report.Symmetry ? ", symmetry" : ", no symmetry")}");
    }

    private static string Cell(VerdictRow row) => row.Verdict switch
    {
        Verdict.Violated when row.Frontier.Count > 0 => "violated " + string.Join("; ", row.Frontier.Select(Point)),
        Verdict.Violated => "violated " + Point(new FaultFrontierPoint(row.Faults ?? 0, row.Length ?? 0)),
        Verdict.NotFound => string.Create(CultureInfo.InvariantCulture, $"not found in {row.Seen:n0} commands"),
        var verdict => verdict.Text(),
    };

    private static string Point(FaultFrontierPoint point) => string.Create(
        CultureInfo.InvariantCulture, $"{point.Length}{(point.Faults == 0 ? string.Empty : point.Faults == 1 ? " with 1 fault" : $" with {point.Faults} faults")}");

    private static string Goal(GoalReport goal) => (goal.Goal.Always, goal.Verdict) switch
    {
        (true, ExplorationVerdict.Holds) => $"always possible: {goal.Goal.Name}",
        (true, ExplorationVerdict.Violated) => string.Create(
            CultureInfo.InvariantCulture, $"not always possible: {goal.Goal.Name}; {goal.Doom?.States:n0} doomed states, the nearest after {goal.Doom?.Trace.Length} commands"),
        (false, ExplorationVerdict.Holds) => $"reached after {goal.Witness?.Length}: {goal.Goal.Name}",
        (false, ExplorationVerdict.Violated) => $"never reached: {goal.Goal.Name}",
        _ => $"unknown: {goal.Goal.Name}",
    };

    /// <summary>The shortest trace of each invariant over all workloads of a design; the tables say where else it is broken.</summary>
    private void Traces(IReadOnlyList<CheckRun> runs)
    {
        var shortest = runs
            .SelectMany(run => run.Rows.Where(row => row.Trace is not null).Select(row => (Run: run, Row: row, Trace: row.Trace!)))
            .GroupBy(found => (found.Run.Set.System.Design.Id, found.Row.Invariant))
            .Select(group => group.MinBy(found => (found.Trace.Steps.Count, found.Trace.Faults)));
        foreach (var (run, row, trace) in shortest)
        {
            var faults = trace.Faults == 1 ? "1 fault" : string.Create(CultureInfo.InvariantCulture, $"{trace.Faults} faults");
            console.Output.WriteLine(
                $"{row.Invariant} on {run.Set.System.Design.Id}, workload {run.Set.System.Workload.Id}: {trace.Steps.Count} commands, {faults}");
            console.Output.WriteLine(TextTrace.Render(trace, row.Invariant));
        }
    }

    private void Summary(IReadOnlyList<CheckRun> runs, IReadOnlyList<string>?[] expectations)
    {
        var rows = runs.SelectMany(run => run.Rows).Where(row => row.Verdict != Verdict.NotApplicable).ToArray();
        var expected = expectations.Count(differences => differences is { Count: 0 });
        var different = expectations.Count(differences => differences is { Count: > 0 });
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Length} verdicts: {rows.Count(row => row.Verdict is Verdict.Holds or Verdict.Proved)} hold, {rows.Count(row => row.Verdict == Verdict.Violated)} violated, "
            + $"{rows.Count(row => row.Verdict == Verdict.NotFound)} not found, {rows.Count(row => row.Verdict is Verdict.Unknown or Verdict.NotInductive or Verdict.Unavailable)} undecided."));
        if (expected + different > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{expected} of {expected + different} runs are as docs/manifest.json expects."));
        }
    }
}
