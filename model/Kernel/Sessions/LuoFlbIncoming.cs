using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_flb.c, the incoming half (specification 4.10).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// luo_flb_retrieve_one(): finished, remembered failure, done, not in the blob, then count and data from the blob, module, callback. The count is loaded
    /// only here, and again by each further attempt, unless it was loaded when the kernel met the FLB (<see cref="Meet"/>).
    /// </summary>
    private readonly int FlbRetrieveOne(int flb)
    {
        ref var half = ref _state.Flb(flb);
        if (half.Finished != 0)
        {
            return Refuse(Errno.ENODATA, Guard.FlbFinished, who: flb);
        }

        if (half.InStatus != 0)
        {
            return half.InStatus > 0 ? 0 : Refuse(half.InStatus, Guard.FlbFailedBefore, who: flb);
        }

        if (Core.Incoming == 0)
        {
            return Refuse(Errno.ENODATA, Guard.NothingHandedOver);
        }

        if (half.InBlob == 0)
        {
            return Refuse(Errno.ENOENT, Guard.FlbNotHandedOver, who: flb);
        }

        half.InData = 1;
        half.InCount = Design.FlbCountLoaded == FlbCountLoaded.AtBoot ? half.InCount : half.BlobCount;
        if (Design.ModulePin == ModulePin.InUse && !GetModule(FlbModule(flb)))
        {
            return Errno.ENODEV;
        }

        var result = Callback(EventKind.FlbRetrieve, flb, -1, -1, 0);
        EmitFlb(EventKind.FlbRetrieve, flb, result);
        if (result != 0)
        {
            PutFlbPin(flb);
            half.InStatus = (sbyte)(Design.FlbRetrieveStatus == FlbRetrieveStatus.Remember ? result : 0);
            return result;
        }

        half.InObject = 1;
        half.InStatus = 1;
        return 0;
    }

    /// <summary>liveupdate_flb_get_incoming(): retrieves once, then takes a reference where the design counts them.</summary>
    private readonly int GetIncoming(int flb)
    {
        if (Core.Enabled == 0)
        {
            return Refuse(Errno.EOPNOTSUPP, Guard.Disabled);
        }

        if (Design.FlbCounting == FlbCounting.Absent)
        {
            return Core.Incoming == 0 ? Errno.ENODATA : Errno.ENOENT;
        }

        EnsurePrivate(flb);
        Meet(flb);
        ref var half = ref _state.Flb(flb);
        if (half.InObject == 0)
        {
            var error = FlbRetrieveOne(flb);
            if (error != 0)
            {
                return error;
            }
        }

        if (Design.FlbIncoming == FlbIncomingAccess.Refcounted)
        {
            Raise(ref half.InCount);
        }

        return 0;
    }

    /// <summary>
    /// liveupdate_flb_put_incoming(), also run for each finished file: the last user runs finish; if no retrieve has succeeded yet it is tried once more, and a
    /// failure then is a warning and no finish. That last try loads the count again (<see cref="FlbRetrieveOne"/>), so after it a further put can be the last
    /// one once more: it finds the retrieve done and runs finish a second time, on no object (recorded on g4b).
    /// </summary>
    private readonly void PutIncoming(int flb)
    {
        Meet(flb);
        ref var half = ref _state.Flb(flb);
        if (!Drop(ref half.InCount))
        {
            return;
        }

        if (half.InStatus <= 0 && FlbRetrieveOne(flb) != 0)
        {
            if (Design.FlbFailedFinish == FlbFailedFinish.Silent)
            {
                return;
            }

            Warn(Design.FlbIncoming == FlbIncomingAccess.Refcounted ? WarnSite.LiveupdateFlbPutIncoming : WarnSite.LuoFlbFileFinishOne, 1);
            return;
        }

        EmitFlb(EventKind.FlbFinish, flb, 0, half.InObject);
        half.InObject = 0;
        half.InData = 0;
        if (Design.FlbBlobEntry == FlbBlobEntry.Consumed)
        {
            half.InBlob = 0;
            half.BlobCount = 0;
        }

        if (Design.FlbFinished == FlbFinished.Remember)
        {
            half.Finished = 1;
        }
        else
        {
            half.InStatus = 0;
        }

        PutFlbPin(flb);
    }

    /// <summary>luo_flb_file_finish(): every FLB of the handler, in reverse link order.</summary>
    private readonly void FlbFileFinish(int handler)
    {
        if (Design.FlbCounting == FlbCounting.Absent)
        {
            return;
        }

        var links = _state.Links(handler);
        for (var i = _state.Handler(handler).Links - 1; i >= 0; i--)
        {
            if (Design.FlbNewLink == FlbNewLink.Skipped && _state.Flb(links[i]).InBlob == 0)
            {
                continue;
            }

            if (Design.FlbCountLoaded == FlbCountLoaded.AtFinish)
            {
                LoadCount(links[i]);
            }

            PutIncoming(links[i]);
        }
    }

    /// <summary>The repair of O01: a count nobody loaded yet is loaded before the first file finish, without running the callback.</summary>
    private readonly void LoadCount(int flb)
    {
        ref var half = ref _state.Flb(flb);
        if (half.InData == 0 && half.Finished == 0 && half.InBlob != 0)
        {
            half.InData = 1;
            half.InCount = half.BlobCount;
        }
    }

    /// <summary>liveupdate_flb_get_incoming() by a driver.</summary>
    private readonly Result DriverGetIncoming(int flb)
    {
        ref var half = ref _state.Flb(flb);
        if (Design.FlbIncoming == FlbIncomingAccess.AtBoot && half.DriverIn != 0)
        {
            return new Result(Refuse(Errno.EBUSY, Guard.FlbFetchedBefore, who: flb), 0);
        }

        var error = GetIncoming(flb);
        if (error == 0)
        {
            half.DriverIn = (byte)(Design.FlbIncoming == FlbIncomingAccess.Refcounted ? half.DriverIn + 1 : 1);
        }

        return new Result(error, error == 0 ? half.InObject : 0);
    }

    /// <summary>liveupdate_flb_put_incoming() by a driver.</summary>
    private readonly Result DriverPutIncoming(int flb)
    {
        if (Design.FlbIncoming != FlbIncomingAccess.Refcounted || Design.FlbCounting == FlbCounting.Absent)
        {
            return new Result(Errno.ENOSYS);
        }

        ref var half = ref _state.Flb(flb);
        half.DriverIn = (byte)Math.Max(0, half.DriverIn - 1);
        PutIncoming(flb);
        return Result.Ok;
    }

    /// <summary>A mock's retrieve gets the FLB it uses; logged after the call returned.</summary>
    private readonly int MockGetIncoming(int flb)
    {
        var error = GetIncoming(flb);
        EmitFlb(EventKind.FlbGetIncomingCall, flb, error);
        return error;
    }

    /// <summary>A mock's finish puts the FLB it used; logged before the call.</summary>
    private readonly void MockPutIncoming(int flb)
    {
        EmitFlb(EventKind.FlbPutIncomingCall, flb, 0);
        PutIncoming(flb);
    }
}
