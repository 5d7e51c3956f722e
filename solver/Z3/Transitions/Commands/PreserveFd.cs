using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>PRESERVE_FD, luo_session_preserve_fd() and luo_preserve_file(), of a file under its own token.</summary>
internal static class PreserveFd
{
    /// <summary>Writes it down.</summary>
    /// <param name="call">The command.</param>
    /// <param name="session">The session it is made on.</param>
    /// <param name="file">The file.</param>
    /// <param name="retrieved">Through the descriptor of the retrieved file.</param>
    public static void Write(Call call, SessionVariables session, int file, bool retrieved)
    {
        var returned = call[call.State.Returned[file]];
        call.Require(call.T.And(call[session.Fd], retrieved ? call.T.Not(call.T.Is(returned, 0)) : call[call.State.Opened[file]]));
        call.Require(call.T.Bool(!session.Incoming || call.Workload.User.HasFlag(UserAbilities.WrongKind)));
        call.Refuse(call.T.Bool(session.Incoming && call.Design.SessionKindCheck == SessionKindCheck.Einval), Errno.EINVAL);
        call.Refuse(call.AnswerFails(AnswerCopy.CheckedFirst), Errno.EFAULT);
        call.Refuse(call.Holds(session, file), Errno.EEXIST);
        MakeRoom(call, session);
        if (retrieved)
        {
            call.Refuse(call.T.Is(returned, (int)FileObject.Foreign), Errno.ENOENT);
        }

        var what = retrieved ? FileObject.Retrieved : FileObject.Opened;
        Preserve(call, session, file, what);
        call.Refuse(call.AnswerFails(AnswerCopy.Last), Errno.EFAULT);
        call.Return();
    }

    /// <summary>The first file of a session needs a block, or the one area.</summary>
    private static void MakeRoom(Call call, SessionVariables session)
    {
        if (call.Design.Serialization == Serialization.Blocks)
        {
            call.When(call.IsEmpty(session), () => call.Refuse(call.GrowFails(), Errno.ENOMEM));
        }
        else
        {
            call.When(call.T.Not(call[session.Area]), () => call.Refuse(call.Fails(FaultKind.Kho), Errno.ENOMEM));
        }
    }

    /// <summary>Duplicate map, FLBs, entry, preserve callback; FLBs are put again when a later step fails.</summary>
    private static void Preserve(Call call, SessionVariables session, int file, FileObject what)
    {
        var key = DuplicateMap.Key(call, what, file);
        if (DuplicateMap.Exists(call))
        {
            call.Refuse(call[key], Errno.EBUSY);
            call.Refuse(call.Fails(FaultKind.Xa), Errno.ENOMEM);
        }

        var flbs = call.PreserveFlbs(file);
        call.When(call.T.Not(call.T.Is(flbs, 0)), () => call.Return(flbs));
        var error = call.Error();
        var entry = call.Fails(FaultKind.Kzalloc);
        call.When(entry, () => call.Set(error, call.T.Number(Errno.ENOMEM, error.Value)));
        call.When(call.T.Not(entry), () => call.Set(error, call.Callback(EventKind.Preserve, session, file, LookUp(call, session, file, CheckTimes.Preserve))));
        call.When(call.T.Not(call.T.Is(error.Value, 0)), () =>
        {
            call.UnpreserveFlbs(file);
            call.Return(error.Value);
        });
        Link(call, session, file, what);
        if (DuplicateMap.Exists(call))
        {
            call.Set(key, true);
        }

        if (call.Design.Serialization == Serialization.OneArea)
        {
            call.Set(session.Area, true);
        }
    }

    /// <summary>liveupdate_get_token_outgoing() for each dependency, that the handler looks up in that callback. 0 or -ENOENT.</summary>
    public static BitVecExpr LookUp(Call call, SessionVariables session, int file, CheckTimes callback)
    {
        var found = call.Error();
        var missing = call.T.Or([.. call.Needs(file, callback).Select(need => call.T.Not(call.Names(session, need)))]);
        return call.T.If(missing, call.T.Number(Errno.ENOENT, found.Value), found.Value);
    }

    /// <summary>The entry, behind the last of the session's list.</summary>
    private static void Link(Call call, SessionVariables session, int file, FileObject what)
    {
        var rank = call.T.Plus(call.T.Count(session.Files.Select((_, other) => call.Holds(session, other)), CoreVariables.Narrow), 1);
        var entry = session.Files[file];
        call.Set(entry.Rank, rank);
        call.Set(entry.Word, true);
        call.Set(entry.Bumps, 0);
        call.Set(entry.Object, (int)what);
        call.Set(entry.Status, 0);
        call.Set(entry.Claimed, false);
    }
}
