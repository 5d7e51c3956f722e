using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>open() of the device, luo_open(): the first one rebuilds what was handed over.</summary>
internal static class OpenDevice
{
    /// <summary>Writes it down for an agent that does not have it open.</summary>
    public static void Write(Call call)
    {
        call.Require(call.T.Not(call[call.State.Device]));
        call.Return(Open(call));
    }

    /// <summary>The open itself, which the boot also makes. 0 or an errno.</summary>
    public static BitVecExpr Open(Call call)
    {
        var error = call.Error();
        void Unless(BoolExpr condition, int errno) =>
            call.When(call.T.And(call.T.Is(error.Value, 0), condition), () => call.Set(error, call.T.Number(errno, error.Value)));
        Unless(call.Fails(FaultKind.Fd), Errno.EMFILE);
        Unless(call.T.Not(call[call.State.Enabled]), Errno.ENOENT);
        call.When(call.T.Is(error.Value, 0), () => Unless(call.T.Not(Deserialize(call)), Errno.EIO));
        call.When(call.T.Is(error.Value, 0), () => call.Set(call.State.Device, true));
        return error.Value;
    }

    /// <summary>luo_session_deserialize(): once; false when the open must fail.</summary>
    private static BoolExpr Deserialize(Call call)
    {
        var state = call.State;
        var works = call.Flag(true);
        call.Set(works, call.T.Not(call[state.RebuildFailed]));
        call.When(call[state.NotRebuilt], () =>
        {
            call.Set(state.NotRebuilt, false);
            call.EachOf(state.IncomingOrder, state.Handed, session => call.When(works.Value, () => Session(call, session, works)));

            // What was not rebuilt is on no list of this kernel.
            foreach (var session in state.Handed)
            {
                call.When(call[session.Waiting], () => call.Remove(state.IncomingOrder, session));
            }
        });
        return works.Value;
    }

    private static void Session(Call call, SessionVariables session, Local<BoolExpr> works)
    {
        var state = call.State;
        call.When(call.Fails(FaultKind.Kzalloc), () =>
        {
            call.Set(works, call.T.False);
            call.Set(state.RebuildFailed, call.Design.DeserializeAlloc == DeserializeAlloc.Remember);
        });
        call.When(works.Value, () =>
        {
            call.Set(session.Waiting, false);
            call.Set(session.Listed, true);
            var whole = Files(call, session);
            if (call.Design.DeserializeFiles == DeserializeFiles.Propagate)
            {
                call.When(call.T.Not(whole), () =>
                {
                    call.Set(works, call.T.False);
                    call.Set(state.RebuildFailed, true);
                });
            }
        });
    }

    /// <summary>luo_file_deserialize(): an allocation for the block and one for each entry; false when one fails.</summary>
    private static BoolExpr Files(Call call, SessionVariables session)
    {
        var whole = call.Flag(true);
        if (call.Design.Serialization == Serialization.Blocks)
        {
            call.When(call.T.Not(call.IsEmpty(session)), () => Allocate(call, session, 0, whole));
        }

        call.EachEntry(session, (_, position) => call.When(whole.Value, () => Allocate(call, session, position, whole)));
        return whole.Value;
    }

    /// <summary>A failing allocation drops the entries that are not rebuilt yet, or all of them where the error is passed on.</summary>
    private static void Allocate(Call call, SessionVariables session, int rebuilt, Local<BoolExpr> whole)
    {
        call.When(call.Fails(FaultKind.Kzalloc), () =>
        {
            call.Set(whole, call.T.False);
            call.Set(session.Short, call.Design.DeserializeFiles == DeserializeFiles.Ignore);
            var keep = call.Design.DeserializeFiles == DeserializeFiles.Propagate ? 0 : rebuilt;
            foreach (var entry in session.Files)
            {
                call.When(call.T.Above(call[entry.Rank], keep), () => call.Clear(entry));
            }
        });
    }
}
