using LuoModel.Model.Commands;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>
/// The per-file events of v3 (patch 18, blob 0d68d0c8c45e; specification 1.4): no check of the machine's state except for FINISH, and neither they nor the query
/// build the incoming set.
/// </summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    /// <summary>luo_file_get_state(): a <see cref="MachineState"/>, or -ENOENT.</summary>
    private readonly int FileState(int token, bool incoming)
    {
        Shared.StateReadEnter();
        var files = incoming ? BuiltFiles : OutgoingFiles;
        var position = Find(files, token);
        var ret = position < 0 ? Errno.ENOENT : (int)files[position].State;
        Shared.StateReadExit();
        return ret;
    }

    /// <summary>luo_file_prepare().</summary>
    private readonly int FilePrepare(int token)
    {
        Shared.StateReadEnter();
        var position = Find(OutgoingFiles, token);
        var ret = position < 0 ? Errno.ENOENT : PrepareOne(position);
        Shared.StateReadExit();
        return ret;
    }

    /// <summary>luo_file_freeze().</summary>
    private readonly int FileFreeze(int token)
    {
        Shared.StateReadEnter();
        var position = Find(OutgoingFiles, token);
        var ret = position < 0 ? Errno.ENOENT : FreezeOne(position);
        Shared.StateReadExit();
        return ret;
    }

    /// <summary>luo_file_cancel(): the file's node keeps the word of the last commit until the next one writes 0 (R07).</summary>
    private readonly int FileCancel(int token)
    {
        Shared.StateReadEnter();
        var position = Find(OutgoingFiles, token);
        if (position >= 0)
        {
            CancelOne(position);
        }

        Shared.StateReadExit();
        return position < 0 ? Errno.ENOENT : 0;
    }

    /// <summary>luo_file_finish(): in UPDATED only.</summary>
    private readonly int FileFinish(int token)
    {
        Shared.StateReadEnter();
        var ret = Errno.EBUSY;
        if (_k.Core.State == MachineState.Updated)
        {
            var position = Find(BuiltFiles, token);
            ret = position < 0 ? Errno.ENOENT : 0;
            if (position >= 0)
            {
                FinishOne(position);
            }
        }

        Shared.StateReadExit();
        return ret;
    }

    /// <summary>The incoming set as far as it is built.</summary>
    private readonly Span<FileEntry> BuiltFiles => _k.Core.Rebuilt != 0 ? IncomingFiles : [];
}
