using System.Diagnostics;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>struct luo_file_set of luo_file.c: the list of a session's entries.</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>Takes entry <paramref name="at"/> out of its list; the handle it was preserved under is named by nothing any more.</summary>
    private readonly void Unlink(int session, int at)
    {
        ref var set = ref _state.Session(session);
        FreeHandle(_state.File(session, at).Entry);
        for (var i = at; i + 1 < set.Files; i++)
        {
            _state.File(session, i) = _state.File(session, i + 1);
        }

        set.Files--;
        _state.File(session, set.Files) = default;
    }

    /// <summary>luo_file_set_destroy(): a set that still counts files is a warning (an unfinished rebuild, G3).</summary>
    private readonly void DestroyFileSet(int session)
    {
        ref var set = ref _state.Session(session);
        Debug.Assert(set.Files == 0, "a session goes without files");
        if (set.Count != 0)
        {
            Warn(WarnSite.LuoFileSetDestroy, 1);
        }
    }
}
