using LuoModel.Model.Traces;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>Turns a run that the solver found into commands of the step.</summary>
internal static class RelationTrace
{
    /// <summary>The first <paramref name="length"/> commands of a model, with the points at which the environment deviates in the step's numbering.</summary>
    public static IReadOnlyList<ReplayCommand> Commands(CoreRelation relation, Solution model, int length) =>
        [.. Enumerable.Range(0, length).Select(i => Command(relation, model, i))];

    private static ReplayCommand Command(CoreRelation relation, Solution model, int number)
    {
        var chosen = relation.System.Chosen(model, number);
        var call = relation.Write(chosen, new ActionStep(relation.System.Terms, relation.System.State(number), $"@{number}"));
        var passed = call.Points.Where(point => model.Evaluate(point.Asked, true).IsTrue).ToList();
        var points = 0UL;
        for (var point = 0; point < passed.Count; point++)
        {
            points |= model.Evaluate(passed[point].Deviates, true).IsTrue ? 1UL << point : 0;
        }

        return new ReplayCommand(chosen, points);
    }
}
