using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>
/// What the proposals v3 and v4 share: the device, the state lock, the transitions of the global machine, subsystems and handlers, and what they need of KHO.
/// Each adds its own member of the subsystem list, <see cref="IOwnSubsystem"/>.
/// </summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k)
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;

    /// <summary>luo_open(): single open, and nothing is rebuilt.</summary>
    internal Result OpenSingleDevice(int descriptor)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        if (_k.Core.Enabled == 0 && _k.Design.DisabledDevice == DisabledDevice.Absent)
        {
            return new Result(Errno.ENODEV);
        }

        if (_k.Core.DeviceOpen != 0)
        {
            return new Result(Errno.EBUSY);
        }

        _k.Core.DeviceOpen = 1;
        _k.Install(descriptor, _k.NewFile(UserFileKind.Device, 0));
        return Result.Ok;
    }

    internal Result SetMem(int kept)
    {
        _k.Core.FreedKept = (byte)kept;
        return Result.Ok;
    }

    /// <summary>liveupdate_register_file_handler(): pins the module while registered.</summary>
    internal int RegisterFileHandler(int handler)
    {
        StateReadEnter();
        ref var record = ref _k.State.Handler(handler);
        var ret = !NormalOrUpdated ? Errno.EBUSY
            : record.Registered != 0 ? Errno.EEXIST
            : !_k.GetModule(handler) ? Errno.EAGAIN
            : 0;
        if (ret == 0)
        {
            record.Registered = 1;
            record.EverRegistered = 1;
            _k.State.HandlerOrder[_k.Core.HandlerCount++] = (byte)handler;
        }

        StateReadExit();
        return ret;
    }
}
