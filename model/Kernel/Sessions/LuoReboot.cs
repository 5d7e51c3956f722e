using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>Reboots that do not lead into the next kernel of the same making (kernel_kexec() in kexec_core.c, liveupdate_early_init()).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>The reboot system call, by where it leads.</summary>
    private Result RebootAs(RebootKind kind)
    {
        switch (kind)
        {
            case RebootKind.Kexec:
                return Reboot(stay: false);
            case RebootKind.Unwound:
                return UnwoundReboot();
            case RebootKind.Jump:
                return Design.JumpKexec == JumpKexec.Skipped ? Result.Ok : Reboot(stay: true);
            case RebootKind.ForeignKernel:
                _foreignKernel = true;
                return Reboot(stay: false);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A reboot whose hook succeeds and whose kexec fails after that.</summary>
    private Result UnwoundReboot()
    {
        var result = Reboot(stay: true);
        if (Design.UnwoundKexec == UnwoundKexec.Aborted && result is { Returned: true, Ret: 0 } && Core.Enabled != 0)
        {
            RollBackSessions(Core.OutgoingCount);
            ForgetBlob();
            Core.SerializeHeld = 0;
            CloseWaiting();
        }

        return result;
    }

    /// <summary>liveupdate_early_init() of a kernel that was not asked for LUO and meets a blob that it does not know.</summary>
    private void BootForeignKernel()
    {
        if (Core.Incoming != 0 && Design.ForeignBlob == ForeignBlob.Panic)
        {
            Panic(WarnSite.LiveupdateEarlyInit);
            return;
        }

        HandOver(handover: false);
        Core.Enabled = 0;
    }

    /// <summary>read() of the file in debugfs that shows the incoming blob, which early boot may have freed by then.</summary>
    private readonly Result ReadBlob()
    {
        if (Core.Incoming == 0 || Design.DebugfsBlob == DebugfsBlob.Removed)
        {
            return new Result(Refuse(Errno.ENOENT, Guard.NoBlob));
        }

        if (Design.DebugfsBlob == DebugfsBlob.Stale)
        {
            Emit(EventKind.StrayRead);
        }

        return Result.Ok;
    }
}
