using System.Diagnostics;
using System.Runtime.CompilerServices;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.Kernel.GlobalMachine;
using LuoModel.Model.Kernel.Kexecfs;
using LuoModel.Model.Kernel.SessionMachine;
using LuoModel.Model.Kernel.Sessions;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// One design on one workload with room for so much: the immutable part of the model. Shared by threads; the states are the caller's.
/// </summary>
public sealed class LuoMachine
{
    private readonly MachineFacts _facts;

    /// <summary>The design that runs.</summary>
    public Design Design => _facts.Design;

    /// <summary>What it runs on.</summary>
    public Workload Workload => _facts.Workload;

    /// <summary>Where everything is in a state.</summary>
    public Layout Layout { get; }

    /// <summary>Binds <paramref name="design"/> to <paramref name="workload"/> in states of <paramref name="dimensions"/>.</summary>
    public LuoMachine(Design design, Workload workload, Dimensions dimensions)
    {
        var pages = design.Vocabulary == Vocabulary.SessionMachine;
        dimensions = dimensions with { FileArrays = pages ? (3 * dimensions.Sessions) + 1 : 0 };
        if (design.Vocabulary == Vocabulary.GlobalMachine)
        {
            dimensions = dimensions with { GlobalFiles = Math.Max(1, dimensions.GlobalFiles) };
        }

        Layout = new Layout(dimensions);
        var cutNames = Enumerable.Range(0, workload.Names.Count).Select(i => (short)workload.CutName(i, design.NameLimit)).ToArray();
        _facts = new MachineFacts(design, workload, cutNames, OpenedBase: 1 + (2 * dimensions.Sessions));
    }

    /// <summary>A new state: kernel 1 has booted, LUO is enabled, nothing is registered, the device is not open.</summary>
    public byte[] NewState()
    {
        var bytes = new byte[Layout.Size];
        Reset(new LuoState(Layout, bytes));
        return bytes;
    }

    /// <summary>Makes <paramref name="state"/> what <see cref="NewState"/> gives.</summary>
    public void Reset(LuoState state)
    {
        state.Bytes.Clear();
        state.Core.Enabled = 1;
        state.Core.State = MachineState.Normal;
        for (var h = 0; h < Workload.Handlers.Count; h++)
        {
            ref var handler = ref state.Handler(h);
            handler.CanFinishRetrieved = (byte)(Workload.Handlers[h].InsistsOnItself ? 1 : 0);
            handler.UseFlb = (byte)(Design.FlbCounting == FlbCounting.Absent ? 0 : Workload.Handlers[h].UseFlb);
        }
    }

    /// <summary>
    /// Executes one command in place. Total and deterministic in (state, command, design, environment); allocates nothing.
    /// After an outcome other than <see cref="Outcome.Returned"/> the state is that of the moment the machine stopped.
    /// </summary>
    /// <exception cref="DimensionExceededException">The state has no room for what the command makes.</exception>
    public Result Step<TEnvironment, TSink>(LuoState state, in Command command, ref TEnvironment environment, ref TSink sink)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var progress = new CommandProgress { ReleaseHead = -1 };
        var kernel = new KernelContext<TEnvironment, TSink>(_facts, state, ref environment, ref sink, ref progress);
        return Design.Vocabulary switch
        {
            Vocabulary.Sessions => RunSessions(kernel, command),
            Vocabulary.Kexecfs => RunKexecfs(kernel, command),
            Vocabulary.SessionMachine => RunSessionMachine(kernel, command),
            Vocabulary.GlobalMachine => RunGlobalMachine(kernel, command),
            _ => throw new UnreachableException(),
        };
    }

    // One method each: a frame with room for all of them costs time in every step.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result RunSessions<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> kernel, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var orchestrator = new LuoKernel<TEnvironment, TSink>(kernel);
        return CommandRun.Execute(kernel, ref orchestrator, command);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result RunKexecfs<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> kernel, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var orchestrator = new KexecfsKernel<TEnvironment, TSink>(kernel);
        return CommandRun.Execute(kernel, ref orchestrator, command);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result RunSessionMachine<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> kernel, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var orchestrator = new LuoSessionMachine<TEnvironment, TSink>(kernel);
        return CommandRun.Execute(kernel, ref orchestrator, command);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result RunGlobalMachine<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> kernel, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var orchestrator = new LuoGlobalMachine<TEnvironment, TSink>(kernel);
        return CommandRun.Execute(kernel, ref orchestrator, command);
    }
}
