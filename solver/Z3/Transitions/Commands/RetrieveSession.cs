using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>RETRIEVE_SESSION, luo_ioctl_retrieve_session(): once for each session; a failing answer releases it again (O03).</summary>
internal static class RetrieveSession
{
    /// <summary>Writes it down.</summary>
    public static void Write(Call call, SessionVariables session)
    {
        call.Require(call.T.And(call[call.State.Device], call.T.Not(call[session.Fd])));
        if (!call.Workload.User.HasFlag(UserAbilities.Repeat))
        {
            call.Require(call.T.And(call[session.Listed], call.T.Not(call[session.Retrieved])));
        }

        call.Refuse(call.Fails(FaultKind.Fd), Errno.EMFILE);
        call.Refuse(call.AnswerFails(AnswerCopy.CheckedFirst), Errno.EFAULT);
        call.Refuse(call.T.Not(call[session.Listed]), Errno.ENOENT);
        call.Refuse(call[session.Retrieved], Errno.EINVAL);
        call.Refuse(call.Fails(FaultKind.AnonFile), Errno.ENOMEM);
        call.Set(session.Retrieved, true);
        call.When(call.AnswerFails(AnswerCopy.Last), () =>
        {
            CloseSession.Release(call, session);
            call.Return(Errno.EFAULT);
        });
        call.Set(session.Fd, true);
        call.Return();
    }
}
