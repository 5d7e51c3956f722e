using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>Handlers (luo_file.c) and FLBs (luo_flb.c) that go again in the merged generations (specification 4.9, 4.10).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// liveupdate_unregister_file_handler(): with quiesce it may be refused, later it cannot fail and unlinks the FLBs first. It does not look whether the
    /// handler is registered: the list pointers of one that is not are zero or poison, and the kernel oopses (seen on 6.19.6 and 7.3.4).
    /// </summary>
    private readonly Result UnregisterHandler(int handler)
    {
        ref var record = ref _state.Handler(handler);
        if (Design.RegisterPolicy == RegisterPolicy.Quiesce)
        {
            if (Core.Enabled == 0)
            {
                return new Result(Refuse(Errno.EOPNOTSUPP, Guard.Disabled));
            }

            if (!Quiescent || record.Links != 0)
            {
                return new Result(Refuse(Errno.EBUSY, Quiescent ? Guard.AlreadyRegistered : Guard.SessionsExist, who: handler));
            }
        }

        if (Core.Enabled == 0)
        {
            return Result.Ok;
        }

        if (record.Registered == 0)
        {
            return Result.Stuck(Outcome.Oops);
        }

        if (UnlinkWaits(handler))
        {
            return Result.Stuck(Outcome.StuckMutex);
        }

        while (record.Links > 0)
        {
            UnlinkFlb(handler, record.Links - 1);
        }

        KernelLists.Remove(_state.HandlerOrder, Core.HandlerCount--, (byte)handler);
        record.Registered = 0;
        if (Design.ModulePin == ModulePin.Registered)
        {
            PutModule(handler);
        }

        return Result.Ok;
    }

    /// <summary>liveupdate_unregister_flb(): not prevented while the FLB is counted (O16).</summary>
    private readonly Result UnregisterFlb(int handler, int flb)
    {
        if (Design.FlbCounting == FlbCounting.Absent)
        {
            return new Result(Errno.ENOSYS);
        }

        var quiesce = Design.RegisterPolicy == RegisterPolicy.Quiesce;
        if (Core.Enabled == 0)
        {
            return new Result(quiesce ? Refuse(Errno.EOPNOTSUPP, Guard.Disabled) : 0);
        }

        if (!Quiescent)
        {
            return new Result(Refuse(Errno.EBUSY, Guard.SessionsExist));
        }

        var at = _state.Links(handler)[.._state.Handler(handler).Links].IndexOf((byte)flb);
        if (at < 0)
        {
            return new Result(quiesce ? Refuse(Errno.ENOENT, Guard.NotRegistered, who: handler) : 0);
        }

        if (UnlinkWaits(handler))
        {
            return Result.Stuck(Outcome.StuckMutex);
        }

        UnlinkFlb(handler, at);
        return Result.Ok;
    }

    /// <summary>
    /// Whether a link of a handler waits for files, in the repair of O16. Whoever waits issues the call again when they are gone; one that is issued all the same,
    /// by the task that would have to let them go, never comes back.
    /// </summary>
    private readonly bool UnlinkWaits(int handler) => Design.FlbUnlinkInUse == FlbUnlinkInUse.Waits && FilesOf(handler, outgoingOnly: false) > 0;

    /// <summary>Takes link <paramref name="at"/> of a handler away; the last link takes the FLB off the global list.</summary>
    private readonly void UnlinkFlb(int handler, int at)
    {
        var links = _state.Links(handler);
        var flb = links[at];
        KernelLists.Remove(links, _state.Handler(handler).Links--, flb);
        ref var half = ref _state.Flb(flb);
        half.Users--;
        if (half.Users == 0)
        {
            KernelLists.Remove(_state.FlbOrder, Core.FlbCount--, flb);
            if (Design.ModulePin == ModulePin.Registered)
            {
                PutModule(FlbModule(flb));
            }
        }
    }
}
