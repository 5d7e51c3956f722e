using System.Diagnostics;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// luo_file.c of v4: prepare, freeze, cancel and finish of a session's files, in ascending token order (specification 2.2). Only negative results of callbacks are
/// failures; a positive one lets the operation go on but leaves the file's state.
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>luo_file_prepare(): the array, then every file; a failure cancels what was prepared.</summary>
    private int PrepareSessionFiles(int session)
    {
        if (_k.State.Session(session).Files == 0)
        {
            return 0;
        }

        var array = NewFileArray(session);
        if (array < 0)
        {
            return array;
        }

        for (var at = 0; at < _k.State.Session(session).Files; at++)
        {
            var ret = PrepareOneFile(session, at);
            if (ret < 0)
            {
                CancelEachFile(session);
                FreeFileArray(array);
                return ret;
            }

            ref var entry = ref _k.State.File(session, at);
            _k.State.ArrayEntries(array)[at] = new ArrayEntry { Token = entry.Token, Data = entry.Data, Handler = entry.Handler };
        }

        _k.State.Addresses(session).Array = (short)(array + 1);
        _k.State.Session(session).Area = SerializedArea.Own;
        return 0;
    }

    /// <summary>luo_file_prepare_one(): the mock makes a new data word unless it fails.</summary>
    private int PrepareOneFile(int session, int at)
    {
        ref var entry = ref _k.State.File(session, at);
        Debug.Assert(entry.State == MachineState.Normal, "the files of a NORMAL session are NORMAL");
        if (!_k.Workload.Handlers[entry.Handler].Prepare)
        {
            entry.State = MachineState.Prepared;
            return 0;
        }

        var origin = _k.State.User(entry.File - 1).Origin;
        var ret = _k.Callback(EventKind.Prepare, entry.Handler, origin, entry.Token, 0);
        var data = ret >= 0 ? DataWord.Of(_k.NewHandle(origin)) : entry.Data;
        _k.EmitEntry(EventKind.Prepare, session, at, entry, ret, newData: data);
        _sweep |= entry.Data != data;
        entry.Data = data;
        if (ret == 0)
        {
            entry.State = MachineState.Prepared;
        }

        return ret;
    }

    /// <summary>
    /// luo_file_freeze(): a failure cancels every file of the session, the failing one and those not reached too, and frees the array, whose address stays in
    /// the session (R13). <paramref name="everything"/>: the whole system is being frozen.
    /// </summary>
    private int FreezeSessionFiles(int session, bool everything)
    {
        var array = _k.State.Addresses(session).Array - 1;
        for (var at = 0; at < _k.State.Session(session).Files; at++)
        {
            Debug.Assert(array >= 0 && _k.State.FileArray(array).Page == PageState.Own, "a PREPARED session with files has its array");
            var ret = FreezeOneFile(session, at);
            if (ret < 0)
            {
                if (everything)
                {
                    AbortKhoBeforeRollback();
                }

                CancelEachFile(session);
                FreeFileArray(array);
                _k.State.Session(session).Area = SerializedArea.Dangling;
                return ret;
            }

            _k.State.ArrayEntries(array)[at].Data = _k.State.File(session, at).Data;
        }

        return 0;
    }

    /// <summary>luo_file_freeze_one(): a file that is not PREPARED (its prepare gave a positive number) is a warning and counts as success.</summary>
    private int FreezeOneFile(int session, int at)
    {
        ref var entry = ref _k.State.File(session, at);
        if (entry.State != MachineState.Prepared)
        {
            Debug.Assert(entry.State == MachineState.Normal, "a session is frozen once");
            Shared.WarnOnce(WarnSite.LuoFileFreezeOne, 1, WarnedFileFreeze);
            return 0;
        }

        var handler = _k.Workload.Handlers[entry.Handler];
        var ret = 0;
        if (handler.Freeze)
        {
            ret = _k.Callback(EventKind.Freeze, entry.Handler, _k.OriginOf(entry.Data), entry.Token, 0);
            var data = entry.Data;
            if (ret == 0 && handler.FreezeBumps)
            {
                data.Bumps = (byte)Math.Min(byte.MaxValue, data.Bumps + 1);
            }

            _k.EmitEntry(EventKind.Freeze, session, at, entry, ret, newData: data);
            entry.Data = data;
        }

        if (ret == 0)
        {
            entry.State = MachineState.Frozen;
        }

        return ret;
    }

    /// <summary>__luo_file_cancel(): ascending token; NORMAL files are skipped and keep their word.</summary>
    private void CancelEachFile(int session)
    {
        for (var at = 0; at < _k.State.Session(session).Files; at++)
        {
            ref var entry = ref _k.State.File(session, at);
            if (entry.State == MachineState.Normal)
            {
                continue;
            }

            if (_k.Workload.Handlers[entry.Handler].Cancel)
            {
                _k.EmitEntry(EventKind.Cancel, session, at, entry);
                _k.EndHandle(entry.Data);
            }

            entry.Data = default;
            entry.State = MachineState.Normal;
        }

        _sweep = true;
    }

    /// <summary>luo_file_cancel(): the files, then their array. Nothing at all in a session without files.</summary>
    private void CancelSessionFiles(int session)
    {
        if (_k.State.Session(session).Files == 0)
        {
            return;
        }

        CancelEachFile(session);
        var array = _k.State.Addresses(session).Array - 1;
        if (array >= 0)
        {
            FreeFileArray(array);
        }
    }

    /// <summary>luo_file_finish(): the finish callback of every file in ascending token order, then the received array is given back.</summary>
    private void FinishSessionFiles(int session)
    {
        var files = _k.State.Session(session).Files;
        for (var at = 0; at < files; at++)
        {
            ref var entry = ref _k.State.File(session, at);
            Debug.Assert(entry.State == MachineState.Updated, "the files of an UPDATED session are UPDATED");
            if (_k.Workload.Handlers[entry.Handler].Finish)
            {
                _k.EmitEntry(EventKind.Finish, session, at, entry, status: entry.RetrieveStatus > 0 ? 1 : 0);
                _k.EndHandle(entry.Data);
            }

            entry.State = MachineState.Normal;
        }

        if (files > 0)
        {
            FreeRestoredFileArray(_k.State.Addresses(session).Array - 1);
        }
    }

    /// <summary>luo_file_deserialize(): the entries of one session from its received array; a missing handler panics, so does an overwritten page.</summary>
    private void DeserializeSessionFiles(int session, in TableEntry slot)
    {
        if (slot.Array == 0)
        {
            return;
        }

        var array = _k.State.FileArray(slot.Array - 1);
        Dereference(WarnSite.LuoFileDeserialize, array.Page);
        _k.State.Addresses(session).Array = slot.Array;
        _k.State.Session(session).Area = array.Page == PageState.Lost ? SerializedArea.Dangling : SerializedArea.HandedOver;
        if (slot.Count == 0)
        {
            return;
        }

        Debug.Assert(array.Poisoned != 0 || array.Count == slot.Count, "array and slot were written together");
        for (var at = 0; at < slot.Count; at++)
        {
            var saved = _k.State.ArrayEntries(slot.Array - 1)[at];
            if (array.Poisoned != 0 || _k.State.Handler(saved.Handler).Registered == 0)
            {
                _k.Panic(WarnSite.LuoFileDeserialize);
                return;
            }

            _k.State.File(session, at) = new FileEntry { Token = saved.Token, Data = saved.Data, Handler = saved.Handler, State = MachineState.Updated };
            _k.State.Session(session).Files++;
            if (_k.Design.HandlerUseCount == HandlerUseCount.RebuiltToo)
            {
                _k.State.Handler(saved.Handler).Users++;
            }
        }
    }
}
