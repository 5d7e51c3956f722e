using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Properties.Invariants;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>What a step left behind.</summary>
/// <param name="State">The machine.</param>
/// <param name="Outside">What was asked of the outside and still lasts.</param>
/// <param name="Result">What it answered.</param>
/// <param name="Violated">Invariants that it violates.</param>
internal readonly record struct TakenStep(byte[] State, ScriptedOutside Outside, Result Result, UInt128 Violated);

/// <summary>Takes one step of a scenario: the model's step under the scenario's environment.</summary>
internal static class StepTaker
{
    /// <summary>What fails during <paramref name="step"/> only.</summary>
    public static ScriptedOutside Clause(ProgramStep step, bool fails)
    {
        var here = new ScriptedOutside();
        foreach (var asked in fails ? step.With : [])
        {
            asked.Apply(here);
        }

        return here;
    }

    /// <summary>Takes <paramref name="step"/>; its events are left in <paramref name="events"/>.</summary>
    public static TakenStep Take(ScenarioProgram program, byte[] before, ScriptedOutside outside, ProgramStep step, Move move, ref EventBuffer events)
    {
        events.Clear();
        var lasting = outside.Idle && step.Lasting is null ? outside : outside.Clone();
        if (step.Lasting is { } told)
        {
            told.Apply(lasting);
            return new TakenStep(before, lasting, Result.Ok, 0);
        }

        var here = Clause(step, move.Fails);
        var set = program.Set;
        var command = set.System.Catalog.Commands[move.Continues ? step.Continue : step.Command];
        var after = (byte[])before.Clone();
        var state = new LuoState(set.System.Layout, after);
        var environment = new LayeredEnvironment(here, lasting);
        var result = set.System.Execute(state, command, ref environment, ref events);
        var view = new StepView(set.System, new LuoState(set.System.Layout, before), state, command, result, events.Events);
        return new TakenStep(after, lasting, result, set.CheckStep(view) | set.CheckState(state));
    }
}
