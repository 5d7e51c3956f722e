using System.Diagnostics;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>struct luo_file_set of luo_file.c: the list of a session's entries.</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private readonly int FindToken(int session, int token)
    {
        var files = _state.Files(session);
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Token == token)
            {
                return i;
            }
        }

        return -1;
    }

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

    /// <summary>An event about the entry at <paramref name="position"/> of a session.</summary>
    private readonly void EmitEntry(
        EventKind kind, int session, int position, in FileEntry entry, int result = 0, int status = 0, DataWord newData = default)
    {
        if (!TSink.Wanted)
        {
            return;
        }

        _sink.Emit(new LuoEvent(kind)
        {
            Who = entry.Handler,
            File = (short)(entry.File - 1),
            Session = (short)session,
            Position = (short)position,
            Token = entry.Token,
            Entry = (short)(entry.Entry - 1),
            Data = entry.Data,
            NewData = newData,
            Ret = result,
            Status = status,
        });
    }
}
