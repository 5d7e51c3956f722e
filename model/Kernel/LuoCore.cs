using LuoModel.Model.Commands;

namespace LuoModel.Model.Kernel;

/// <summary>luo_core.c: the device, boot and reboot.</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchSessions(in Command command) => new(Errno.ENOSYS);

    /// <summary>luo_release(): the single-open flag is given back; v3 unregisters what the device's opener registered.</summary>
    private void ReleaseDevice()
    {
        Core.DeviceOpen = 0;
    }

    /// <summary>Release of a session's file, as the vocabulary says.</summary>
    private void ReleaseSession(int session)
    {
    }
}
