using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Luo;

/// <summary>Everything that can be done in a state: each enabled command with each choice of failures that the bounds still allow, as steps of a trace.</summary>
/// <param name="Steps">By command, first without a failure, then with one at each point, and so on.</param>
/// <param name="NoRoom">Choices that are left out because a state has no room for what they make.</param>
public sealed record StepChoices(IReadOnlyList<TraceStep> Steps, int NoRoom)
{
    /// <summary>The choices in <paramref name="state"/>; none where the machine has stopped.</summary>
    /// <param name="set">Design, workload, and the invariants that are asked.</param>
    /// <param name="state">The state; left as it is.</param>
    public static StepChoices Of(InvariantSet set, byte[] state)
    {
        var steps = new List<TraceStep>();
        var noRoom = 0;
        var view = new LuoState(set.System.Layout, state);
        if (view.Core.Halted != 0)
        {
            return new StepChoices(steps, noRoom);
        }

        var budget = Math.Min(Deviations.Most, set.System.Workload.Bounds.Faults - view.Core.Faults);
        for (var command = 0; command < set.System.Catalog.Commands.Count; command++)
        {
            if (set.System.Catalog.Enabled(view, command))
            {
                Branch(set, state, new ReplayCommand(command), 0, budget, steps, ref noRoom);
            }
        }

        return new StepChoices(steps, noRoom);
    }

    /// <summary>The step that deviates at the given points, then those that deviate at one more from <paramref name="from"/> on.</summary>
    private static void Branch(InvariantSet set, byte[] state, ReplayCommand replay, int from, int budget, List<TraceStep> steps, ref int noRoom)
    {
        int passed;
        try
        {
            steps.Add(TracePlayer.Take(set, replay, state, out passed));
        }
        catch (DimensionExceededException)
        {
            noRoom++;
            return;
        }

        for (var point = from; budget > 0 && point < Math.Min(passed, Deviations.MostPoints); point++)
        {
            Branch(set, state, replay with { Points = replay.Points | (1UL << point) }, point + 1, budget - 1, steps, ref noRoom);
        }
    }
}
