using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>Proposed ways to the data of the previous kernel that go past retrieve: they read the blob and change nothing (specification 2.4, 6.7).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>liveupdate_flb_incoming_early(): the word of an FLB as the blob has it, whatever became of the FLB since.</summary>
    private readonly Result GetIncomingEarly(int flb)
    {
        if (Design.FlbEarly == FlbEarly.Absent || Design.FlbCounting == FlbCounting.Absent)
        {
            return new Result(Errno.ENOSYS);
        }

        if (Core.Enabled == 0)
        {
            return new Result(Refuse(Errno.EOPNOTSUPP, Guard.Disabled));
        }

        if (Core.Incoming == 0)
        {
            return new Result(Refuse(Errno.ENODATA, Guard.NothingHandedOver));
        }

        return _state.Flb(flb).InBlob != 0 ? new Result(0, 1) : new Result(Refuse(Errno.ENOENT, Guard.FlbNotHandedOver, who: flb));
    }

    /// <summary>liveupdate_fd_data_query(): the number of files of a handler that the previous kernel handed over and nobody finished.</summary>
    private readonly Result QueryFdData(int handler)
    {
        if (Design.FdDataQuery == FdDataQuery.Absent)
        {
            return new Result(Errno.ENOSYS);
        }

        if (Core.Enabled == 0)
        {
            return new Result(Refuse(Errno.EOPNOTSUPP, Guard.Disabled));
        }

        if (Core.Incoming == 0)
        {
            return new Result(Refuse(Errno.ENODATA, Guard.NothingHandedOver));
        }

        var found = 0;
        for (var slot = _state.Layout.Dimensions.Sessions; slot < _state.Layout.SessionSlots; slot++)
        {
            foreach (ref readonly var entry in _state.Files(slot))
            {
                found += entry.Handler == handler ? 1 : 0;
            }
        }

        return new Result(0, found);
    }
}
