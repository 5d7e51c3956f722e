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
            case RebootKind.PlainImage:
                return PlainReboot();
            case RebootKind.NextOff:
                _nextIsOff = true;
                return Reboot(stay: false);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A reboot into an image of kexec_load(): the hook looks only whether the image preserves the context, and kho_fill_kimage() was never called for it.</summary>
    private Result PlainReboot()
    {
        if (Design.HookImageCheck == HookImageCheck.NeedsKho && Core.Enabled != 0)
        {
            return new Result(Refuse(Errno.EINVAL, Guard.ImageWithoutKho));
        }

        _plainImage = true;
        return Reboot(stay: false);
    }

    /// <summary>
    /// Boot without liveupdate=on: early boot has taken the blob over all the same, the device is not there, and what was handed over stays as it is until the
    /// next jump, which carries nothing.
    /// </summary>
    private void BootOff()
    {
        if (Design.BlobWhenOff == BlobWhenOff.Freed)
        {
            HandOver(handover: false);
        }

        Core.Enabled = 0;
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
