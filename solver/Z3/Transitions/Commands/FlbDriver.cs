using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>What a driver does with an FLB: get and put of either half, one reference after the other.</summary>
internal static class FlbDriver
{
    /// <summary>liveupdate_flb_get_incoming().</summary>
    public static void GetIncoming(Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        RequireRoom(call, half.DriverIn);
        call.Refuse(call.T.Not(call[call.State.Enabled]), Errno.EOPNOTSUPP);
        var error = call.GetIncoming(flb);
        var held = call.Design.FlbIncoming == FlbIncomingAccess.Refcounted ? call.T.Plus(call[half.DriverIn], 1) : call.T.Number(1, call[half.DriverIn]);
        call.When(call.T.Is(error, 0), () => call.Set(half.DriverIn, held));
        call.Return(error);
    }

    /// <summary>liveupdate_flb_put_incoming().</summary>
    public static void PutIncoming(Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        GiveBack(call, half.DriverIn);
        call.PutIncoming(flb);
        call.Return();
    }

    /// <summary>liveupdate_flb_get_outgoing().</summary>
    public static void GetOutgoing(Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        RequireRoom(call, half.DriverOut);
        call.Refuse(call.T.Not(call[call.State.Enabled]), Errno.EOPNOTSUPP);
        if (call.Design.FlbOutgoing == FlbOutgoingAccess.Pointer)
        {
            call.When(call[half.OutObject], () => call.Set(half.DriverOut, 1));
        }
        else
        {
            call.Refuse(call.T.Not(call[half.OutObject]), Errno.ENOENT);
            call.RaiseFlb(half.OutCount);
            call.Set(half.DriverOut, call.T.Plus(call[half.DriverOut], 1));
        }

        call.Return();
    }

    /// <summary>liveupdate_flb_put_outgoing().</summary>
    public static void PutOutgoing(Call call, int flb)
    {
        GiveBack(call, call.State.Flbs[flb].DriverOut);
        call.PutOutgoing(flb);
        call.Return();
    }

    private static void RequireRoom(Call call, BitsVariable held) => call.Require(call.T.AtMost(call[held], call.Workload.Bounds.DriverReferences - 1));

    private static void GiveBack(Call call, BitsVariable held)
    {
        call.Require(call.T.Not(call.T.Is(call[held], 0)));
        call.Set(held, call.T.Plus(call[held], -1));
    }
}
