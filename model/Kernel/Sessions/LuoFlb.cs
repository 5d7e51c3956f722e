using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_flb.c, the outgoing half and the jump (specification 4.10, 4.5).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_flb_file_preserve(): every FLB of the handler, in link order; the first file of an FLB runs its preserve callback.</summary>
    private int FlbFilePreserve(int handler)
    {
        var links = _state.Links(handler);
        for (var i = 0; i < _state.Handler(handler).Links; i++)
        {
            var error = FlbPreserveOne(links[i]);
            if (_k.IsHalted)
            {
                return error;
            }

            if (error != 0)
            {
                while (--i >= 0)
                {
                    PutOutgoing(links[i]);
                }

                return error;
            }
        }

        return 0;
    }

    private int FlbPreserveOne(int flb)
    {
        ref var half = ref _state.Flb(flb);
        if (half.OutCount != 0 && Design.FlbEdges == FlbEdges.FirstFile)
        {
            Raise(ref half.OutCount);
            return 0;
        }

        if (Design.ModulePin == ModulePin.InUse && !GetModule(FlbModule(flb)))
        {
            return Errno.ENODEV;
        }

        var own = OwnCall(flb);
        if (_k.IsHalted)
        {
            return own;
        }

        var result = Callback(EventKind.FlbPreserve, flb, -1, -1, own);
        EmitFlb(EventKind.FlbPreserve, flb, result);
        if (result != 0)
        {
            PutFlbPin(flb);
            return result;
        }

        half.OutObject = 1;
        half.OutCount++;
        return 0;
    }

    /// <summary>
    /// A callback that asks for its own half of the FLB: LUO holds the mutex of that half around callbacks, so the call never comes back (O22). The result that
    /// the callback then fails with, 0 when it does not ask.
    /// </summary>
    private int OwnCall(int flb)
    {
        if (!Workload.SelfCallingFlbs.Contains(flb))
        {
            return 0;
        }

        if (Design.FlbOwnCall == FlbOwnCall.Deadlock)
        {
            _k.Halt(Outcome.StuckMutex);
        }

        return Refuse(Errno.EDEADLK, Guard.FlbOwnCall, who: flb);
    }

    /// <summary>luo_flb_file_unpreserve(): every FLB of the handler, in reverse link order.</summary>
    private readonly void FlbFileUnpreserve(int handler)
    {
        var links = _state.Links(handler);
        for (var i = _state.Handler(handler).Links - 1; i >= 0; i--)
        {
            PutOutgoing(links[i]);
        }
    }

    /// <summary>Drops one user of the outgoing half; the last one runs the unpreserve callback.</summary>
    private readonly void PutOutgoing(int flb)
    {
        ref var half = ref _state.Flb(flb);
        if (!Drop(ref half.OutCount))
        {
            return;
        }

        EmitFlb(EventKind.FlbUnpreserve, flb, 0);
        half.OutObject = 0;
        PutFlbPin(flb);
    }

    private readonly void PutFlbPin(int flb)
    {
        if (Design.ModulePin == ModulePin.InUse)
        {
            PutModule(FlbModule(flb));
        }
    }

    /// <summary>One more user: refcount_inc(), which complains about a saturated counter, or a plain increment.</summary>
    private readonly void Raise(ref int count)
    {
        if (Design.FlbCounting == FlbCounting.Refcount && count < 0)
        {
            count = FlbRecord.Saturated;
            EmitRefcount(RefcountIncident.Saturated);
            return;
        }

        count++;
    }

    /// <summary>One user less: refcount_dec_and_test() or a plain decrement; true when it was the last.</summary>
    private readonly bool Drop(ref int count)
    {
        if (Design.FlbCounting == FlbCounting.Refcount && count <= 0)
        {
            count = FlbRecord.Saturated;
            EmitRefcount(RefcountIncident.Underflow);
            return false;
        }

        count--;
        return count == 0;
    }

    private readonly void EmitRefcount(RefcountIncident what)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Refcount) { N = (byte)what });
        }
    }

    private readonly void EmitFlb(EventKind kind, int flb, int result, int status = 0)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(kind) { Who = (short)flb, Ret = result, Status = status });
        }
    }

    /// <summary>liveupdate_flb_get_outgoing() by a driver.</summary>
    private readonly Result DriverGetOutgoing(int flb)
    {
        Meet(flb);
        if (Core.Enabled == 0)
        {
            return new Result(Refuse(Errno.EOPNOTSUPP, Guard.Disabled), 0);
        }

        ref var half = ref _state.Flb(flb);
        switch (Design.FlbOutgoing)
        {
            case FlbOutgoingAccess.Pointer:
                half.DriverOut |= half.OutObject;
                return new Result(0, Workload.NullObjectFlbs.Contains(flb) ? 0 : half.OutObject);
            case FlbOutgoingAccess.CallbackOnly:
                return new Result(Refuse(Errno.EINVAL, Guard.OutsideCallback, who: flb), 0);
            default:
                break;
        }

        if (IsSerialized)
        {
            return Result.Stuck(Outcome.StuckMutex);
        }

        var isNull = Workload.NullObjectFlbs.Contains(flb);
        if (half.OutObject == 0 || (isNull && Design.FlbNullObject == FlbNullObject.Enoent))
        {
            return new Result(Refuse(Errno.ENOENT, Guard.NoOutgoingObject, who: flb), 0);
        }

        Raise(ref half.OutCount);
        half.DriverOut++;
        return new Result(0, isNull ? 0 : 1);
    }

    /// <summary>Whether the hook has serialized the FLBs and keeps their mutexes until the jump, in the repair of N11.</summary>
    private readonly bool IsSerialized => Design.FlbSerializeLock == FlbSerializeLock.Locked && Core.UnderWay == CallUnderWay.RebootJumps;

    /// <summary>liveupdate_flb_put_outgoing() by a driver; a late one may be what runs unpreserve.</summary>
    private readonly Result DriverPutOutgoing(int flb)
    {
        if (Design.FlbOutgoing != FlbOutgoingAccess.Refcounted)
        {
            return new Result(Errno.ENOSYS);
        }

        if (IsSerialized)
        {
            return Result.Stuck(Outcome.StuckMutex);
        }

        Meet(flb);
        ref var half = ref _state.Flb(flb);
        half.DriverOut = (byte)Math.Max(0, half.DriverOut - 1);
        PutOutgoing(flb);
        return Result.Ok;
    }

    /// <summary>The count that luo_flb_serialize() writes.</summary>
    private readonly int FlbCountToSave(int flb)
    {
        ref var half = ref _state.Flb(flb);
        var driver = Design.FlbOutgoing == FlbOutgoingAccess.Refcounted ? half.DriverOut : 0;
        return Design.FlbCountSaved == FlbCountSaved.Files && half.OutCount > 0 ? half.OutCount - driver : half.OutCount;
    }

    /// <summary>luo_flb_serialize() and the jump: registered FLBs with users are handed over with their count; all else is gone.</summary>
    private readonly void HandOverFlbs(bool handover)
    {
        Span<byte> order = _state.FlbOrder;
        for (var flb = 0; flb < _state.Layout.Dimensions.Flbs; flb++)
        {
            ref var half = ref _state.Flb(flb);
            var registered = false;
            for (var i = 0; i < Core.FlbCount; i++)
            {
                registered |= order[i] == flb;
            }

            var count = _state.Layout.Dimensions.Blobs > 0 ? half.SerializedCount : FlbCountToSave(flb);
            var saved = handover && registered && (Design.FlbCounting == FlbCounting.Refcount ? count != 0 : count > 0);
            half = new FlbRecord { InBlob = (byte)(saved ? 1 : 0), BlobCount = saved ? count : 0 };
        }
    }
}
