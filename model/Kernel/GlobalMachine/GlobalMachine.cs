using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// Orchestrator of RFC v3 (August 2025): one global machine, no sessions. The parts follow the series: luo_ioctl.c here and in <c>Ioctls</c>, luo_core.c in
/// <c>Transitions</c> and <c>Boot</c>, luo_files.c in <c>Files</c>, <c>FileRegistration</c>, <c>FileEvents</c> and <c>FileTree</c>, what it needs of KHO in
/// <c>Kho</c>; luo_subsystems.c is shared with v4.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchGlobalMachine(in Command command)
    {
        var result = command.Op switch
        {
            Op.OpenDev => OpenSingleDevice(command.As),
            Op.GetState or Op.SetEvent or Op.FdPreserve or Op.FdUnpreserve or Op.FdRestore or Op.GetFdState or Op.SetFdEvent or Op.RawIoctl =>
                DeviceIoctl(command),
            Op.Register => new Result(RegisterFileHandler(command.Object)),
            Op.Unregister => new Result(UnregisterFileHandler(command.Object)),
            Op.RegisterSubsystem => new Result(RegisterSubsystem(command.Object)),
            Op.UnregisterSubsystem => new Result(UnregisterSubsystem(command.Object)),
            Op.GetSubsystemData => GetSubsystemData(command.Object),
            Op.SetSubsystem => SetSubsystem(command.Object, command.Value),
            Op.SetMem => SetMem(command.Value),
            Op.Reboot => RebootGlobalMachine(command.Value != 0),
            Op.ColdBoot => ColdBootGlobalMachine(),
            _ => new Result(Errno.ENOSYS),
        };
        SweepWords();
        return result;
    }

    /// <summary>luo_open(): single open, and nothing is rebuilt.</summary>
    private Result OpenSingleDevice(int descriptor)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        if (Core.Enabled == 0 && Design.DisabledDevice == DisabledDevice.Absent)
        {
            return new Result(Errno.ENODEV);
        }

        if (Core.DeviceOpen != 0)
        {
            return new Result(Errno.EBUSY);
        }

        Core.DeviceOpen = 1;
        Install(descriptor, NewFile(UserFileKind.Device, 0));
        return Result.Ok;
    }

    private readonly Result SetSubsystem(int subsystem, int early)
    {
        _state.Subsystem(subsystem).Early = (byte)early;
        return Result.Ok;
    }

    private readonly Result SetMem(int kept)
    {
        Core.FreedKept = (byte)kept;
        return Result.Ok;
    }

    /// <summary>The outgoing set (luo_files_xa_out) in ascending token order.</summary>
    private readonly Span<FileEntry> OutgoingFiles => _state.Global(0)[..Machine.Outgoing];

    /// <summary>The incoming set (luo_files_xa_in) in ascending token order; before it is built, the nodes of the incoming file tree.</summary>
    private readonly Span<FileEntry> IncomingFiles => _state.Global(1)[..Machine.Incoming];

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
        for (var slot = 0; slot < _state.Layout.Dimensions.Handles; slot++)
        {
            if (_state.Handle(slot).Origin != 0 && !Named(slot))
            {
                FreeHandle(slot + 1);
            }
        }

        SweepSubsystemWords();
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

        foreach (ref readonly var node in _state.TreeNodes[..Machine.TreeNodes])
        {
            if (node.Data.Slot == slot)
            {
                return true;
            }
        }

        return false;
    }
}
