using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.Kernel.StateMachine;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>
/// Orchestrator of RFC v3 (August 2025): one global machine, no sessions. The parts follow the series: luo_ioctl.c here and in <c>Ioctls</c>, luo_core.c in
/// <c>Transitions</c> and <c>Boot</c>, luo_files.c in <c>Files</c>, <c>FileRegistration</c>, <c>FileEvents</c> and <c>FileTree</c>, what it needs of KHO in
/// <c>Kho</c>; luo_subsystems.c is shared with v4.
/// </summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k) : IOrchestrator, IOwnSubsystem
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;

    /// <summary>What v3 and v4 share.</summary>
    private readonly SharedMachine<TEnvironment, TSink> Shared => new(_k);

    /// <inheritdoc/>
    public Result Dispatch(in Command command)
    {
        var result = command.Op switch
        {
            Op.OpenDev => Shared.OpenSingleDevice(command.As),
            Op.GetState or Op.SetEvent or Op.FdPreserve or Op.FdUnpreserve or Op.FdRestore or Op.GetFdState or Op.SetFdEvent or Op.RawIoctl =>
                DeviceIoctl(command),
            Op.Register => new Result(Shared.RegisterFileHandler(command.Object)),
            Op.Unregister => new Result(UnregisterFileHandler(command.Object)),
            Op.RegisterSubsystem => new Result(Shared.RegisterSubsystem(command.Object)),
            Op.UnregisterSubsystem => new Result(Shared.UnregisterSubsystem(command.Object)),
            Op.GetSubsystemData => Shared.GetSubsystemData(command.Object),
            Op.SetSubsystem => SetSubsystem(command.Object, command.Value),
            Op.SetMem => Shared.SetMem(command.Value),
            Op.Reboot => RebootGlobalMachine(command.Value != 0),
            Op.ColdBoot => ColdBootGlobalMachine(),
            _ => new Result(Errno.ENOSYS),
        };
        SweepWords();
        return result;
    }

    private readonly Result SetSubsystem(int subsystem, int early)
    {
        _k.State.Subsystem(subsystem).Early = (byte)early;
        return Result.Ok;
    }

    /// <summary>The outgoing set (luo_files_xa_out) in ascending token order.</summary>
    private readonly Span<FileEntry> OutgoingFiles => _k.State.Global(0)[.._k.State.Machine.Outgoing];

    /// <summary>The incoming set (luo_files_xa_in) in ascending token order; before it is built, the nodes of the incoming file tree.</summary>
    private readonly Span<FileEntry> IncomingFiles => _k.State.Global(1)[.._k.State.Machine.Incoming];

    /// <summary>Position of <paramref name="token"/> in <paramref name="files"/>, -1 when it is not there.</summary>
    private static int Find(ReadOnlySpan<FileEntry> files, int token)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Token == token)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Gives back the handle and word slots that nothing names any more, so that history leaves no trace in the state.</summary>
    private readonly void SweepWords()
    {
        for (var slot = 0; slot < _k.State.Layout.Dimensions.Handles; slot++)
        {
            if (_k.State.Handle(slot).Origin != 0 && !Named(slot))
            {
                _k.FreeHandle(slot + 1);
            }
        }

        Shared.SweepSubsystemWords();
    }

    private readonly bool Named(int slot)
    {
        foreach (ref readonly var file in OutgoingFiles)
        {
            if (file.Data.Slot == slot)
            {
                return true;
            }
        }

        foreach (ref readonly var file in IncomingFiles)
        {
            if (file.Data.Slot == slot)
            {
                return true;
            }
        }

        foreach (ref readonly var node in _k.State.TreeNodes[.._k.State.Machine.TreeNodes])
        {
            if (node.Data.Slot == slot)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>v3 keeps the address of a file it restored without a reference.</summary>
    public readonly bool KeepsAddress(int file)
    {
        foreach (ref readonly var entry in IncomingFiles)
        {
            if (entry.File - 1 == file)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>There are no sessions.</summary>
    public readonly void ReleaseSession(int session)
    {
    }

    /// <inheritdoc/>
    public readonly void EndCommand()
    {
    }

    /// <inheritdoc/>
    readonly int IOwnSubsystem.Prepare() => FilesPrepare();

    /// <inheritdoc/>
    readonly int IOwnSubsystem.Freeze() => FilesFreeze();

    /// <inheritdoc/>
    readonly void IOwnSubsystem.Cancel() => FilesCancel(_k.State.Machine.Outgoing);

    /// <inheritdoc/>
    void IOwnSubsystem.Finish() => FilesFinish();
}
