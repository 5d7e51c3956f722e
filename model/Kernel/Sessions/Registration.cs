using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>Registration of handlers (luo_file.c) and FLBs (luo_flb.c) in the merged generations (specification 4.9, 4.10).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_session_quiesce(): no session on either list.</summary>
    private readonly bool Quiescent => Design.RegisterPolicy == RegisterPolicy.AnyTime || (Core.OutgoingCount == 0 && Core.IncomingCount == 0);

    /// <summary>liveupdate_register_file_handler().</summary>
    private readonly int RegisterHandler(int handler)
    {
        if (Core.Enabled == 0)
        {
            return Refuse(Errno.EOPNOTSUPP, Guard.Disabled);
        }

        if (!Quiescent)
        {
            return Refuse(Errno.EBUSY, Guard.SessionsExist);
        }

        ref var record = ref _state.Handler(handler);
        if (record.Registered != 0)
        {
            return Refuse(Errno.EEXIST, Guard.AlreadyRegistered, who: handler);
        }

        if (Design.ModulePin == ModulePin.Registered && !GetModule(handler))
        {
            return Errno.EAGAIN;
        }

        // The list of links is made anew: what was linked while the handler was not registered is forgotten, and stays counted.
        record.Links = 0;
        _state.Links(handler).Clear();
        record.Registered = 1;
        record.EverRegistered = 1;
        _state.HandlerOrder[Core.HandlerCount++] = (byte)handler;
        return 0;
    }

    /// <summary>liveupdate_register_flb(). A handler that was never registered has no list head yet: bad memory access.</summary>
    private Result RegisterFlb(int handler, int flb)
    {
        if (Design.FlbCounting == FlbCounting.Absent)
        {
            return new Result(Errno.ENOSYS);
        }

        Meet(flb);
        if (Core.Enabled == 0)
        {
            return new Result(Refuse(Errno.EOPNOTSUPP, Guard.Disabled));
        }

        ref var record = ref _state.Handler(handler);
        if (record.EverRegistered == 0)
        {
            return Result.Stuck(Outcome.Oops);
        }

        if (record.Registered == 0 && Design.DeadHandlerLink == DeadHandlerLink.Refused)
        {
            Warn(Events.WarnSite.LiveupdateRegisterFlb, 2);
            return new Result(Refuse(Errno.EINVAL, Guard.NotRegistered, who: handler));
        }

        if (Fails(FaultKind.Kzalloc))
        {
            return new Result(Errno.ENOMEM);
        }

        EnsurePrivate(flb);
        return new Result(Quiescent ? LinkFlb(handler, flb) : Refuse(Errno.EBUSY, Guard.SessionsExist));
    }

    /// <summary>The link itself; a design may refuse it, or count what is there, while sessions hold files of the handler.</summary>
    private int LinkFlb(int handler, int flb)
    {
        if (Design.FlbLinkInUse == FlbLinkInUse.Refused && FilesOf(handler, outgoingOnly: false) > 0)
        {
            return Refuse(Errno.EBUSY, Guard.HandlerInUse, who: handler);
        }

        var error = AddLink(handler, flb);
        var preserved = error == 0 && Design.FlbLinkInUse == FlbLinkInUse.Counted ? FilesOf(handler, outgoingOnly: true) : 0;
        for (var counted = 0; error == 0 && counted < preserved; counted++)
        {
            error = FlbPreserveOne(flb);
        }

        if (error != 0 && preserved > 0)
        {
            UnlinkFlb(handler, _state.Handler(handler).Links - 1);
        }

        return error;
    }

    /// <summary>Files of a handler that sessions hold.</summary>
    private readonly int FilesOf(int handler, bool outgoingOnly)
    {
        var files = 0;
        foreach (var session in _state.Outgoing)
        {
            files += FilesOf(session, handler);
        }

        if (!outgoingOnly)
        {
            foreach (var session in _state.Incoming)
            {
                files += FilesOf(session, handler);
            }
        }

        return files;
    }

    private readonly int FilesOf(int session, int handler)
    {
        var files = 0;
        foreach (ref readonly var entry in _state.Files(session)[.._state.Session(session).Files])
        {
            files += entry.Handler == handler ? 1 : 0;
        }

        return files;
    }

    /// <summary>The module of an FLB goes and comes back: its exit unlinks the FLB, its start links it again, and the private part is new.</summary>
    private readonly int ReloadFlb(int flb)
    {
        if (Design.FlbCounting == FlbCounting.Absent)
        {
            return Errno.ENOSYS;
        }

        if (_state.ModuleRefs(FlbModule(flb)) != 0)
        {
            return Refuse(Errno.EBUSY, Guard.ModulePinned, who: flb);
        }

        var fresh = _state.Flb(flb);
        _state.Flb(flb) = new() { InBlob = fresh.InBlob, BlobCount = fresh.BlobCount, Users = fresh.Users };
        for (var i = 0; i < Core.HandlerCount; i++)
        {
            int handler = _state.HandlerOrder[i];
            var at = _state.Links(handler)[.._state.Handler(handler).Links].IndexOf((byte)flb);
            if (at >= 0)
            {
                UnlinkFlb(handler, at);
                Meet(flb);
                AddLink(handler, flb);
            }
        }

        return 0;
    }

    private readonly int AddLink(int handler, int flb)
    {
        ref var record = ref _state.Handler(handler);
        var links = _state.Links(handler);
        if (links[..record.Links].Contains((byte)flb))
        {
            return Refuse(Errno.EEXIST, Guard.AlreadyRegistered, who: handler);
        }

        ref var half = ref _state.Flb(flb);
        if (half.Users != 0 && Design.FlbSharing == FlbSharing.OneHandler)
        {
            return Refuse(Errno.EBUSY, Guard.FlbOfOtherHandler, who: handler);
        }

        if (half.Users == 0)
        {
            if (Core.FlbCount == Design.MaxFlbs)
            {
                return Refuse(Errno.ENOSPC, Guard.FlbsFull);
            }

            if (Design.ModulePin == ModulePin.Registered && !GetModule(FlbModule(flb)))
            {
                return Errno.EAGAIN;
            }

            _state.FlbOrder[Core.FlbCount++] = (byte)flb;
        }

        half.Users++;
        links[record.Links++] = (byte)flb;
        return 0;
    }
}
