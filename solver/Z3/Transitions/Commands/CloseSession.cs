using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>close() of a session's descriptor.</summary>
internal static class CloseSession
{
    /// <summary>Writes it down.</summary>
    public static void Write(Call call, SessionVariables session)
    {
        call.Require(call[session.Fd]);
        call.Set(session.Fd, false);
        Release(call, session);
        call.Return();
    }

    /// <summary>
    /// luo_session_release(): an outgoing session is unpreserved and goes; an incoming one is finished and goes, or stays without a descriptor when a
    /// can_finish refuses (O02).
    /// </summary>
    public static void Release(Call call, SessionVariables session)
    {
        var stays = call.T.False;
        if (session.Incoming)
        {
            stays = Finish.Files(call, session);
            if (call.Design.UnfinishableClose == UnfinishableClose.Retrievable)
            {
                call.When(stays, () => call.Set(session.Retrieved, false));
            }
        }
        else
        {
            Unpreserve(call, session);
        }

        call.When(call.T.Not(stays), () => Remove(call, session));
    }

    /// <summary>luo_file_unpreserve_files(): last preserved first.</summary>
    private static void Unpreserve(Call call, SessionVariables session)
    {
        call.EachEntryBackwards(session, (file, _) =>
        {
            call.Emit(EventKind.Unpreserve, session, file);
            call.UnpreserveFlbs(file);
            DuplicateMap.Forget(call, session.Files[file], file);
            call.Clear(session.Files[file]);
        });
    }

    /// <summary>luo_session_remove() and luo_session_free().</summary>
    private static void Remove(Call call, SessionVariables session)
    {
        call.Remove(session.Incoming ? call.State.IncomingOrder : call.State.OutgoingOrder, session);
        call.When(call[session.Short], () => call.Emit(EventKind.Warn));
        call.Set(session.Short, false);
        call.Set(session.Listed, false);
        call.Set(session.Retrieved, false);
        call.Set(session.Area, false);
    }
}
