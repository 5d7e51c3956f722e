using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Random;
using LuoModel.Search;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo check</c>: the verdict of every engine on every invariant, and the shortest trace of each violation.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var options = new CheckCommandOptions();
        var command = new Command("check", "Check designs on workloads with every engine; the shortest trace of each violation.");
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Read(parsed, console.Stop), console));
        return command;
    }

    private static int Run(CheckRequest request, LuoConsole console)
    {
        var manifest = ManifestFile.Read();
        var runs = new List<CheckRun>();
        using (var line = new ProgressLine(console))
        {
            foreach (var design in request.Designs)
            {
                runs.AddRange(request.Workloads.TakeWhile(_ => !console.Stop.IsCancellationRequested)
                    .Select(workload => CheckOne(request, design, workload, line)));
            }
        }

        var expectations = request.Accept ? Accept(manifest, runs, request) : Expectations(manifest, runs, request);
        JsonReport.Write(request.Json, console, json => CheckJson.Write(json, runs, request.Check));
        if (request.Json != JsonReport.StandardOutput)
        {
            new CheckText(console, request).Write(runs, expectations);
        }

        return Exit(runs, expectations, console.Stop.IsCancellationRequested);
    }

    private static CheckRun CheckOne(CheckRequest request, Design design, Workload workload, ProgressLine line)
    {
        var options = request.Check with
        {
            Progress = line.IsShown ? new Relay<ExplorationProgress>(progress => line.Report(ProgressText(design, workload, progress))) : null,
            RandomProgress = line.IsShown ? new Relay<RandomProgress>(progress => line.Report(ProgressText(design, workload, progress))) : null,
        };
        var run = Checker.Run(design, workload, request.Engines, options);
        var solver = request.Engines.Count == 0 || request.Engines.Contains(SolverCheck.Engine);
        return solver ? WithSolver(run, request.Check) : run;
    }

    /// <summary>The run with the solver's rows; without them where the user stops it, as what the other engines know is reported all the same.</summary>
    private static CheckRun WithSolver(CheckRun run, CheckOptions options)
    {
        try
        {
            return options.Cancellation.IsCancellationRequested ? run : run with { Rows = [.. run.Rows, .. SolverCheck.Rows(run.Set, options)] };
        }
        catch (OperationCanceledException)
        {
            return run;
        }
    }

    private static string ProgressText(Design design, Workload workload, ExplorationProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{design.Id} on {workload.Id}: {progress.Distinct:n0} states ({progress.StatesPerSecond / 1000:n0} k/s), depth {progress.Depth}, "
        + $"{progress.Queued:n0} queued, {progress.Bytes >> 20} MiB{(progress.Predicted is { } end ? $", about {end:n0} in all" : string.Empty)}");

    private static string ProgressText(Design design, Workload workload, RandomProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{design.Id} on {workload.Id}: random, {progress.Commands:n0} commands a lane in {progress.Seconds:n0} s, {progress.Tuples:n0} tuples, {progress.Violations} violations");

    /// <summary>For each run the differences from the manifest; null where the manifest does not speak of it.</summary>
    private static IReadOnlyList<string>?[] Expectations(Manifest manifest, List<CheckRun> runs, CheckRequest request) =>
    [
        .. runs.Select(run => request.Check.IsDefault && run.Exploration is { Outcome: not ExplorationOutcome.Cancelled }
            && manifest.Find(run.Set.System.Design.Id, run.Set.System.Workload.Id) is { } expected
                ? Manifest.Differences(expected, Manifest.Of(run))
                : null),
    ];

    private static IReadOnlyList<string>?[] Accept(Manifest manifest, List<CheckRun> runs, CheckRequest request)
    {
        if (!request.Check.IsDefault || runs.Any(run => run.Exploration is null))
        {
            throw new UserError("--accept moves the manifest, expected no other bounds, invariants or engines with it");
        }

        foreach (var run in runs)
        {
            manifest.Put(Manifest.Of(run));
        }

        ManifestFile.Write(manifest);
        return Expectations(manifest, runs, request);
    }

    /// <summary>Where the manifest speaks: as expected or not. Elsewhere: violated, undecided, or all holds.</summary>
    private static int Exit(List<CheckRun> runs, IReadOnlyList<string>?[] expectations, bool stopped)
    {
        var worst = stopped ? ExitCode.Undecided : ExitCode.Done;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var bad = run.Disagreements.Count > 0
                || (expectations[i] is { } differences ? differences.Count > 0 : run.Rows.Any(IsViolation));
            if (bad)
            {
                return ExitCode.Found;
            }

            var undecided = expectations[i] is null && run.Rows.Any(row => IsUndecided(row, run));
            worst = undecided ? ExitCode.Undecided : worst;
        }

        return worst;
    }

    /// <summary>That not every order works is an answer of the solver, and no violation.</summary>
    private static bool IsViolation(VerdictRow row) => row.Verdict == Verdict.Violated && !SolverCheck.Sentences.ContainsKey(row.Invariant);

    /// <summary>Where the solver's bound ends another engine may know more.</summary>
    private static bool IsUndecided(VerdictRow row, CheckRun run) => row.Verdict is Verdict.Unknown or Verdict.Unavailable
        && !run.Rows.Any(other => other.Invariant == row.Invariant && row.Engine == SolverCheck.Engine && other.Verdict is Verdict.Holds or Verdict.Violated);

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
