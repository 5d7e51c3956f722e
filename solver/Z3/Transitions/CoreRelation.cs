using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Commands;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions;

/// <summary>
/// The sessions, files and FLBs of a design on a workload as a transition relation: a second statement of what the step does, one file for each command in
/// <c>Commands/</c>. It is trusted as far as it agrees with the step, which <see cref="Checks.RelationAgreement"/> and the tests show.
/// </summary>
internal sealed class CoreRelation
{
    private readonly IReadOnlyList<Command> _commands;
    private readonly SessionVariables[] _sessions;
    private readonly int _files;
    private readonly bool _unbounded;

    /// <summary>Writes down a design on a workload.</summary>
    /// <exception cref="UserError">The relation does not cover them.</exception>
    /// <param name="terms">Builds formulas.</param>
    /// <param name="luo">The design on the workload.</param>
    /// <param name="unbounded">Any number of faults and kexecs, in place of the workload's; then they are not counted.</param>
    public CoreRelation(Terms terms, LuoSystem luo, bool unbounded = false)
    {
        if (CoreScope.Missing(luo) is { } missing)
        {
            throw new UserError($"design {luo.Design.Id} on workload {luo.Workload.Id}: outside of the transition relation: {missing}");
        }

        Luo = luo;
        _unbounded = unbounded;
        System = new TransitionSystem(terms) { Initial = Initial };
        State = new CoreVariables(System, luo.Design, luo.Workload);
        _commands = luo.Catalog.Commands;
        _sessions = [.. State.Sessions];
        _files = luo.Workload.Files.Count;
        for (var index = 0; index < _commands.Count; index++)
        {
            var number = index;
            System.Action(Name(number), step => Write(number, step));
        }
    }

    /// <summary>The design on the workload, as the step runs them.</summary>
    public LuoSystem Luo { get; }

    /// <summary>The variables of a state.</summary>
    public CoreVariables State { get; }

    /// <summary>The relation: action i is command i of the catalog.</summary>
    public TransitionSystem System { get; }

    /// <summary>Writes down command <paramref name="index"/> of the catalog on the state of <paramref name="step"/>.</summary>
    public Call Write(int index, ActionStep step)
    {
        var call = new Call(step, State, Luo.Design, Luo.Workload) { Unbounded = _unbounded };
        call.Require(call.T.Is(call[State.Stop], (int)Stop.No));
        Write(call, _commands[index]);
        if (!_unbounded)
        {
            call.Require(call.T.AtMost(call[State.Faults], Luo.Workload.Bounds.Faults));
        }

        return call;
    }

    /// <summary>Whether command <paramref name="command"/> of the catalog is made on a received session.</summary>
    public bool IsOnReceived(int command) =>
        _commands[command].Fd > 0 && _commands[command].Fd <= _sessions.Length && SessionAt(_commands[command].Fd).Incoming;

    private void Write(Call call, Command command)
    {
        switch (command.Op)
        {
            case Op.OpenDev:
                OpenDevice.Write(call);
                break;
            case Op.CreateSession:
                CreateSession.Write(call, State.Outgoing[command.Object]);
                break;
            case Op.RetrieveSession:
                RetrieveSession.Write(call, State.Handed[command.Object]);
                break;
            case Op.PreserveFd:
                PreserveFd.Write(call, SessionAt(command.Fd), FileAt(command.Other), IsRetrieved(command.Other));
                break;
            case Op.RetrieveFd:
                RetrieveFd.Write(call, SessionAt(command.Fd), FileAt(command.As));
                break;
            case Op.Finish:
                Finish.Write(call, SessionAt(command.Fd));
                break;
            case Op.Close when command.Fd <= _sessions.Length:
                CloseSession.Write(call, SessionAt(command.Fd));
                break;
            case Op.Close when IsRetrieved(command.Fd):
                CloseFile.Returned(call, FileAt(command.Fd));
                break;
            case Op.Close:
                CloseFile.Opened(call, FileAt(command.Fd));
                break;
            case Op.Reboot:
                Reboot.Write(call);
                break;
            case Op.FlbGetIn:
                FlbDriver.GetIncoming(call, command.Object);
                break;
            case Op.FlbPutIn:
                FlbDriver.PutIncoming(call, command.Object);
                break;
            case Op.FlbGetOut:
                FlbDriver.GetOutgoing(call, command.Object);
                break;
            case Op.FlbPutOut:
                FlbDriver.PutOutgoing(call, command.Object);
                break;
            default:
                throw new UserError($"workload {Luo.Workload.Id}: {command.Op} is outside of the transition relation");
        }
    }

    // Descriptor variables: the device, outgoing sessions, incoming ones, opened files, retrieved files.
    private SessionVariables SessionAt(int descriptor) => _sessions[descriptor - 1];

    private int FileAt(int descriptor) => (descriptor - 1 - _sessions.Length) % _files;

    private bool IsRetrieved(int descriptor) => descriptor - 1 - _sessions.Length >= _files;

    private string Name(int index)
    {
        var command = _commands[index];
        string Fd(int descriptor) => descriptor < 0 ? string.Empty : " " + Luo.Workload.Descriptors[descriptor];
        return $"{command.Op}{Fd(command.Fd)}{Fd(command.Op == Op.PreserveFd ? command.Other : (short)-1)}{Fd(command.As)}{(command.Op is >= Op.FlbGetIn and <= Op.FlbPutOut ? " " + Luo.Workload.Flbs[command.Object] : string.Empty)}";
    }

    private BoolExpr Initial(SystemState state)
    {
        var values = CoreProjection.Of(this, Luo.Initial, 0);
        return System.Terms.All(System.Variables.Select((variable, i) => variable switch
        {
            BitsVariable bits => System.Terms.Same(state[bits], System.Terms.Bits(values[i], bits.Width)),
            _ => values[i] != 0 ? state[(BoolVariable)variable] : !state[(BoolVariable)variable],
        }));
    }
}
