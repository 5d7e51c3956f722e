using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>A run of a scenario as a trace, with every invariant asked at every step.</summary>
internal static class ScenarioTrace
{
    /// <summary>The trace to a node of a search.</summary>
    public static Trace Of(Scenario scenario, Design design, ScenarioSearch search, int node)
    {
        var program = ScenarioProgram.Bind(scenario, design, InvariantCatalog.All);
        var path = search.Path(node);
        while (true)
        {
            try
            {
                return Play(program, path);
            }
            catch (DimensionExceededException e)
            {
                program.Grow(e.Dimension);
            }
        }
    }

    private static Trace Play(ScenarioProgram program, IReadOnlyList<Move> path)
    {
        var set = program.Set;
        var state = set.System.Initial.ToArray();
        var outside = new ScriptedOutside();
        var events = new EventBuffer(64);
        var steps = new List<TraceStep>();
        var asked = new List<string>();
        foreach (var move in path)
        {
            var step = program.Phases[move.Phase][move.Actor][move.Step];
            var taken = StepTaker.Take(program, state, outside, step, move, ref events);
            outside = taken.Outside;
            if (step.Lasting is not null)
            {
                asked.Add(step.Source.Call.ToString());
                continue;
            }

            if (move.Fails)
            {
                asked.AddRange(step.Source.With.Select(call => call.ToString()));
            }

            string[] violated = [.. Enumerable.Range(0, set.Invariants.Count).Where(i => (taken.Violated >> i & 1) != 0).Select(i => set.Invariants[i].Id)];
            var number = move.Continues ? step.Continue : step.Command;
            var actor = program.Scenario.Phases[move.Phase].Actors[move.Actor].Name;
            steps.Add(new TraceStep(
                set.System.Catalog.Commands[number], new ReplayCommand(number), taken.Result, events.Events.ToArray(), taken.State, violated)
            {
                Actor = actor == "script" ? Actors.Of(set.System.Catalog.Commands[number].Op) : actor,
                Outside = [.. asked],
            });
            asked.Clear();
            state = taken.State;
        }

        return new Trace(set.System, set.System.Initial.ToArray(), steps)
        {
            Checked = [.. set.Invariants.Select(invariant => invariant.Id)],
            Title = $"{program.Scenario.Name} on {program.Design.Id}",
            ReplayLine = $"./luo run {program.Scenario.File} --design {program.Design.Id} --format text",
        };
    }
}
