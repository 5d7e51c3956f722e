using System.Diagnostics;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>
/// luo_files.c of v3, blob 0d68d0c8c45e: the callbacks of the file subsystem, over all files in ascending token order (specification 1.4). Only negative results
/// are failures.
/// </summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    private const int WarnedFilesFreezeOne = 2;
    private const int WarnedFilesFdtCleanup = 3;

    /// <summary>luo_files_prepare(): a failure cancels the files with smaller tokens, those prepared by hand too, and frees the tree.</summary>
    private readonly int FilesPrepare()
    {
        var ret = FilesFdtSetup();
        if (ret != 0)
        {
            return ret;
        }

        for (var i = 0; i < _k.State.Machine.Outgoing; i++)
        {
            ret = PrepareOne(i);
            if (ret < 0)
            {
                FilesCancel(i);
                return ret;
            }
        }

        CommitFileWords(freeze: false);
        _k.State.Machine.CoreWord = 1;
        return 0;
    }

    /// <summary>luo_files_freeze(): a failure cancels the files with smaller tokens only; it and the later ones stay PREPARED (B32).</summary>
    private readonly int FilesFreeze()
    {
        for (var i = 0; i < _k.State.Machine.Outgoing; i++)
        {
            var ret = FreezeOne(i);
            if (ret < 0)
            {
                if (_k.Design.FailedFreeze == FailedFreeze.Undone)
                {
                    _k.Core.KhoFinalized = 0;
                }

                FilesCancel(i);
                return ret;
            }
        }

        CommitFileWords(freeze: true);
        return 0;
    }

    /// <summary>__luo_files_cancel(): all files in front of <paramref name="boundary"/>, then the tree goes.</summary>
    private readonly void FilesCancel(int boundary)
    {
        for (var i = 0; i < boundary; i++)
        {
            CancelOne(i);
        }

        FilesFdtCleanup();
    }

    /// <summary>luo_files_finish(): builds the incoming set if nobody did, finishes what was not finished by hand, reclaimed or not, and forgets all.</summary>
    private void FilesFinish()
    {
        RecreateIncomingFiles();
        if (_k.IsHalted)
        {
            return;
        }

        for (var i = 0; i < _k.State.Machine.Incoming; i++)
        {
            FinishOne(i);
            var file = IncomingFiles[i].File - 1;
            if (file >= 0 && _k.State.User(file).Kind == UserFileKind.Dangling)
            {
                _k.State.User(file) = default;
            }
        }

        IncomingFiles.Clear();
        _k.State.Machine.Incoming = 0;
    }

    /// <summary>luo_files_recreate_luo_files_xa_in(): once in a kernel that was handed a tree; a node without registered handler panics.</summary>
    private void RecreateIncomingFiles()
    {
        if (_k.Core.Rebuilt != 0 || _k.Core.Incoming == 0)
        {
            return;
        }

        foreach (ref readonly var file in IncomingFiles)
        {
            if (_k.State.Handler(file.Handler).Registered == 0)
            {
                _k.Panic(WarnSite.LuoFilesRecreateLuoFilesXaIn);
                return;
            }
        }

        _k.Core.Rebuilt = 1;
    }

    /// <summary>luo_files_prepare_one(): only a NORMAL file is prepared; a positive result leaves it NORMAL.</summary>
    private readonly int PrepareOne(int position)
    {
        ref var file = ref OutgoingFiles[position];
        if (file.State != MachineState.Normal)
        {
            return 0;
        }

        var origin = _k.State.User(file.File - 1).Origin;
        var ret = _k.Callback(EventKind.Prepare, file.Handler, origin, file.Token, 0);
        var before = file.Data;
        if (ret == 0)
        {
            file.Data = DataWord.Of(_k.NewHandle(origin));
            file.State = MachineState.Prepared;
        }

        if (TSink.Wanted)
        {
            _k.Sink.Emit(FileEvent(EventKind.Prepare, file, position) with { Ret = ret, Data = before, NewData = file.Data });
        }

        return ret;
    }

    /// <summary>luo_files_freeze_one(): only a PREPARED file is frozen; a NORMAL one warns and counts as success.</summary>
    private readonly int FreezeOne(int position)
    {
        ref var file = ref OutgoingFiles[position];
        if (file.State != MachineState.Prepared)
        {
            if (file.State != MachineState.Frozen)
            {
                Shared.WarnOnce(WarnSite.LuoFilesFreezeOne, 1, WarnedFilesFreezeOne);
            }

            return 0;
        }

        var ret = 0;
        var spec = _k.Workload.Handlers[file.Handler];
        if (spec.Freeze)
        {
            ret = _k.Callback(EventKind.Freeze, file.Handler, _k.State.User(file.File - 1).Origin, file.Token, 0);
            var before = file.Data;
            if (ret == 0 && spec.FreezeBumps)
            {
                file.Data.Bumps++;
            }

            if (TSink.Wanted)
            {
                _k.Sink.Emit(FileEvent(EventKind.Freeze, file, position) with { Ret = ret, Data = before, NewData = file.Data });
            }
        }

        if (ret == 0)
        {
            file.State = MachineState.Frozen;
        }

        return ret;
    }

    /// <summary>luo_files_cancel_one(): nothing for a NORMAL file.</summary>
    private readonly void CancelOne(int position)
    {
        ref var file = ref OutgoingFiles[position];
        if (file.State == MachineState.Normal)
        {
            return;
        }

        Debug.Assert(file.State is MachineState.Prepared or MachineState.Frozen, "an outgoing file is never UPDATED");
        if (TSink.Wanted)
        {
            _k.Sink.Emit(FileEvent(EventKind.Cancel, file, position));
        }

        _k.EndHandle(file.Data);
        file.Data = default;
        file.State = MachineState.Normal;
    }

    /// <summary>
    /// luo_files_finish_one(): nothing for a file that was finished by hand. LUO holds no reference on a restored file, so the pointer may be stale.
    /// </summary>
    private readonly void FinishOne(int position)
    {
        ref var file = ref IncomingFiles[position];
        if (file.State != MachineState.Updated)
        {
            return;
        }

        if (TSink.Wanted)
        {
            var stale = file.File != 0 && _k.State.User(file.File - 1).Kind == UserFileKind.Dangling;
            _k.Sink.Emit(FileEvent(EventKind.Finish, file, position) with { Stale = stale, Status = file.RetrieveStatus });
        }

        _k.EndHandle(file.Data);
        file.State = MachineState.Normal;
    }

    private static LuoEvent FileEvent(EventKind kind, in FileEntry file, int position) => new(kind)
    {
        Who = file.Handler,
        File = (short)(file.File - 1),
        Position = (short)position,
        Token = file.Token,
        Data = file.Data,
    };
}
