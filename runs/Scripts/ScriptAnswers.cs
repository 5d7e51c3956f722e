using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Why;

namespace LuoModel.Runs.Scripts;

/// <summary>What one command of a script answers, and why.</summary>
/// <param name="Op">The operation; none for a command that speaks to the outside.</param>
/// <param name="Ret">0, a positive result or a negative errno; <see cref="int.MinValue"/> when it does not return.</param>
/// <param name="Cause">What refused it, in words; empty when nothing did.</param>
public sealed record ScriptAnswer(Op Op, int Ret, string Cause);

/// <summary>Plays scripts of recordings on a design, and says what each command answers and which check refused it.</summary>
public static class ScriptAnswers
{
    /// <summary>The answers, one for each command up to the first that does not return.</summary>
    /// <exception cref="UserError">A command is none.</exception>
    public static IReadOnlyList<ScriptAnswer> Of(Design design, IReadOnlyList<string> commands)
    {
        var script = RecordingWriter.Compile("script", design, commands);
        for (var room = script.Dimensions; ;)
        {
            try
            {
                return Play(script, design, room);
            }
            catch (DimensionExceededException e)
            {
                room = Room.More(room, e.Dimension, script.Workload);
            }
        }
    }

    private static List<ScriptAnswer> Play(Script script, Design design, Dimensions room)
    {
        var machine = new LuoMachine(design, script.Workload, room);
        var state = machine.NewState();
        var outside = new ScriptedOutside();
        var sink = new ExplainingBuffer();
        var answers = new List<ScriptAnswer>();
        foreach (var step in script.Steps)
        {
            if (step.Outside >= 0)
            {
                script.Outside[step.Outside].Apply(outside);
                answers.Add(new ScriptAnswer(Op.None, 0, string.Empty));
                continue;
            }

            sink.Clear();
            var environment = new ScriptedEnvironment(outside);
            var result = machine.Step(new LuoState(machine.Layout, state), step.Command, ref environment, ref sink);
            var ret = result.Returned ? result.Ret : int.MinValue;
            answers.Add(new ScriptAnswer(step.Command.Op, ret, ret < 0 ? Cause(result, sink.Events) : string.Empty));
            if (!result.Returned)
            {
                break;
            }
        }

        return answers;
    }

    /// <summary>The last event that refuses: a check, a service that fails, a module that is going, else a callback that fails.</summary>
    private static string Cause(Result result, ReadOnlySpan<LuoEvent> events)
    {
        var cause = string.Empty;
        foreach (ref readonly var e in events)
        {
            cause = e.Kind switch
            {
                EventKind.Refused => GuardText.Sentence((Guard)e.N),
                EventKind.Fault => $"{Names.Of((FaultKind)e.N)} fails",
                EventKind.ModuleGetFailed => "a module is going and gives no reference",
                EventKind.Preserve or EventKind.Freeze or EventKind.Retrieve or EventKind.FlbPreserve or EventKind.FlbRetrieve when e.Ret < 0 => $"{Names.Of(e.Kind)} fails",
                _ => cause,
            };
        }

        return !result.Returned ? Names.Of(result) : cause;
    }
}
