using System.Text.Json;
using LuoModel.Cli.Options;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Luo;
using LuoModel.Search;

namespace LuoModel.Cli.Renderers;

/// <summary>A check as JSON: the shape that tools rely on.</summary>
internal static class CheckJson
{
    /// <summary>Writes the members behind <c>schemaVersion</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CheckExpectation> runs, CheckRequest request)
    {
        request.Shard.Write(json, "check", request.Identity, request.Units.Count, runs.Select(_ => 1));
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            Run(json, run, request.Check);
        }

        json.WriteEndArray();
    }

    private static void Run(Utf8JsonWriter json, CheckExpectation expectation, CheckOptions options)
    {
        var run = expectation.Run;
        json.WriteStartObject();
        json.WriteString("design", run.Set.System.Design.Id);
        json.WriteString("workload", run.Set.System.Workload.Id);
        Words(json, "invented", [.. Invention.Of(run.Set.System.Workload).Select(invention => invention.Text)]);
        json.WriteStartObject("bounds");
        json.WriteNumber("kexecs", run.Set.System.Workload.Bounds.Kexecs);
        json.WriteNumber("faults", run.Set.System.Workload.Bounds.Faults);
        json.WriteNumber("maxStates", options.MaxStates);
        if (options.MaxDepth is { } depth)
        {
            json.WriteNumber("maxDepth", depth);
        }

        Binds(json, WhatBinds.On(run.Set.System));
        json.WriteEndObject();
        if (run.Exploration is { } report)
        {
            json.WriteString("outcome", report.Outcome.ToString());
            json.WriteNumber("distinct", report.Distinct);
            json.WriteNumber("transitions", report.Transitions);
            json.WriteNumber("steps", report.Steps);
            json.WriteNumber("depth", report.Depth);
            json.WriteBoolean("symmetry", report.Symmetry);
            LeftOut(json, report);
        }

        json.WriteStartArray("differences");
        foreach (var difference in expectation.Differences)
        {
            json.WriteStringValue(difference);
        }

        json.WriteEndArray();
        json.WriteStartArray("verdicts");
        foreach (var row in run.Rows)
        {
            Row(json, row, expectation.Verdicts.FirstOrDefault(verdict => ReferenceEquals(verdict.Row, row)));
        }

        json.WriteEndArray();
        Goals(json, run);
        Coverage(json, run);
        RandomJson.Write(json, run);
        json.WriteEndObject();
    }

    private static void Binds(Utf8JsonWriter json, WhatBinds binds)
    {
        json.WriteNumber("failuresPerCommand", binds.FailuresPerCommand);
        json.WriteNumber("pointsPerCommand", binds.PointsPerCommand);
        json.WriteString("callbackErrno", binds.CallbackErrno);
        json.WriteNumber("driverReferences", binds.DriverReferences);
        json.WriteBoolean("closedDescriptors", false);
        Words(json, "userNever", binds.UserNever);
        Words(json, "driverNever", binds.DriverNever);
    }

    private static void Words(Utf8JsonWriter json, string name, IReadOnlyList<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void LeftOut(Utf8JsonWriter json, ExplorationReport report)
    {
        if (report.CompleteTo is { } length)
        {
            json.WriteNumber("completeTo", length);
        }

        json.WriteStartArray("cutOffs");
        foreach (var cut in report.CutOffs)
        {
            json.WriteStartObject();
            json.WriteString("reason", cut.Reason);
            json.WriteNumber("judged", cut.Judged);
            json.WriteNumber("skipped", cut.Skipped);
            json.WriteNumber("completeTo", cut.CompleteTo);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Row(Utf8JsonWriter json, VerdictRow row, ComparedVerdict? compared)
    {
        json.WriteStartObject();
        json.WriteString("invariant", row.Invariant);
        json.WriteString("engine", row.Engine);
        json.WriteString("verdict", row.Verdict.Text());
        if (compared is { } beside)
        {
            json.WriteString("expected", beside.Expected);
            json.WriteString("got", Manifest.Text(row));
            json.WriteString("standing", beside.Standing.ToString().ToLowerInvariant());
        }

        if (row.Length is { } length)
        {
            json.WriteNumber("length", length);
            json.WriteNumber("faults", row.Faults ?? 0);
        }

        if (row.Seen is { } seen)
        {
            json.WriteNumber(row.Engine == "exhaustive" ? "states" : "commands", seen);
        }

        if (row.Tested is { } tested)
        {
            json.WriteNumber("tested", tested);
        }

        if (row.Bound is { } bound)
        {
            json.WriteNumber("bound", bound);
        }

        if (row.Frontier.Count > 0)
        {
            json.WriteStartArray("frontier");
            foreach (var point in row.Frontier)
            {
                json.WriteStartObject();
                json.WriteNumber("faults", point.Faults);
                json.WriteNumber("length", point.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (row.Reach is { } reach)
        {
            json.WriteBoolean("released", reach.Reached);
            json.WriteString("needs", reach.Needs ?? string.Empty);
        }

        if (row.Replay is { } replay)
        {
            json.WriteString("replay", replay);
        }

        json.WriteEndObject();
    }

    /// <summary>Every operation with every result, and every event, with how often they were seen; also those that never were.</summary>
    private static void Coverage(Utf8JsonWriter json, CheckRun run)
    {
        if (run.Coverage is not { } counts)
        {
            return;
        }

        json.WriteStartObject("coverage");
        json.WriteStartArray("results");
        foreach (var outcome in ListedOutcomes.Newest)
        {
            json.WriteStartObject();
            json.WriteString("command", Names.Of(outcome.Op));
            json.WriteString("result", Errno.Name(outcome.Ret));
            json.WriteString("when", outcome.When);
            json.WriteNumber("count", counts.Returned(outcome.Op, outcome.Ret));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        for (var kind = EventKind.None + 1; kind < EventKind.Count; kind++)
        {
            json.WriteStartObject();
            json.WriteString("event", Names.Of(kind));
            json.WriteNumber("count", counts.Events(kind, failed: false));
            json.WriteNumber("failed", counts.Events(kind, failed: true));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Goals(Utf8JsonWriter json, CheckRun run)
    {
        json.WriteStartArray("goals");
        foreach (var goal in run.Exploration?.Goals ?? [])
        {
            json.WriteStartObject();
            json.WriteString("goal", goal.Goal.Name);
            json.WriteBoolean("always", goal.Goal.Always);
            json.WriteString("verdict", goal.Verdict.ToString().ToLowerInvariant());
            if (goal.Doom is { } doom)
            {
                json.WriteNumber("doomedStates", doom.States);
                json.WriteNumber("doomedAfter", doom.Trace.Length);
                json.WriteString("doomedBy", Replay(run, doom.Trace));
                json.WriteString("lasso", Lasso.Close(run.Set, TracePlayer.Play(run.Set, doom.Trace)).Replay.ToString());
                json.WriteString("avoidedBy", doom.Escape is { } escape ? Replay(run, escape) : null);
            }

            if (goal.DoomByFault is { } byFault)
            {
                json.WriteNumber("doomedByFaultStates", byFault.States);
                json.WriteNumber("doomedByFaultAfter", byFault.Trace.Length);
                json.WriteString("doomedByFaultBy", Replay(run, byFault.Trace));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Replay(CheckRun run, ActionTrace actions) => TracePlayer.Play(run.Set, actions).Replay.ToString();
}
