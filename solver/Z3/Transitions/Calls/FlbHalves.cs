using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>luo_flb.c: what files and drivers do to the two halves of an FLB.</summary>
internal static class FlbHalves
{
    /// <summary>luo_flb_file_preserve(): every FLB of the file's handler; a failure puts those before it. 0 or an errno.</summary>
    public static BitVecExpr PreserveFlbs(this Call call, int file)
    {
        var error = call.Error();
        var links = Links(call, file);
        for (var i = 0; i < links.Count; i++)
        {
            var number = i;
            call.When(call.T.Is(error.Value, 0), () =>
            {
                var one = PreserveOne(call, links[number]);
                call.Set(error, one);
                call.When(call.T.Not(call.T.Is(one, 0)), () =>
                {
                    for (var before = number - 1; before >= 0; before--)
                    {
                        call.PutOutgoing(links[before]);
                    }
                });
            });
        }

        return error.Value;
    }

    /// <summary>luo_flb_file_unpreserve(): every FLB of the file's handler, in reverse.</summary>
    public static void UnpreserveFlbs(this Call call, int file)
    {
        foreach (var flb in Links(call, file).Reverse())
        {
            call.PutOutgoing(flb);
        }
    }

    /// <summary>luo_flb_file_finish(): every FLB of the file's handler, in reverse; the repair of O01 loads a count that nobody loaded yet.</summary>
    public static void FinishFlbs(this Call call, int file)
    {
        foreach (var flb in Links(call, file).Reverse())
        {
            var half = call.State.Flbs[flb];
            if (call.Design.FlbCountLoaded == FlbCountLoaded.AtFinish)
            {
                call.When(call.T.And(call.T.Not(call[half.InData]), call.T.Not(call[half.Finished]), call[half.InBlob]), () => Load(call, half));
            }

            call.PutIncoming(flb);
        }
    }

    /// <summary>Drops a user of the outgoing half; the last one ends the object.</summary>
    public static void PutOutgoing(this Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        call.When(Drop(call, half.OutCount), () =>
        {
            call.Emit(EventKind.FlbUnpreserve, number: flb);
            call.Set(half.OutObject, false);
        });
    }

    /// <summary>liveupdate_flb_put_incoming(): the last user runs finish; what nobody fetched is retrieved first, and not finished when that fails.</summary>
    public static void PutIncoming(this Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        call.When(Drop(call, half.InCount), () =>
        {
            var missing = call.Flag(false);
            call.When(call.T.AtMost(call[half.InStatus], 0), () => call.Set(missing, call.T.Not(call.T.Is(RetrieveOne(call, flb), 0))));
            call.When(missing.Value, () => call.Emit(EventKind.Warn));
            call.When(call.T.Not(missing.Value), () =>
            {
                call.Emit(EventKind.FlbFinish, number: flb);
                call.Set(half.InObject, false);
                call.Set(half.InData, false);
                call.Set(half.Finished, true);
            });
        });
    }

    /// <summary>liveupdate_flb_get_incoming(): retrieves once, then takes a reference where the design counts them. 0 or an errno.</summary>
    public static BitVecExpr GetIncoming(this Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        var error = call.Error();
        call.When(call.T.Not(call[half.InObject]), () => call.Set(error, RetrieveOne(call, flb)));
        if (call.Design.FlbIncoming == FlbIncomingAccess.Refcounted)
        {
            call.When(call.T.Is(error.Value, 0), () => call.RaiseFlb(half.InCount));
        }

        return error.Value;
    }

    /// <summary>One more user: refcount_inc() stays saturated, a plain counter does not know the word.</summary>
    public static void RaiseFlb(this Call call, BitsVariable count)
    {
        if (call.Design.FlbCounting == FlbCounting.Refcount)
        {
            call.When(call.T.AtMost(call[count], -1), () => call.Emit(EventKind.Refcount));
        }

        var more = call.T.Plus(call[count], 1);
        call.Set(count, call.Design.FlbCounting == FlbCounting.Refcount ? call.T.If(call.T.AtMost(call[count], -1), Saturated(call, count), more) : more);
    }

    /// <summary>One user less; true when it was the last.</summary>
    private static BoolExpr Drop(Call call, BitsVariable count)
    {
        var before = call[count];
        if (call.Design.FlbCounting == FlbCounting.Refcount)
        {
            call.When(call.T.AtMost(before, 0), () => call.Emit(EventKind.Refcount));
        }

        var less = call.T.Plus(before, -1);
        call.Set(count, call.Design.FlbCounting == FlbCounting.Refcount ? call.T.If(call.T.AtMost(before, 0), Saturated(call, count), less) : less);
        return call.T.Is(before, 1);
    }

    private static BitVecExpr PreserveOne(Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        var error = call.Error();
        var used = call.T.Not(call.T.Is(call[half.OutCount], 0));
        call.When(used, () => call.RaiseFlb(half.OutCount));
        call.When(call.T.Not(used), () =>
        {
            call.Set(error, call.Callback(EventKind.FlbPreserve, null, flb, error.Value));
            call.When(call.T.Is(error.Value, 0), () =>
            {
                call.Set(half.OutObject, true);
                call.Set(half.OutCount, 1);
            });
        });
        return error.Value;
    }

    /// <summary>
    /// luo_flb_retrieve_one(): finished, remembered, done, not in the blob; then the count is loaded, whatever it was, and the callback runs. 0 or an errno.
    /// </summary>
    private static BitVecExpr RetrieveOne(Call call, int flb)
    {
        var half = call.State.Flbs[flb];
        var tried = call.T.Not(call.T.Is(call[half.InStatus], 0));
        BitVecExpr Errno(int value) => call.T.Number(value, call[half.InStatus]);
        var refused = call.T.If(
            call[half.Finished],
            Errno(Model.Commands.Errno.ENODATA),
            call.T.If(
                tried,
                call.T.If(call.T.Above(call[half.InStatus], 0), Errno(0), call[half.InStatus]),
                call.T.If(call[call.State.Incoming], call.T.If(call[half.InBlob], Errno(0), Errno(Model.Commands.Errno.ENOENT)), Errno(Model.Commands.Errno.ENODATA))));
        var error = call.Error();
        call.Set(error, refused);
        call.When(call.T.And(call.T.Is(refused, 0), call.T.Not(tried)), () =>
        {
            Load(call, half);
            call.Set(error, call.Callback(EventKind.FlbRetrieve, null, flb, Errno(0)));
            var failed = call.T.Not(call.T.Is(error.Value, 0));
            var remembered = call.Design.FlbRetrieveStatus == FlbRetrieveStatus.Remember ? error.Value : Errno(0);
            call.Set(half.InStatus, call.T.If(failed, remembered, Errno(1)));
            call.When(call.T.Not(failed), () => call.Set(half.InObject, true));
        });
        return error.Value;
    }

    private static void Load(Call call, FlbVariables half)
    {
        call.Set(half.InData, true);
        call.Set(half.InCount, call[half.BlobCount]);
    }

    private static BitVecExpr Saturated(Call call, BitsVariable count) => call.T.Number(CoreVariables.Saturated, call[count]);

    /// <summary>The FLBs that every boot links to the handler of a file, in order.</summary>
    private static IReadOnlyList<int> Links(Call call, int file) => call.State.Flbs.Count == 0
        ? []
        : [.. call.Workload.Links.Where(link => link.Handler == call.Workload.Files[file].Handler).Select(link => link.Flb)];
}
