using System.Text;
using LuoModel.Model.State;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>
/// Further results: the names and numbers that recordings show and that states leave out. They follow from the whole history, so only scenarios with one order
/// of steps can expect them; these are played as the script of a recording.
/// </summary>
internal static class FieldCheck
{
    /// <summary>The first step with another further result than expected; null when there is none.</summary>
    public static UnexpectedResult? FirstUnexpected(ScenarioProgram program)
    {
        var steps = program.Phases.SelectMany(phase => phase).SelectMany(actor => actor).Select(step => step.Source).ToArray();
        if (steps.All(step => step.ExpectedOn(program.Design) is not { Field.Length: > 0 }))
        {
            return null;
        }

        for (var room = program.Script.Dimensions; ;)
        {
            try
            {
                return Play(program, steps, room);
            }
            catch (DimensionExceededException e)
            {
                room = Room.More(room, e.Dimension, program.Script.Workload);
            }
        }
    }

    private static UnexpectedResult? Play(ScenarioProgram program, ScenarioStep[] steps, Dimensions room)
    {
        using var player = new Player(program.Script, program.Design, room);
        for (var i = 0; i < steps.Length && player.Result.Returned; i++)
        {
            player.Step(program.Script.Steps[i]);
            if (steps[i].ExpectedOn(program.Design) is not { Field.Length: > 0 } expected)
            {
                continue;
            }

            var actual = player.Field.IsEmpty ? "nothing further" : $"{RecordedLine.NameOf(player.FieldPart)} {Encoding.UTF8.GetString(player.Field)}";
            if (player.Field.IsEmpty || actual != $"{expected.Field} {expected.FieldJson}")
            {
                return new UnexpectedResult(-1, steps[i], $"{expected.Result} {expected.Field} {expected.FieldJson}", $"{StepResult.Of(player.Result)} {actual}");
            }
        }

        return null;
    }
}
