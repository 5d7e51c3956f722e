using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// The step: the only place where semantics live. One value per command; it edits the state in place. The parts are split as the kernel's files are, each in
/// a file of its own: Vfs (descriptors and files), LuoCore, LuoSession, LuoFile, LuoFlb, KhoBlock, and the orchestrators of v3 and v4.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly LuoMachine _machine;
    private readonly LuoState _state;
    private readonly ref TEnvironment _environment;
    private readonly ref TSink _sink;

    /// <summary>First and last file whose release waits for the end of the command, -1 when none.</summary>
    private int _releaseHead;
    private int _releaseTail;

    /// <summary>Set when the machine stopped in the middle of a command.</summary>
    private Outcome _halt;

    /// <summary>Set when the next kernel has another LUO ABI and is started without liveupdate=.</summary>
    private bool _foreignKernel;

    /// <summary>v4: something may be named by nothing any more, and is forgotten at the end of the command.</summary>
    private bool _sweep;

    /// <summary>v4: a session cleared its slot in an array that was freed.</summary>
    private bool _wroteFreed;

    internal LuoKernel(LuoMachine machine, LuoState state, ref TEnvironment environment, ref TSink sink)
    {
        _machine = machine;
        _state = state;
        _environment = ref environment;
        _sink = ref sink;
        _releaseHead = -1;
        _releaseTail = -1;
        _halt = Outcome.Returned;
    }

    private readonly Design Design => _machine.Design;

    private readonly Workload Workload => _machine.Workload;

    private readonly ref CoreRecord Core => ref _state.Core;

    /// <summary>Executes <paramref name="command"/>, then releases the files whose last reference went, as the kernel does on the return to user space.</summary>
    internal Result Run(in Command command)
    {
        Debug.Assert(Core.Halted == 0, "a machine that stopped takes no commands");
        var result = Dispatch(command);
        if (_halt == Outcome.Returned && result.Returned)
        {
            ReleaseFiles();
            if (Design.Vocabulary == Vocabulary.SessionMachine)
            {
                EndSessionMachineCommand();
            }
        }

        if (_halt != Outcome.Returned)
        {
            result = Result.Stuck(_halt);
        }

        if (!result.Returned)
        {
            Core.Halted = 1;
        }

        Debug.Assert(!result.Returned || _releaseHead < 0, "nothing waits between commands");
        return result;
    }

    private Result Dispatch(in Command command)
    {
        switch (command.Op)
        {
            case Op.Close:
                return Close(command.Fd);
            case Op.Dup:
                return Dup(command.Fd, command.As);
            case Op.OpenFile:
                return OpenFile(command.Object, command.As);
            case Op.WriteFile:
                return WriteFile(command.Fd);
            case Op.SealFile:
                return SealFile(command.Fd);
            case Op.SetModule:
                _state.ModuleGoing(command.Object) = (byte)command.Value;
                return Result.Ok;
            case Op.SetHandler:
                return SetHandler(command);
            default:
                return Design.Vocabulary switch
                {
                    Vocabulary.Sessions => DispatchSessions(command),
                    Vocabulary.GlobalMachine => DispatchGlobalMachine(command),
                    Vocabulary.Kexecfs => DispatchKexecfs(command),
                    Vocabulary.SessionMachine => DispatchSessionMachine(command),
                    _ => throw new UnreachableException(),
                };
        }
    }

    private readonly Result SetHandler(in Command command)
    {
        ref var handler = ref _state.Handler(command.Object);
        if (command.Other == (short)HandlerOption.CanFinish)
        {
            handler.CanFinishRetrieved = (byte)command.Value;
        }
        else
        {
            handler.UseFlb = (byte)command.Value;
        }

        return Result.Ok;
    }

    /// <summary>Whether this use of a service fails; says so in an event.</summary>
    private readonly bool Fails(FaultKind kind)
    {
        if (!_environment.Fails(kind))
        {
            return false;
        }

        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Fault) { N = (byte)kind });
        }

        return true;
    }

    /// <summary>Asks the environment for the result of a callback.</summary>
    private readonly int Callback(EventKind kind, int who, int origin, int token, int natural) =>
        _environment.Callback(new CallbackPoint(kind, (short)who, (short)origin, (short)token, natural));

    private readonly void Emit(EventKind kind)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(kind));
        }
    }

    /// <summary>An errno, and for sinks that explain also the check that gives it and what it looked at.</summary>
    private readonly int Refuse(int errno, Guard guard, int session = -1, int position = -1, int file = -1, int who = -1)
    {
        if (TSink.Explains)
        {
            _sink.Emit(new LuoEvent(EventKind.Refused) { N = (byte)guard, Ret = errno, Session = (short)session, Position = (short)position, File = (short)file, Who = (short)who });
        }

        return errno;
    }

    private readonly void Warn(WarnSite site, int n)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Warn) { Site = site, N = (byte)n });
        }
    }

    /// <summary>Stops the machine.</summary>
    private void Panic(WarnSite site)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Panic) { Site = site });
        }

        _halt = Outcome.Panic;
    }
}
