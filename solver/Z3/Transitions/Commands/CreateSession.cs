using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>CREATE_SESSION, luo_ioctl_create_session(): a descriptor number, the session, room in the block set, its file, the answer.</summary>
internal static class CreateSession
{
    /// <summary>Writes it down for a name that is not taken.</summary>
    public static void Write(Call call, SessionVariables session)
    {
        call.Require(call.T.And(call[call.State.Device], call.T.Not(call[session.Listed])));
        call.Refuse(call.Fails(FaultKind.Fd), Errno.EMFILE);
        call.Refuse(call.Fails(FaultKind.Kzalloc), Errno.ENOMEM);
        call.Refuse(call.AnswerFails(AnswerCopy.CheckedFirst), Errno.EFAULT);
        if (call.Design.Serialization == Serialization.Blocks)
        {
            // The only block lives as long as there is a session.
            call.When(call.T.Is(call[call.State.OutgoingOrder[0]], 0), () => call.Refuse(call.GrowFails(), Errno.ENOMEM));
        }

        call.Refuse(call.Fails(FaultKind.AnonFile), Errno.ENOMEM);

        // The file that nobody received is released, and an outgoing session goes with its file.
        call.Refuse(call.AnswerFails(AnswerCopy.Last), Errno.EFAULT);
        call.Set(session.Listed, true);
        call.Set(session.Fd, true);
        call.Append(call.State.OutgoingOrder, session);
        call.Return();
    }
}
