using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>Devices behind preserved files that are hot-unplugged, and what LUO is told of it (specification 6.3).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// The device behind <paramref name="file"/> goes. Where the design invalidates, its owner marks the entries made from it; that takes no lock a reboot
    /// holds, as hardware does not wait.
    /// </summary>
    private readonly Result UnplugDevice(int file)
    {
        _state.DevicesGone[file] = 1;
        if (Design.HotUnplug == HotUnplug.Unnoticed)
        {
            return Result.Ok;
        }

        for (var slot = 0; slot < _state.Layout.SessionSlots; slot++)
        {
            foreach (ref var entry in _state.Files(slot))
            {
                entry.Invalid |= (byte)(OriginOf(entry.Data) == file ? 1 : 0);
            }
        }

        return Result.Ok;
    }

    /// <summary>What the owner's preserve answers by itself: a device that is gone can not be preserved, whatever LUO knows.</summary>
    private readonly int DeviceAnswer(int origin) => _state.IsDeviceGone(origin) ? Errno.ENODEV : 0;

    /// <summary>Whether a session has an invalidated file.</summary>
    private readonly bool HasInvalid(int session)
    {
        foreach (ref readonly var entry in _state.Files(session))
        {
            if (entry.Invalid != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// An invalidated file leaves its session without a callback: what the handler kept for it went with the device. Its FLBs, its key and its pin are given
    /// back as for any other file.
    /// </summary>
    private readonly void DropEntry(int session, int at, in FileEntry entry)
    {
        EmitEntry(Events.EventKind.Drop, session, at, entry);
        EndHandle(entry.Data);
    }
}
