using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>FINISH, luo_session_finish() and luo_file_finish().</summary>
internal static class Finish
{
    /// <summary>Writes it down.</summary>
    public static void Write(Call call, SessionVariables session)
    {
        call.Require(call[session.Fd]);
        call.Require(call.T.Bool(session.Incoming || call.Workload.User.HasFlag(UserAbilities.WrongKind)));
        call.Refuse(call.T.Bool(!session.Incoming && call.Design.SessionKindCheck == SessionKindCheck.Einval), Errno.EINVAL);
        call.Refuse(call.AnswerFails(AnswerCopy.CheckedFirst), Errno.EFAULT);
        call.Refuse(Files(call, session), Errno.EBUSY);
        call.Refuse(call.AnswerFails(AnswerCopy.Last), Errno.EFAULT);
        call.Return();
    }

    /// <summary>
    /// luo_file_finish(): can_finish of all files, first preserved first, up to the first refusal; then finish of all, last preserved first. True where it is refused,
    /// and then nothing has changed.
    /// </summary>
    public static BoolExpr Files(Call call, SessionVariables session)
    {
        var refused = call.Flag(false);
        call.EachEntry(session, (file, _) => call.When(call.T.Not(refused.Value), () =>
        {
            if (call.Workload.Handlers[call.Workload.Files[file].Handler].CanFinish)
            {
                var status = call[session.Files[file].Status];
                var refuses = call.T.Or(call.Deviates(Question.Of(EventKind.CanFinish, file)), call.T.Not(Ready(call, session, file)));
                call.Emit(EventKind.CanFinish, session, file, call.T.If(refuses, call.T.Number(0, status), call.T.Number(1, status)), status);
                call.Set(refused, refuses);
            }
        }));
        call.When(call.T.Not(refused.Value), () =>
        {
            call.EachEntryBackwards(session, (file, _) =>
            {
                call.Emit(EventKind.Finish, session, file, status: call[session.Files[file].Status]);
                call.FinishFlbs(file);
                DuplicateMap.Forget(call, session.Files[file], file);
                call.Clear(session.Files[file]);
            });
            call.Set(session.Area, false);
        });
        return refused.Value;
    }

    /// <summary>What the handler's contract says: the file and the dependencies it insists on were retrieved.</summary>
    private static BoolExpr Ready(Call call, SessionVariables session, int file)
    {
        var handler = call.Workload.Handlers[call.Workload.Files[file].Handler];
        var itself = handler.InsistsOnItself ? Retrieved(call, session, file) : call.T.True;
        var insisted = call.Needs(file, CheckTimes.CanFinish);
        if (insisted.Count == 0)
        {
            return itself;
        }

        var all = call.T.And([.. insisted.Select(need => call.T.And(call.Names(session, need), Retrieved(call, session, need)))]);
        return call.T.And(itself, call.T.Or(all, call.T.Not(call[session.Files[file].Word])));
    }

    private static BoolExpr Retrieved(Call call, SessionVariables session, int file) => call.T.Above(call[session.Files[file].Status], 0);
}
