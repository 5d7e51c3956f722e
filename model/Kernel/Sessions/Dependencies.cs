using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>
/// What handlers do about the files theirs depend on: liveupdate_get_token_outgoing() and liveupdate_get_file_incoming() of f4d2e4f0d12d, and their own
/// bookkeeping for can_finish (specification 6.1).
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// get_token_outgoing for each dependency of file <paramref name="origin"/> that its handler looks up in the callback <paramref name="time"/>: only entries
    /// already linked in the same session are seen. 0 or -ENOENT.
    /// </summary>
    private readonly int LookUpDependencies(int session, int origin, CheckTimes time)
    {
        if (origin < 0)
        {
            return 0;
        }

        var needs = Workload.Files[origin].Needs;
        for (var i = 0; i < needs.Count; i++)
        {
            if (!Checks(origin, i, time))
            {
                continue;
            }

            var found = FindDependency(session, needs[i]) >= 0;
            EmitLookup(session, needs[i], found ? 0 : Errno.ENOENT);
            if (!found)
            {
                return Errno.ENOENT;
            }
        }

        return 0;
    }

    /// <summary>get_file_incoming for each dependency, as the design has it. 0 or the errno the retrieve callback then returns.</summary>
    private int RetrieveDependencies(int session, int origin)
    {
        if (origin < 0)
        {
            return 0;
        }

        var needs = Workload.Files[origin].Needs;
        for (var i = 0; i < needs.Count; i++)
        {
            if (!Checks(origin, i, CheckTimes.Retrieve))
            {
                continue;
            }

            var at = FindDependency(session, needs[i]);
            var error = at < 0 ? Errno.ENOENT : 0;
            if (error == 0 && Design.DependencyRetrieve == DependencyRetrieve.Enforced)
            {
                error = _state.File(session, at).RetrieveStatus > 0 ? 0 : Errno.ENOENT;
            }
            else if (error == 0)
            {
                error = RetrieveFile(session, at);
            }

            EmitLookup(session, needs[i], !_k.IsHalted ? error : Errno.EDEADLK);
            if (error != 0 || _k.IsHalted)
            {
                return error;
            }
        }

        return 0;
    }

    /// <summary>Whether every dependency of file <paramref name="origin"/> that its handler insists on was retrieved; one that the session does not hold was not.</summary>
    private readonly bool DependenciesRetrieved(int session, int origin)
    {
        if (origin < 0)
        {
            return true;
        }

        var needs = Workload.Files[origin].Needs;
        for (var i = 0; i < needs.Count; i++)
        {
            var at = FindDependency(session, needs[i]);
            if (Checks(origin, i, CheckTimes.CanFinish) && (at < 0 || _state.File(session, at).RetrieveStatus <= 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the handler of file <paramref name="origin"/> checks its dependency number <paramref name="need"/> in a callback.</summary>
    private readonly bool Checks(int origin, int need, CheckTimes time) => DependencyChecks.Of(Design, Workload, origin, need) is var made && (made & time) != 0;

    /// <summary>
    /// Position of the entry that stands for file <paramref name="origin"/> in a session: its own, or one of the same id where ids are compared; -1 when there is
    /// none. The incoming side looks for the token that the outgoing side found.
    /// </summary>
    private readonly int FindDependency(int session, int origin)
    {
        var wanted = Workload.Files[origin];
        var files = _state.Files(session);
        for (var at = 0; at < files.Length; at++)
        {
            var found = OriginOf(files[at].Data);
            if (found == origin || (Design.DependencyMatch == DependencyMatch.Id && found >= 0 && wanted.IsSameThing(Workload.Files[found])))
            {
                return at;
            }
        }

        return -1;
    }

    private readonly void EmitLookup(int session, int origin, int result)
    {
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.DependencyLookup) { Who = (short)origin, Session = (short)session, Ret = result });
        }
    }
}
