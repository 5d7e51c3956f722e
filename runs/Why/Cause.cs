using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Why;

/// <summary>Reads out of a refused call's events what refused it: the last of them that says so.</summary>
/// <param name="Function">The kernel function.</param>
/// <param name="Guard">What it found.</param>
/// <param name="Because">What is behind it.</param>
public sealed record Cause(string Function, string Guard, IReadOnlyList<string> Because)
{
    /// <summary>Why a step of a trace was refused; null where it was not, and where it was not the trace's own choices of failures that decided.</summary>
    /// <param name="system">The system.</param>
    /// <param name="before">The state in which it was taken.</param>
    /// <param name="step">The step.</param>
    public static Cause? Of(LuoSystem system, byte[] before, TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(step);
        if (step.Result.Returned && step.Result.Ret >= 0)
        {
            return null;
        }

        var sink = new ExplainingBuffer();
        var environment = new ChoosingEnvironment(step.Replay.Points);
        var result = system.Execute(new LuoState(system.Layout, (byte[])before.Clone()), step.Command, ref environment, ref sink);
        return result != step.Result ? null : Of(system, step.Command, result, new LuoState(system.Layout, (byte[])before.Clone()), sink.Events);
    }

    /// <summary>The cause of <paramref name="result"/>.</summary>
    /// <param name="system">The system.</param>
    /// <param name="command">The call.</param>
    /// <param name="result">What it answered.</param>
    /// <param name="before">The state in which it was made.</param>
    /// <param name="events">What happened.</param>
    public static Cause Of(LuoSystem system, in Command command, Result result, LuoState before, ReadOnlySpan<LuoEvent> events)
    {
        // A callback that fails because of what it asked LUO for is not the cause, the answer is.
        foreach (var callbacks in (bool[])[false, true])
        {
            for (var i = events.Length - 1; i >= 0; i--)
            {
                if ((callbacks ? Callback(system, command, events[i]) : Of(system, command, before, events[i])) is { } cause)
                {
                    return cause;
                }
            }
        }

        var function = Actors.KernelFunction(command.Op);
        return result.Outcome switch
        {
            Outcome.StuckRwsemRead or Outcome.StuckRwsemWrite when system.Design.Vocabulary != Vocabulary.Sessions =>
                new Cause(function, "the call waits for the state lock, which was given back once too often before", []),
            Outcome.StuckRwsemRead or Outcome.StuckRwsemWrite => new Cause(function, "the call waits for a lock that is held since the reboot hook succeeded, and the machine never jumped", []),
            Outcome.StuckMutex => new Cause(function, "the call waits for a mutex that its own task holds", Locked(system, before)),
            Outcome.Panic => new Cause(function, "the kernel panics", []),
            Outcome.Oops => new Cause(function, "the kernel reads memory that was never set up", []),
            _ when result.Ret == Errno.ENOSYS => new Cause(function, $"the design {system.Design.Id} has no such call", []),
            _ => new Cause(function, $"in state {before.Core.State.ToString().ToUpperInvariant()} the state machine answers {Errno.Name(result.Ret)}", []),
        };
    }

    private static Cause? Of(LuoSystem system, in Command command, LuoState before, in LuoEvent e)
    {
        var workload = system.Workload;
        switch (e.Kind)
        {
            case EventKind.Refused:
                var guard = (Guard)e.N;
                return new Cause(GuardText.Function(guard, command.Op), GuardText.Sentence(guard), Evidence.Of(guard, system, command, before, e));
            case EventKind.Fault:
                return new Cause(Actors.KernelFunction(command.Op), $"a service of the kernel fails: {Names.Of((FaultKind)e.N)}", []);
            case EventKind.ModuleGetFailed:
                return new Cause(Actors.KernelFunction(command.Op), "a module is going away and gives no reference", [Names.Of(e, workload)]);
            case EventKind.DependencyLookup when e.Ret != 0:
                return new Cause(
                    command.Op == Op.RetrieveFd ? "liveupdate_get_file_incoming() in luo_file.c" : "liveupdate_get_token_outgoing() in luo_file.c",
                    "a file that the handler depends on is not there yet",
                    [$"the handler asks for {workload.Files[e.Who].Name} in {CallbackOf(command.Op)}, in {Evidence.Session(system, before, e.Session)}"]);
            default:
                return null;
        }
    }

    private static string CallbackOf(Op op) => op switch
    {
        Op.RetrieveFd => "retrieve",
        Op.PreserveFd => "preserve",
        _ => "freeze",
    };

    private static Cause? Callback(LuoSystem system, in Command command, in LuoEvent e) =>
        e.Ret != 0 && e.Kind is (EventKind.Preserve or EventKind.Freeze or EventKind.Retrieve or EventKind.FlbPreserve or EventKind.FlbRetrieve or EventKind.Prepare
            or EventKind.SubsystemPrepare or EventKind.SubsystemFreeze)
            ? new Cause(Actors.KernelFunction(command.Op), "a callback fails", [Names.Of(e, system.Workload)])
            : null;

    private static List<string> Locked(LuoSystem system, LuoState before)
    {
        var lines = new List<string>();
        for (var file = 0; file < system.Workload.Files.Count; file++)
        {
            var needs = DependencyChecks.Needed(system.Design, system.Workload, file, CheckTimes.Retrieve).Select(need => system.Workload.Files[need].Name).ToArray();
            if (needs.Length > 0)
            {
                lines.Add($"{system.Workload.Files[file].Name} needs {string.Join(", ", needs)}");
            }
        }

        return before.Core.Incoming != 0 ? lines : [];
    }
}
