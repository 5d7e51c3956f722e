using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>The reboot system call: liveupdate_reboot(), the jump, the boot of the next kernel, and its agent that opens the device.</summary>
internal static class Reboot
{
    /// <summary>Writes it down.</summary>
    public static void Write(Call call)
    {
        var state = call.State;
        if (!call.Unbounded)
        {
            call.Require(call.T.AtMost(call[state.Kexecs], call.Workload.Bounds.Kexecs - 1));
        }

        call.When(call[state.Enabled], () =>
        {
            Serialize(call);
            if (call.Design.KhoFinalize == KhoFinalize.InHook)
            {
                call.Refuse(call.Fails(FaultKind.KhoFinalize), Errno.EAGAIN);
            }
        });
        call.Emit(EventKind.Kexec);
        HandOver.Write(call);
        call.Set(state.Kexecs, call.T.Plus(call[state.Kexecs], 1));
        Boot(call);
        OpenDevice.Open(call);
        call.Return();
    }

    /// <summary>luo_session_serialize(): freeze in order of creation; the first failure undoes what this attempt froze, the youngest session first, and ends the command.</summary>
    private static void Serialize(Call call)
    {
        var frozen = new List<(SessionVariables Session, BoolExpr When)>();
        call.EachOf(call.State.OutgoingOrder, call.State.Outgoing, session =>
        {
            var here = call.Here;
            call.EachEntry(session, (file, position) =>
            {
                var error = Freeze(call, session, file);
                call.When(call.T.Not(call.T.Is(error, 0)), () =>
                {
                    Unfreeze(call, session, position);
                    foreach (var (earlier, when) in frozen.AsEnumerable().Reverse())
                    {
                        call.When(when, () => Unfreeze(call, earlier, earlier.Files.Count));
                    }

                    call.Return(error);
                });
            });
            frozen.Add((session, here));
        });
    }

    /// <summary>luo_file_freeze_one(): the data word changes with a success only. 0 or an errno.</summary>
    private static BitVecExpr Freeze(Call call, SessionVariables session, int file)
    {
        var handler = call.Workload.Handlers[call.Workload.Files[file].Handler];
        var error = call.Error();
        if (!handler.Freeze)
        {
            return error.Value;
        }

        var entry = session.Files[file];
        call.When(call[entry.Word], () => call.Set(error, PreserveFd.LookUp(call, session, file, CheckTimes.Freeze)));
        var result = call.Callback(EventKind.Freeze, session, file, error.Value);
        if (handler.FreezeBumps)
        {
            var most = call.Workload.MostBumps;
            var more = call.T.If(call.T.AtMost(call[entry.Bumps], most - 1), call.T.Plus(call[entry.Bumps], 1), call.T.Number(most, call[entry.Bumps]));
            call.Set(entry.Bumps, call.T.If(call.T.Is(result, 0), more, call[entry.Bumps]));
        }

        return result;
    }

    /// <summary>luo_file_unfreeze(): the first <paramref name="count"/> files of a session.</summary>
    private static void Unfreeze(Call call, SessionVariables session, int count)
    {
        call.EachEntry(session, (file, position) =>
        {
            var entry = session.Files[file];
            if (position >= count)
            {
                return;
            }

            if (call.Workload.Handlers[call.Workload.Files[file].Handler].Unfreeze)
            {
                call.Emit(EventKind.Unfreeze, session, file);
            }

            if (call.Design.UnfreezeData == UnfreezeData.Clear)
            {
                call.Set(entry.Word, false);
                call.Set(entry.Bumps, 0);
            }
            else if (call.Design.RolledBackWords == RolledBackWords.Restored && call.Workload.Handlers[call.Workload.Files[file].Handler].FreezeBumps)
            {
                call.Set(entry.Bumps, call.T.If(call.T.Is(call[entry.Bumps], 0), call[entry.Bumps], call.T.Plus(call[entry.Bumps], -1)));
            }
        });
    }

    /// <summary>The block of sessions is taken over or the boot panics; a failing KHO allocation disables LUO.</summary>
    private static void Boot(Call call)
    {
        var state = call.State;
        var blocks = call.Design.Serialization == Serialization.Blocks;
        if (blocks)
        {
            call.When(call.T.Not(call.T.Is(call[state.IncomingOrder[0]], 0)), () => call.When(call.Fails(FaultKind.Kzalloc), () => call.Halt(Stop.Panic)));
        }

        call.Set(state.Enabled, true);
        for (var i = 0; i < (blocks ? 2 : 3); i++)
        {
            call.When(call[state.Enabled], () => call.Set(state.Enabled, call.T.Not(call.Fails(FaultKind.Kho))));
        }
    }
}
