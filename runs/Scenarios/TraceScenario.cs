using System.Text;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Running;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios;

/// <summary>
/// Traces as scenarios: the same steps in the same order with what failed at each and what it answered, and the invariants that were violated. What is written was
/// judged before, so it is as expected.
/// </summary>
public static class TraceScenario
{
    /// <summary>The text of the scenario, in the form of the formatter.</summary>
    /// <exception cref="UserError">The trace has something that scenarios can not say.</exception>
    public static string Write(Trace trace)
    {
        var name = "trace-of-" + string.Concat($"{trace.System.Design.Id}-on-{Path.GetFileName(trace.System.Workload.Id)}".Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        if (trace.System.Catalog is ScenarioCommands)
        {
            throw Can("the run of a scenario is one already");
        }

        string[] violated = [.. trace.Steps.SelectMany(step => step.Violated).Distinct().Order(StringComparer.Ordinal)];
        var text = new StringBuilder($"scenario {name}\n");
        text.Append(violated.Length == 0 ? $"claim A run of {trace.Steps.Count} commands.\n" : $"claim {string.Join(", ", violated)} violated.\n");
        text.Append($"{FormatVersion.Statement}\n# {trace.ReplayLine}\n");
        text.Append(WorkloadCatalog.IsBuiltIn(trace.System.Workload)
            ? $"workload {trace.System.Workload.Id}\n"
            : $"workload\n{trace.System.Workload.Statements}end\n");
        text.Append($"on {trace.System.Design.Id}\n\nscript:\n");
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            text.Append(StepNote.Of(trace, trace.Steps[i]) is { } note ? $"  # {note}\n" : string.Empty).Append(Step(trace, i)).Append('\n');
        }

        text.Append('\n').AppendJoin(string.Empty, violated.Select(id => $"expect always violated {id}\n"));
        return Judged(name, ScenarioFormatter.Format(name, text.ToString()));
    }

    private static string Step(Trace trace, int index)
    {
        var step = trace.Steps[index];
        var call = CommandText.Of(step.Command, trace.System.Workload)
            ?? throw Can($"it has no step for command {index + 1}, {Names.Of(step.Command, trace.System.Workload)}");
        var points = step.Replay.Points == 0 ? [] : PassedPoints.Of(trace, index);
        string[] failing = [.. Services(points, index), .. Callbacks(trace, points, index)];
        return $"{call}{(failing.Length > 0 ? $" with {string.Join(" and ", failing)}" : string.Empty)} = {StepResult.Of(step.Result)}";
    }

    private static IEnumerable<string> Services(IReadOnlyList<PassedPoint> points, int index)
    {
        foreach (var kind in points.Where(point => point.Service is not null).GroupBy(point => point.Service!.Value))
        {
            int[] failed = [.. kind.Select((point, i) => (point.Deviated, Use: i + 1)).Where(use => use.Deviated).Select(use => use.Use)];
            if (failed.Length > 1)
            {
                throw Can($"in command {index + 1} {Names.Of(kind.Key)} fails {failed.Length} times, and with a step it can fail once");
            }

            foreach (var use in failed)
            {
                yield return $"fault {Names.Of(kind.Key)}{(use == 1 ? string.Empty : $" n {use}")}";
            }
        }
    }

    /// <summary>
    /// A callback that answers something else. Injections are used up in their order, so those in front of the one that fails answer what the contract says.
    /// </summary>
    private static IEnumerable<string> Callbacks(Trace trace, IReadOnlyList<PassedPoint> points, int index)
    {
        foreach (var kind in points.Where(point => point.Service is null).GroupBy(point => point.Callback.Kind))
        {
            var calls = kind.ToArray();
            var last = Array.FindLastIndex(calls, call => call.Deviated);
            if (last < 0)
            {
                continue;
            }

            var word = RecordingFormat.Of(trace.System.Design.Vocabulary).Callbacks.FirstOrDefault(known => known.Value == kind.Key).Key
                ?? throw Can($"in command {index + 1} {Names.Of(kind.Key)} fails, which it can not inject");
            var alone = calls[..last].All(call => call.Callback.Who != calls[last].Callback.Who || call.Callback.Token != calls[last].Callback.Token);
            foreach (var call in alone ? calls[last..(last + 1)] : calls[..(last + 1)])
            {
                yield return $"inject {word}{(alone ? FailureText.Whose(trace.System.Workload, call.Callback) : string.Empty)} returns {Errno.Name(call.Answer)}";
            }
        }
    }

    private static string Judged(string name, string text)
    {
        Scenario scenario;
        ScenarioReport report;
        try
        {
            scenario = ScenarioParser.Parse(name, text, WorkloadCatalog.Get);
            report = ScenarioRunner.Run(scenario, scenario.Designs[0]);
        }
        catch (UserError error)
        {
            throw Can(error.Message);
        }

        return report.Judgements.FirstOrDefault(judgement => !judgement.AsExpected) is { } differs
            ? throw Can($"as one it would expect {differs.Expected} and find {differs.Found}")
            : text;
    }

    private static UserError Can(string why) => new($"the trace can not be a scenario: {why}");
}
