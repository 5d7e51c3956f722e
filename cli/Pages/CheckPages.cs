using System.Globalization;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Invariants;
using LuoModel.Search;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Pages;

/// <summary>Pages of checks: invariants against workloads, or against designs.</summary>
internal static class CheckPages
{
    /// <summary>A check: each invariant on each workload, or on each design and workload where there are several designs.</summary>
    public static Page Of(IReadOnlyList<CheckExpectation> expectations)
    {
        var runs = expectations.Select(expectation => expectation.Run).ToArray();
        string[] designs = [.. runs.Select(run => run.Set.System.Design.Id).Distinct()];
        var cells = expectations.SelectMany(expectation => expectation.Run.Rows.Where(row => row.Verdict != Verdict.NotApplicable).GroupBy(row => row.Invariant)
            .Select(rows => Cell(expectation, [.. rows], Column(expectation.Run, designs[0])))).ToArray();
        return new Page(
            $"check of {(designs.Length <= 2 ? string.Join(" and ", designs) : Counted.Of(designs.Length, "design"))}",
            designs.Length <= 1 ? Notes(expectations, cells) : [.. Notes(expectations, cells), $"A column that names no design is of {designs[0]}."],
            [.. runs.Select(run => new PageColumn(Column(run, designs[0]), Premises(run)))],
            Rows(cells, runs.Length > 0 ? runs[0].Sentence : _ => string.Empty),
            cells)
        {
            Systems = [.. runs.Select(run => run.Set)],
            States = [.. runs.Select(run => run.Exploration is { Outcome: ExplorationOutcome.Complete } report ? report.Distinct : (int?)null)],
        };
    }

    /// <summary>A matrix: each invariant on each design, the shortest violation over the workloads.</summary>
    public static Page Of(Matrix matrix)
    {
        var cells = matrix.Invariants.SelectMany(id => matrix.Designs.Select(design => (Id: id, Design: design, Row: matrix.Best(design, id))))
            .Where(cell => cell.Row.Verdict != Verdict.NotApplicable)
            .Select(cell => new PageCell(cell.Id, cell.Design, State(cell.Row.Verdict), Text(cell.Row), Facts(cell.Row)) { Trace = cell.Row.Trace })
            .ToArray();
        return new Page(
            $"matrix of {Counted.Of(matrix.Invariants.Count, "invariant")} on {Counted.Of(matrix.Designs.Count, "design")}",
            [$"On {Counted.Word(matrix.Workloads.Count, "workload")} {string.Join(", ", matrix.Workloads)}. {Count(cells)}", Legend],
            [.. matrix.Designs.Select(design => new PageColumn(design, [.. matrix.Workloads.Where(WorkloadCatalog.Ids.Append("overview").Contains).Select(workload => Bounds(workload, WorkloadCatalog.Get(workload)))]))],
            Rows(cells, id => InvariantCatalog.Get(id).Sentence),
            cells);
    }

    /// <summary>What the short texts of cells mean.</summary>
    internal const string Legend = "A number is the commands of the shortest trace, 4+1 means 4 commands and 1 fault; * needs more than a released kernel has; r, s: found by the random engine or the solver only.";

    /// <summary>How a verdict is shown.</summary>
    internal static CellState State(Verdict verdict) => verdict switch
    {
        Verdict.Violated => CellState.Violated,
        Verdict.Holds or Verdict.Proved => CellState.Holds,
        Verdict.NotApplicable => CellState.None,
        _ => CellState.Open,
    };

    /// <summary>A verdict in a word.</summary>
    internal static string Text(VerdictRow row)
    {
        var engine = row.Engine is ExhaustiveCheck.Engine ? string.Empty : row.Engine[..1] + " ";
        return row.Verdict switch
        {
            Verdict.Violated => engine + string.Join(' ', row.Costs.Reverse().Select(Cost)) + (row.Reach is { Reached: false } ? "*" : string.Empty),
            Verdict.Holds when row.Tested == 0 => "untested",
            _ => row.Verdict.Text(),
        };
    }

    /// <summary>A verdict in full.</summary>
    internal static IReadOnlyList<string> Facts(VerdictRow row)
    {
        var costs = row.Costs.Count == 0 ? string.Empty : $", shortest {string.Join(" or ", row.Costs.Select(cost => $"{Counted.Of(cost.Length, "command")} with {Counted.Of(cost.Faults, "fault")}"))}";
        var seen = row.Seen is { } count ? string.Create(CultureInfo.InvariantCulture, $"; {count:n0} {(row.Engine == ExhaustiveCheck.Engine ? "states" : "commands")} seen") : string.Empty;
        var bound = row.Bound is { } most ? $"; looked at runs of up to {Counted.Of(most, "command")}" : string.Empty;
        var tested = row.Tested is { } tests ? tests == 0 ? "; never put to the test" : string.Create(CultureInfo.InvariantCulture, $"; put to the test {tests:n0} times") : string.Empty;
        var facts = new List<string> { $"{row.Engine}: {row.Verdict.Text()}{costs}{seen}{bound}{tested}" };
        if (row.Reach is { } reach)
        {
            facts.Add(reach.Needs is { } needs ? $"not reachable in a released kernel: it needs {needs}" : "reachable in the released kernel, with memfd");
        }

        return facts;
    }

    private static PageCell Cell(CheckExpectation expectation, VerdictRow[] rows, string column)
    {
        var conclusion = Conclusion.Of(rows);
        var compared = expectation.Verdicts.Where(verdict => verdict.Row.Invariant == conclusion.Invariant).ToArray();
        var wrong = compared.Any(verdict => verdict.Standing == ExpectedStanding.Differs || CheckExpectation.IsUnexpected(verdict))
            || expectation.Run.Disagreements.Contains(conclusion.Invariant);
        var expected = compared.Select(verdict => verdict.Expected).FirstOrDefault(text => text is not null);
        string[] standing = expected is null ? [] : [wrong ? $"NOT AS EXPECTED: docs/manifest.json has {expected}" : $"as docs/manifest.json expects: {expected}"];
        return new PageCell(
            conclusion.Invariant, column, wrong ? CellState.Unexpected : State(conclusion.Verdict), Text(conclusion.Row),
            [.. rows.SelectMany(Facts), .. standing])
        {
            Trace = conclusion.Row.Trace,
        };
    }

    private static IReadOnlyList<PageRow> Rows(IReadOnlyList<PageCell> cells, Func<string, string> sentence) =>
        [.. cells.Select(cell => cell.Row).Distinct().Order(StringComparer.Ordinal).Select(id => new PageRow(id, SolverCheck.Sentences.GetValueOrDefault(id) ?? sentence(id)))];

    private static string Column(CheckRun run, string first) =>
        run.Set.System.Design.Id == first ? run.Set.System.Workload.Id : $"{run.Set.System.Workload.Id}, {run.Set.System.Design.Id}";

    private static string Cost(FaultFrontierPoint cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.Length}{(cost.Faults == 0 ? string.Empty : $"+{cost.Faults}")}");

    private static string Bounds(string name, Workload workload) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: kexecs <= {workload.Bounds.Kexecs}, faults <= {workload.Bounds.Faults}");

    private static IReadOnlyList<string> Premises(CheckRun run)
    {
        var system = run.Set.System;
        var premises = new List<string> { $"{system.Design.Id} on {Bounds(system.Workload.Id, system.Workload)}" };
        if (run.Exploration is { } report)
        {
            premises.Add(string.Create(CultureInfo.InvariantCulture, $"{report.Distinct:n0} states, {report.Steps:n0} commands, {report.Depth} levels; ")
                + (report.CompleteTo is { } length ? $"stopped by a bound, every run of up to {Counted.Of(length, "command")} judged" : "complete"));
            premises.AddRange(report.CutOffs.Select(cut => $"not followed: {Counted.Of(cut.Steps, "step")} ({cut.Reason})"));
        }

        premises.AddRange(Invention.Of(system.Workload).Select(invention => $"invented: {invention.Text}"));
        var binds = WhatBinds.On(system);
        premises.AddRange(WhatBinds.Always);
        if (binds.UserNever.Count > 0)
        {
            premises.Add($"programs never: {string.Join(", ", binds.UserNever)}");
        }

        if (binds.DriverNever.Count > 0)
        {
            premises.Add($"drivers never: {string.Join(", ", binds.DriverNever)}");
        }

        return premises;
    }

    private static IReadOnlyList<string> Notes(IReadOnlyList<CheckExpectation> expectations, PageCell[] cells)
    {
        var notes = new List<string> { Count(cells) };
        if (expectations.Count(expectation => expectation.Spoken) is > 0 and var spoken)
        {
            var good = expectations.Count(expectation => expectation.Spoken && !expectation.IsBad && !expectation.IsOpen);
            notes.Add($"{good} of {Counted.Of(spoken, "run")} {(good == 1 ? "is" : "are")} as docs/manifest.json expects.");
        }

        notes.AddRange(expectations.SelectMany(expectation => expectation.Differences.Select(difference => $"NOT AS EXPECTED {expectation.Run.Set.System.Workload.Id}: {difference}")));
        notes.Add(Legend);
        return notes;
    }

    private static string Count(IReadOnlyList<PageCell> cells)
    {
        var violated = cells.Count(cell => cell.State == CellState.Violated || (cell.State == CellState.Unexpected && cell.Trace is not null));
        var open = cells.Count(cell => cell.State == CellState.Open);
        var wrong = cells.Count(cell => cell.State == CellState.Unexpected);
        return $"{Counted.Of(cells.Count, "verdict")}: {cells.Count - violated - open} hold, {violated} violated, {open} undecided{(wrong > 0 ? $"; {wrong} not as expected" : string.Empty)}.";
    }
}
