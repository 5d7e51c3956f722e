using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// One design on one workload with room for so much: the immutable part of the model. Shared by threads; the states are the caller's.
/// </summary>
public sealed class LuoMachine
{
    /// <summary>The design that runs.</summary>
    public Design Design { get; }

    /// <summary>What it runs on.</summary>
    public Workload Workload { get; }

    /// <summary>Where everything is in a state.</summary>
    public Layout Layout { get; }

    /// <summary>Name index -> index of the name cut to 63 characters, for designs that cut.</summary>
    internal short[] CutNames { get; }

    /// <summary>Handler number -> first file slot preferred for files of the workload; keeps slots canonical.</summary>
    internal int OpenedBase { get; }

    /// <summary>Binds <paramref name="design"/> to <paramref name="workload"/> in states of <paramref name="dimensions"/>.</summary>
    public LuoMachine(Design design, Workload workload, Dimensions dimensions)
    {
        var pages = design.Vocabulary == Vocabulary.SessionMachine;
        dimensions = dimensions with { FileArrays = pages ? (3 * dimensions.Sessions) + 1 : 0 };
        Design = design;
        Workload = workload;
        if (design.Vocabulary == Vocabulary.GlobalMachine)
        {
            dimensions = dimensions with { GlobalFiles = Math.Max(1, dimensions.GlobalFiles) };
        }

        Layout = new Layout(dimensions);
        OpenedBase = 1 + (2 * dimensions.Sessions);
        CutNames = new short[workload.Names.Count];
        for (var i = 0; i < CutNames.Length; i++)
        {
            CutNames[i] = (short)workload.CutName(i, design.NameLimit);
        }
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
        var kernel = new LuoKernel<TEnvironment, TSink>(this, state, ref environment, ref sink);
        return kernel.Run(command);
    }
}
