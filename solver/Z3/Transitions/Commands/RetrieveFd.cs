using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>RETRIEVE_FD, luo_session_retrieve_fd() and luo_retrieve_file().</summary>
internal static class RetrieveFd
{
    /// <summary>Writes it down.</summary>
    public static void Write(Call call, SessionVariables session, int file)
    {
        var returned = call.State.Returned[file];
        call.Require(call.T.And(call[session.Fd], call.T.Is(call[returned], 0)));
        call.Require(call.T.Bool(session.Incoming || call.Workload.User.HasFlag(UserAbilities.WrongKind)));
        call.Refuse(call.T.Bool(!session.Incoming && call.Design.SessionKindCheck == SessionKindCheck.Einval), Errno.EINVAL);
        call.Refuse(call.AnswerFails(AnswerCopy.CheckedFirst), Errno.EFAULT);
        call.Refuse(call.Fails(FaultKind.Fd), Errno.EMFILE);
        call.Refuse(call.T.Not(call.Holds(session, file)), Errno.ENOENT);
        var error = Retrieve(call, session, file, []);
        call.When(call.T.Not(call.T.Is(error, 0)), () => call.Return(error));
        call.Refuse(call.AnswerFails(AnswerCopy.Last), Errno.EFAULT);
        call.Set(session.Files[file].Claimed, true);
        call.Set(returned, call[session.Files[file].Object]);
        call.Return();
    }

    /// <summary>
    /// luo_retrieve_file(): the callback at most once where failures are remembered. The task holds the mutexes of the files in <paramref name="held"/>.
    /// 0 or an errno.
    /// </summary>
    private static BitVecExpr Retrieve(Call call, SessionVariables session, int file, IReadOnlyList<int> held)
    {
        var error = call.Error();
        if (held.Contains(file))
        {
            call.Halt(Stop.Mutex);
            return error.Value;
        }

        var entry = session.Files[file];
        var status = call[entry.Status];
        call.Set(error, call.T.If(call.T.AtMost(status, -1), status, error.Value));
        call.When(call.T.Is(status, 0), () =>
        {
            call.Set(error, Callback(call, session, file, [.. held, file]));
            var failed = call.T.Not(call.T.Is(error.Value, 0));
            var remembered = call.Design.RetrieveStatus == RetrieveStatus.Remember ? error.Value : call.T.Number(0, status);
            call.Set(entry.Status, call.T.If(failed, remembered, call.T.Number(1, status)));
            if (DuplicateMap.Exists(call))
            {
                call.When(call.T.Not(failed), () => Enter(call, file));
            }
        });
        return error.Value;
    }

    /// <summary>The retrieve callback, which asks for its dependencies first; a success makes a file.</summary>
    private static BitVecExpr Callback(Call call, SessionVariables session, int file, IReadOnlyList<int> held)
    {
        var entry = session.Files[file];
        var natural = call.Error();
        call.When(call[entry.Word], () => call.Set(natural, Dependencies(call, session, file, held)));
        var result = call.Callback(EventKind.Retrieve, session, file, natural.Value);
        var made = call.T.If(call[entry.Word], call.T.Number((int)FileObject.Retrieved, call[entry.Object]), call.T.Number((int)FileObject.Foreign, call[entry.Object]));
        call.When(call.T.Is(result, 0), () => call.Set(entry.Object, made));
        return result;
    }

    /// <summary>liveupdate_get_file_incoming() for each dependency that the handler asks for, as the design has it. 0 or an errno.</summary>
    private static BitVecExpr Dependencies(Call call, SessionVariables session, int file, IReadOnlyList<int> held)
    {
        var error = call.Error();
        foreach (var need in call.Needs(file, CheckTimes.Retrieve))
        {
            call.When(call.T.Is(error.Value, 0), () =>
            {
                var found = call.Names(session, need);
                var enforced = call.Design.DependencyRetrieve == DependencyRetrieve.Enforced;
                var refused = enforced ? call.T.Or(call.T.Not(found), call.T.AtMost(call[session.Files[need].Status], 0)) : call.T.Not(found);
                call.When(refused, () => call.Set(error, call.T.Number(Errno.ENOENT, error.Value)));
                if (!enforced)
                {
                    call.When(found, () => call.Set(error, Retrieve(call, session, need, held)));
                }
            });
        }

        return error.Value;
    }

    /// <summary>The retrieved file enters the duplicate map; where that fails there is a warning only.</summary>
    private static void Enter(Call call, int file)
    {
        var key = DuplicateMap.Key(call, FileObject.Retrieved, file);
        var warns = call.Flag(false);
        call.When(call[key], () => call.Set(warns, call.T.True));
        call.When(call.T.Not(call[key]), () =>
        {
            var fails = call.Fails(FaultKind.Xa);
            call.Set(warns, fails);
            call.When(call.T.Not(fails), () => call.Set(key, true));
        });
        call.When(warns.Value, () => call.Emit(EventKind.Warn));
    }
}
