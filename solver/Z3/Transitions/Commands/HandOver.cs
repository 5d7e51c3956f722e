using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>The jump: the outgoing sessions and FLBs become those of the blob, all else of the old kernel is gone.</summary>
internal static class HandOver
{
    /// <summary>Writes it down; nothing travels while LUO is disabled.</summary>
    public static void Write(Call call)
    {
        var state = call.State;
        var travels = call[state.Enabled];
        for (var n = 0; n < state.Outgoing.Count; n++)
        {
            var place = call[state.OutgoingOrder[n]];
            call.Set(state.IncomingOrder[n], call.T.If(travels, place, call.T.Number(0, place)));
            call.Set(state.OutgoingOrder[n], 0);
            Session(call, state.Outgoing[n], state.Handed[n], travels);
        }

        foreach (var flb in state.Flbs)
        {
            Flb(call, flb, travels);
        }

        foreach (var gone in state.Opened.Concat(state.OpenedKeys).Concat(state.RetrievedKeys).Append(state.Device).Append(state.RebuildFailed))
        {
            call.Set(gone, false);
        }

        foreach (var descriptor in state.Returned)
        {
            call.Set(descriptor, 0);
        }

        call.Set(state.Incoming, travels);
        call.Set(state.NotRebuilt, true);
        call.Set(state.Enabled, false);
    }

    private static void Session(Call call, SessionVariables from, SessionVariables to, BoolExpr travels)
    {
        call.Set(to.Waiting, call.T.And(travels, call[from.Listed]));
        call.Set(to.Area, call.T.And(travels, call[from.Area]));
        foreach (var gone in (Systems.BoolVariable[])[to.Listed, to.Retrieved, to.Fd, to.Short, from.Listed, from.Fd, from.Area])
        {
            call.Set(gone, false);
        }

        foreach (var (old, @new) in from.Files.Zip(to.Files))
        {
            BitVecExpr IfTravels(BitVecExpr value) => call.T.If(travels, value, call.T.Number(0, value));
            var (rank, word, bumps) = (IfTravels(call[old.Rank]), call.T.And(travels, call[old.Word]), IfTravels(call[old.Bumps]));
            call.Clear(@new);
            call.Set(@new.Rank, rank);
            call.Set(@new.Word, word);
            call.Set(@new.Bumps, bumps);
            call.Clear(old);
        }
    }

    /// <summary>luo_flb_serialize(): an FLB with users travels with their number, or with the number of its files.</summary>
    private static void Flb(Call call, FlbVariables flb, BoolExpr travels)
    {
        var count = call[flb.OutCount];
        if (call.Design is { FlbCountSaved: FlbCountSaved.Files, FlbOutgoing: FlbOutgoingAccess.Refcounted })
        {
            count = call.T.If(call.T.Above(count, 0), call.T.Minus(count, call.T.Widen(call[flb.DriverOut], CoreVariables.Wide)), count);
        }

        var used = call.Design.FlbCounting == FlbCounting.Refcount ? call.T.Not(call.T.Is(count, 0)) : call.T.Above(count, 0);
        var saved = call.T.And(travels, used);
        call.Set(flb.InBlob, saved);
        call.Set(flb.BlobCount, call.T.If(saved, count, call.T.Number(0, count)));
        foreach (var number in (Systems.BitsVariable[])[flb.OutCount, flb.DriverOut, flb.InCount, flb.InStatus, flb.DriverIn])
        {
            call.Set(number, 0);
        }

        foreach (var flag in (Systems.BoolVariable[])[flb.OutObject, flb.InData, flb.InObject, flb.Finished])
        {
            call.Set(flag, false);
        }
    }
}
