using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Context;

/// <summary>
/// What every part of the kernel stands on while one command runs: the state, the environment that is asked, the sink that is told, and how far the command is.
/// It owns none of them, so copies of it are the same kernel.
/// </summary>
internal readonly ref struct KernelContext<TEnvironment, TSink>
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly ref TEnvironment _environment;
    private readonly ref TSink _sink;
    private readonly ref CommandProgress _progress;

    internal KernelContext(MachineFacts facts, LuoState state, ref TEnvironment environment, ref TSink sink, ref CommandProgress progress)
    {
        Facts = facts;
        State = state;
        _environment = ref environment;
        _sink = ref sink;
        _progress = ref progress;
    }

    /// <summary>What never changes.</summary>
    public MachineFacts Facts { get; }

    /// <summary>The state, edited in place.</summary>
    public LuoState State { get; }

    /// <summary>Who is told.</summary>
    public ref TSink Sink => ref _sink;

    /// <summary>How far the command is.</summary>
    public ref CommandProgress Progress => ref _progress;

    /// <summary>The design.</summary>
    public Design Design => Facts.Design;

    /// <summary>The workload.</summary>
    public Workload Workload => Facts.Workload;

    /// <summary>The global part of the state.</summary>
    public ref CoreRecord Core => ref State.Core;

    /// <summary>Whether the machine stopped in the middle of the command.</summary>
    public bool IsHalted => _progress.Stopped != Outcome.Returned;

    /// <summary>Stops the machine.</summary>
    public void Halt(Outcome outcome) => _progress.Stopped = outcome;

    /// <summary>Whether this use of a service fails; says so in an event.</summary>
    public bool Fails(FaultKind kind)
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
    public int Callback(EventKind kind, int who, int origin, int token, int natural) =>
        _environment.Callback(new CallbackPoint(kind, (short)who, (short)origin, (short)token, natural));

    /// <summary>An event without further fields.</summary>
    public void Emit(EventKind kind)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(kind));
        }
    }

    /// <summary>An errno, and for sinks that explain also the check that gives it and what it looked at.</summary>
    public int Refuse(int errno, Guard guard, int session = -1, int position = -1, int file = -1, int who = -1)
    {
        if (TSink.Explains)
        {
            _sink.Emit(new LuoEvent(EventKind.Refused) { N = (byte)guard, Ret = errno, Session = (short)session, Position = (short)position, File = (short)file, Who = (short)who });
        }

        return errno;
    }

    /// <summary>WARN_ON.</summary>
    public void Warn(WarnSite site, int n)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Warn) { Site = site, N = (byte)n });
        }
    }

    /// <summary>Stops the machine with a panic.</summary>
    public void Panic(WarnSite site)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Panic) { Site = site });
        }

        Halt(Outcome.Panic);
    }
}
