using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>What the simplified uAPI of October 2025 does with sessions and the merged code does not (mail of 2025-10-29; specification 2.5).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// FINISH that makes the session an empty outgoing one: its name and its room on the outgoing list come first, so that nothing can fail once files are
    /// finished. 0 or an errno, after which nothing has changed.
    /// </summary>
    private int FinishForReuse(int session)
    {
        var name = _state.Session(session).Name;
        var taken = FindOutgoing(name);
        var reused = taken >= 0 ? Refuse(Errno.EEXIST, Guard.NameTaken, taken) : CreateSession(name);
        if (reused < 0)
        {
            return reused;
        }

        var error = FinishFiles(session);
        if (error < 0)
        {
            RemoveSession(reused);
            return error;
        }

        for (var file = 0; file < _state.Layout.Dimensions.UserFiles; file++)
        {
            ref var user = ref _state.User(file);
            if (user.Kind == UserFileKind.Session && user.Session == session)
            {
                user.Session = (short)reused;
            }
        }

        RemoveSession(session);
        return 0;
    }

    /// <summary>A refused reboot: no session is frozen any more, whichever attempt froze it.</summary>
    private readonly void ThawSessions()
    {
        foreach (var session in _state.Outgoing)
        {
            _state.Session(session).State = MachineState.Undefined;
        }
    }

    /// <summary>Whether a session was frozen by a reboot that has not jumped.</summary>
    private readonly bool IsFrozen(int session) => _state.Session(session).State == MachineState.Frozen;
}
