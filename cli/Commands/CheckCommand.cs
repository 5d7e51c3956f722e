using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Gate;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Random;
using LuoModel.Search;

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
        var gate = GateOptions.Add(command);
        var page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            var request = options.Read(parsed, console.Stop);
            if (page.IsAsked(parsed) && request.Against is not null)
            {
                throw new UserError("--against compares, expected no --report with it: ./luo review A B --report FILE.html writes that page");
            }

            return Run(request, console, expectations =>
            {
                gate.Write(parsed, console, () => GateOf.Check(expectations));
                page.Write(parsed, console, () => CheckPages.Of(expectations));
            });
        });
        return command;
    }

    private static int Run(CheckRequest request, LuoConsole console, Action<CheckExpectation[]> report)
    {
        if (request.Against is { } against)
        {
            return request.Designs.Count == 1 && !request.Accept && request.Shard == Shard.Whole
                ? ReviewCommand.Run(against, request.Designs[0].Id, request.Workloads, request.Check, request.Json, console)
                : throw new UserError("--against compares one whole design, expected one --design, no --accept and no --shard with it");
        }

        Selection.Invariants(request.Check.Invariants); // bad input is one line, so it is said before anything else
        var memory = request.Quick || request.Units.Count == 1 ? null : new RunMemory(console, Plan(request));
        memory?.Say();

        var runs = new List<CheckRun>();
        using (var line = new ProgressLine(console))
        {
            foreach (var (design, workload) in request.Shard.Of(request.Units).TakeWhile(_ => !console.Stop.IsCancellationRequested))
            {
                runs.Add(CheckOne(request, design, workload, line));
            }
        }

        if (!console.Stop.IsCancellationRequested)
        {
            memory?.Done();
        }

        // After the work: bad input is one line, and this may say another.
        var manifest = ManifestFile.Read(console);
        CheckExpectation[] expectations = request.Accept ? Accept(manifest, runs, request) : [.. runs.Select(run => CheckExpectation.Of(manifest, run, request.Check))];
        JsonReport.Write(request.Json, console, json => CheckJson.Write(json, expectations, request));
        if (request.Json != JsonReport.StandardOutput)
        {
            new CheckText(console, request).Write(runs, expectations);
        }

        report(expectations);
        return Exit(expectations, console.Stop.IsCancellationRequested);
    }

    /// <summary>What will be done, in a line.</summary>
    private static string Plan(CheckRequest request)
    {
        var designs = request.Designs.Count == 1 ? request.Designs[0].Id : Counted.Of(request.Designs.Count, "design");
        var workloads = request.Workloads.Count == 1 ? $"workload {request.Workloads[0].Id}" : Counted.Of(request.Workloads.Count, "workload");
        var part = request.Shard == Shard.Whole ? string.Empty : $", part {request.Shard.Index} of {request.Shard.Count}";
        var invariants = request.Check.Invariants.Count == 0 ? string.Empty : $", {Counted.Of(request.Check.Invariants.Count, "invariant")}";
        var faults = request.Check.Faults is { } most ? $", at most {Counted.Of(most, "fault")}" : string.Empty;
        return $"check {designs} on {workloads}{invariants}{faults}{part}, by {string.Join(", ", request.Engines.Select(engine => engine.Name))}, on {Counted.Of(request.Check.Threads, "thread")}";
    }

    private static CheckRun CheckOne(CheckRequest request, Design design, Workload workload, ProgressLine line)
    {
        var options = request.Check with
        {
            Progress = line.IsShown ? new Relay<ExplorationProgress>(progress => line.Report(ProgressText(design, workload, progress))) : null,
            RandomProgress = line.IsShown ? new Relay<RandomProgress>(progress => line.Report(ProgressText(design, workload, progress))) : null,
        };
        return Checker.Run(design, workload, request.Engines, options);
    }

    private static string ProgressText(Design design, Workload workload, ExplorationProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{design.Id} on {workload.Id}: {Counted.Of(progress.Distinct, "state")} ({progress.StatesPerSecond / 1000:n0} k/s), depth {progress.Depth}, "
        + $"{progress.Queued:n0} queued, {progress.Bytes >> 20} MiB{(progress.Predicted is { } end ? $", about {end:n0} in all" : string.Empty)}");

    private static string ProgressText(Design design, Workload workload, RandomProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{design.Id} on {workload.Id}: random, {Counted.Of(progress.Commands, "command")} a lane in {progress.Seconds:n0} s, {Counted.Of(progress.Tuples, "tuple")}, {Counted.Of(progress.Violations, "violation")}");

    private static CheckExpectation[] Accept(Manifest manifest, List<CheckRun> runs, CheckRequest request)
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
        return [.. runs.Select(run => CheckExpectation.Of(manifest, run, request.Check))];
    }

    /// <summary>Where the manifest speaks: as expected or not. Elsewhere: violated, undecided, or all holds.</summary>
    private static int Exit(CheckExpectation[] expectations, bool stopped) =>
        stopped ? ExitCode.Undecided
        : expectations.Any(expectation => expectation.IsBad || KernelLines.Contradicted(expectation.Run)) ? ExitCode.Found
        : expectations.Any(expectation => expectation.IsOpen || KernelLines.IsOpen(expectation.Run)) ? ExitCode.Undecided
        : ExitCode.Done;

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
