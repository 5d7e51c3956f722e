using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>luo_ioctl.c and luo_session.c of v4: dispatch on the device and on a session's descriptor (specification 1.1, 2.2).</summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>Number of the first session command.</summary>
    private const int SessionCommandBase = 0x40;

    /// <summary>Sizes of the device's structures, which are also the least size words: get_state, set_event, create_session, retrieve_session.</summary>
    private static ReadOnlySpan<byte> DeviceArguments => [8, 8, 64, 72];

    /// <summary>The same of a session: preserve_fd, unpreserve_fd, restore_fd, get_state, set_event.</summary>
    private static ReadOnlySpan<byte> SessionArguments => [16, 16, 16, 12, 8];

    /// <summary>luo_ioctl().</summary>
    private Result MachineDeviceIoctl(in Command command)
    {
        var device = _k.DeviceOf(command.Fd);
        if (device < 0)
        {
            return new Result(device);
        }

        return command.Op switch
        {
            Op.GetState => AnswerState(_k.Core.State),
            Op.SetEvent => SetGlobalEvent(command.Value),
            Op.CreateSession => CreateMachineSession(command.Object, command.As),
            _ => RetrieveMachineSession(command.Object, command.As),
        };
    }

    /// <summary>luo_session_ioctl().</summary>
    private Result MachineSessionIoctl(in Command command)
    {
        var session = _k.SessionOf(command.Fd);
        if (session < 0)
        {
            return new Result(session);
        }

        return command.Op switch
        {
            Op.PreserveFd => PreserveMachineFd(session, command.Other, command.Token),
            Op.UnpreserveFd => UnpreserveMachineFd(session, command.Token, command.Value),
            Op.RetrieveFd => RestoreFd(session, command.Token, command.As),
            Op.SessionGetState => GetSessionState(session, command.Value, command.Other),
            _ => SetSessionEvent(session, command.Value),
        };
    }

    /// <summary>luo_ioctl_set_event(): FREEZE is not for user space.</summary>
    private Result SetGlobalEvent(int code) => new(code switch
    {
        (int)LuoEventCode.Prepare => Shared.LuoPrepare(ref this),
        (int)LuoEventCode.Finish => Shared.LuoFinish(ref this),
        (int)LuoEventCode.Cancel => Shared.LuoCancel(ref this),
        _ => Errno.EOPNOTSUPP,
    });

    /// <summary>luo_session_get_state(): the incoming field is not used (B29).</summary>
    private readonly Result GetSessionState(int session, int reserved, int incoming)
    {
        if (reserved != 0 || (incoming > 0 && _k.Design.GetStateIncoming == GetStateIncoming.Refused))
        {
            return new Result(Errno.EOPNOTSUPP);
        }

        return AnswerState(_k.State.Session(session).State);
    }

    private readonly Result AnswerState(MachineState state) =>
        _k.Fails(FaultKind.CopyToUser) ? new Result(Errno.EFAULT) : new Result(0, (int)state);

    /// <summary>An ioctl by number: the checks in their order, then the operation on an argument that is zero behind its size word.</summary>
    private Result RawMachineIoctl(in Command command)
    {
        const int TailOffset = 240;
        var file = _k.Lookup(command.Fd);
        if (file < 0)
        {
            return new Result(Errno.EBADF);
        }

        var kind = _k.State.User(file).Kind;
        if (kind is not (UserFileKind.Device or UserFileKind.Session))
        {
            return new Result(Errno.ENOTTY);
        }

        var nr = kind == UserFileKind.Session ? command.Object - SessionCommandBase : command.Object;
        var sizes = kind == UserFileKind.Session ? SessionArguments : DeviceArguments;
        var flags = (RawIoctl)command.Value;
        if ((uint)nr >= (uint)sizes.Length)
        {
            return new Result(Errno.EINVAL);
        }

        if ((flags & RawIoctl.BadType) != 0)
        {
            return new Result(Errno.ENOTTY);
        }

        if (command.Other < sizes[nr])
        {
            return new Result(Errno.EINVAL);
        }

        if ((flags & RawIoctl.Tail) != 0 && command.Other > TailOffset)
        {
            return new Result(Errno.E2BIG);
        }

        return kind == UserFileKind.Session ? ZeroSessionCall(nr, _k.State.User(file).Session, command.As) : ZeroDeviceCall(nr, command.As);
    }

    /// <summary>A device call on zeros: event 0 is PREPARE, and the name is empty.</summary>
    private Result ZeroDeviceCall(int nr, int descriptor) => nr switch
    {
        0 => AnswerState(_k.Core.State),
        1 => SetGlobalEvent(0),
        2 => CreateMachineSession(EmptyName(), descriptor),
        _ => RetrieveMachineSession(EmptyName(), descriptor),
    };

    private readonly int EmptyName()
    {
        for (var i = 0; i < _k.Workload.Names.Count; i++)
        {
            if (_k.Workload.Names[i].Length == 0)
            {
                return i;
            }
        }

        throw new DimensionExceededException("names, the empty one");
    }

    /// <summary>A session call on zeros: token 0, descriptor 0 which no variable names, event 0 = PREPARE.</summary>
    private Result ZeroSessionCall(int nr, int session, int descriptor)
    {
        var token = _k.Workload.Tokens is [0, ..] ? 0 : -1;
        return nr switch
        {
            0 => PreserveMachineFd(session, -1, token),
            1 => UnpreserveMachineFd(session, token, 0),
            2 => RestoreFd(session, token, descriptor),
            3 => GetSessionState(session, 0, 0),
            _ => SetSessionEvent(session, 0),
        };
    }
}
