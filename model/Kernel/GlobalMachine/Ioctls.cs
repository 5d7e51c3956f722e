using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>luo_ioctl.c of v3, blob 4c0f6708e411: dispatch and the operations of /dev/liveupdate (specification 1.1, 1.4).</summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    /// <summary>The least size word of each command: the offset behind the last field it needs.</summary>
    private static ReadOnlySpan<byte> IoctlMinimum => [16, 16, 16, 8, 8, 16, 16];

    private Result DeviceIoctl(in Command command)
    {
        var file = _k.Lookup(command.Fd);
        if (file < 0)
        {
            return new Result(Errno.EBADF);
        }

        if (_k.State.User(file).Kind != UserFileKind.Device)
        {
            return new Result(Errno.ENOTTY);
        }

        return command.Op switch
        {
            Op.GetState => IoctlGetState(),
            Op.SetEvent => new Result(IoctlSetEvent(command.Value)),
            Op.FdPreserve => new Result(IoctlFdPreserve(command.Token, command.Other)),
            Op.FdUnpreserve => new Result(UnregisterFile(command.Token)),
            Op.FdRestore => IoctlFdRestore(command.Token, command.As),
            Op.GetFdState => IoctlGetFdState(command.Token, command.Value != 0),
            Op.SetFdEvent => new Result(IoctlSetFdEvent(command.Token, command.Value)),
            _ => RawDeviceIoctl(command),
        };
    }

    /// <summary>luo_ioctl() for a call by number: the checks in their order, then the operation on an argument that is zero behind its size word.</summary>
    private Result RawDeviceIoctl(in Command command)
    {
        const int TailOffset = 240;
        var flags = (RawIoctl)command.Value;
        if ((uint)command.Object >= (uint)IoctlMinimum.Length)
        {
            return new Result(Errno.EINVAL);
        }

        if ((flags & RawIoctl.BadType) != 0)
        {
            return new Result(Errno.ENOTTY);
        }

        if (command.Other < IoctlMinimum[command.Object])
        {
            return new Result(Errno.EINVAL);
        }

        if ((flags & RawIoctl.Tail) != 0 && command.Other > TailOffset)
        {
            return new Result(Errno.E2BIG);
        }

        var zero = _k.Workload.Tokens is [0, ..] ? 0 : -1;
        return command.Object switch
        {
            0 => new Result(IoctlFdPreserve(zero, -1)),
            1 => new Result(UnregisterFile(zero)),
            2 => IoctlFdRestore(zero, -1),
            3 => IoctlGetState() with { Value = -1 },
            4 => new Result(IoctlSetEvent((int)LuoEventCode.Prepare)),
            5 => IoctlGetFdState(zero, incoming: false) with { Value = -1 },
            _ => new Result(IoctlSetFdEvent(zero, (int)LuoEventCode.Prepare)),
        };
    }

    /// <summary>luo_ioctl_get_state(): takes no lock.</summary>
    private readonly Result IoctlGetState() =>
        _k.Fails(FaultKind.CopyToUser) ? new Result(Errno.EFAULT) : new Result(0, (int)_k.Core.State);

    /// <summary>luo_ioctl_set_event(): FREEZE belongs to the reboot path alone.</summary>
    private int IoctlSetEvent(int code) => code switch
    {
        (int)LuoEventCode.Prepare => Shared.LuoPrepare(ref this),
        (int)LuoEventCode.Finish => Shared.LuoFinish(ref this),
        (int)LuoEventCode.Cancel => Shared.LuoCancel(ref this),
        _ => Errno.EINVAL,
    };

    /// <summary>luo_ioctl_fd_preserve(): the result is tested the wrong way round, so user space sees 0 for every failure (R02).</summary>
    private int IoctlFdPreserve(int token, int fd)
    {
        var ret = RegisterFile(token, fd);
        if (TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.RegisterFileCall) { Ret = ret, Token = (short)token });
        }

        if (_k.Design.PreserveAnswer == PreserveAnswer.Reported)
        {
            return ret != 0 ? ret : _k.Fails(FaultKind.CopyToUser) ? Errno.EFAULT : 0;
        }

        return ret != 0 && _k.Fails(FaultKind.CopyToUser) ? Errno.EFAULT : 0;
    }

    /// <summary>
    /// luo_ioctl_fd_restore(). The descriptor is installed before the answer is copied: after -EFAULT it stays open, and nobody knows its number. A positive
    /// callback result is taken as success, without a file.
    /// </summary>
    private Result IoctlFdRestore(int token, int descriptor)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var ret = RetrieveFile(token, out var file);
        if (ret < 0 || _k.IsHalted)
        {
            return new Result(ret);
        }

        if (_k.Fails(FaultKind.CopyToUser))
        {
            return new Result(Errno.EFAULT);
        }

        if (file >= 0 && descriptor >= 0)
        {
            _k.Install(descriptor, file);
        }

        return new Result(0, file);
    }

    /// <summary>luo_ioctl_get_fd_state().</summary>
    private readonly Result IoctlGetFdState(int token, bool incoming)
    {
        var state = FileState(token, incoming);
        if (state < 0)
        {
            return new Result(state);
        }

        return _k.Fails(FaultKind.CopyToUser) ? new Result(Errno.EFAULT) : new Result(0, state);
    }

    /// <summary>luo_ioctl_set_fd_event(): a positive callback result comes out as it is.</summary>
    private readonly int IoctlSetFdEvent(int token, int code) => code switch
    {
        (int)LuoEventCode.Prepare => FilePrepare(token),
        (int)LuoEventCode.Freeze => FileFreeze(token),
        (int)LuoEventCode.Finish => FileFinish(token),
        (int)LuoEventCode.Cancel => FileCancel(token),
        _ => Errno.EINVAL,
    };

    /// <summary>luo_release() of v3: the files belong to the open device. The state of the machine does not change (B27).</summary>
    public void ReleaseDevice()
    {
        if (_k.Design.DeviceRelease == DeviceRelease.Cancel && _k.Core.State is (MachineState.Prepared or MachineState.Frozen))
        {
            _k.Core.KhoFinalized = 0;
            Shared.CancelUpdate(ref this);
        }

        UnregisterAllFiles();
        SweepWords();
        _k.Core.DeviceOpen = 0;
    }
}
