using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_file.c of the merged generations: freeze, unfreeze, the jump, and deserialize (specification 4.5, 4.6).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_file_freeze(): FIFO; the first negative result unfreezes what this attempt froze and is returned.</summary>
    private int FreezeFiles(int session)
    {
        var files = _state.Session(session).Files;
        for (var at = 0; at < files; at++)
        {
            var error = FreezeFile(session, FreezeTurn(at, files));
            if (error < 0)
            {
                var scope = Design.RollbackScope switch
                {
                    RollbackScope.All => files,
                    RollbackScope.None => 0,
                    _ => at,
                };
                UnfreezeFiles(session, scope);
                return error;
            }
        }

        return 0;
    }

    /// <summary>Position of the file whose turn it is as number <paramref name="turn"/>.</summary>
    private readonly int FreezeTurn(int turn, int files) => Design.FreezeOrder == FreezeOrder.Fifo ? turn : files - 1 - turn;

    /// <summary>luo_file_freeze_one(): a changed data word is kept only when the callback returned 0.</summary>
    private int FreezeFile(int session, int at)
    {
        ref var entry = ref _state.File(session, at);
        if (entry.Invalid != 0)
        {
            return Refuse(Errno.ENODEV, Guard.FileInvalid, session, at);
        }

        var handler = Workload.Handlers[entry.Handler];
        if (!handler.Freeze)
        {
            return 0;
        }

        // The file is an argument of the callback, so the handler knows it whatever the word says.
        var origin = entry.File != 0 ? _state.User(entry.File - 1).Origin : OriginOf(entry.Data);
        var natural = LookUpDependencies(session, origin, CheckTimes.Freeze);
        natural = natural == 0 && handler.FreezesPositive ? 1 : natural;
        var result = Callback(EventKind.Freeze, entry.Handler, origin, TokenOf(entry), natural);
        var data = entry.Data;
        if (handler.FreezeBumps && (result == 0 || (result > 0 && handler.FreezesPositive)))
        {
            data.Bumps = (byte)Math.Min(Workload.MostBumps, data.Bumps + 1);
        }

        EmitEntry(EventKind.Freeze, session, at, entry, result, newData: data);
        if (result == 0 || Design.PositiveFreeze == PositiveFreeze.WordKept)
        {
            entry.Data = data;
        }

        RefreshSeals(entry);
        return result;
    }

    /// <summary>luo_file_unfreeze(): the <paramref name="count"/> files frozen first, FIFO; the bug B01 also cleared their data words.</summary>
    private void UnfreezeFiles(int session, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var turn = Design.FileRollbackOrder == FileRollbackOrder.Forward ? i : count - 1 - i;
            var at = FreezeTurn(turn, _state.Session(session).Files);
            ref var entry = ref _state.File(session, at);
            if (Workload.Handlers[entry.Handler].Unfreeze && entry.Invalid == 0)
            {
                EmitEntry(EventKind.Unfreeze, session, at, entry);
            }

            if (Design.UnfreezeData == UnfreezeData.Clear)
            {
                entry.Data = default;
            }
            else if (Design.RolledBackWords == RolledBackWords.Restored && Workload.Handlers[entry.Handler].FreezeBumps)
            {
                // Each successful freeze of this attempt changed it once.
                entry.Data.Bumps = (byte)Math.Max(0, entry.Data.Bumps - 1);
            }
        }
    }

    /// <summary>
    /// The entries of the handed-over sessions lose their pointers and status; handles that no handed-over word names are gone with the old kernel.
    /// </summary>
    private void HandOverFiles()
    {
        var named = _state.Layout.Dimensions.Handles;
        for (var slot = 0; slot < named; slot++)
        {
            _state.Handle(slot).Live |= HandleKept;
        }

        for (var session = _state.Layout.Dimensions.Sessions; session < _state.Layout.SessionSlots; session++)
        {
            foreach (ref var entry in _state.Files(session))
            {
                var data = entry.Data;
                CarryContent(entry);
                entry = new FileEntry { Token = entry.Token, Handler = entry.Handler, Data = data, Entry = data.Handle };
                if (data.Handle != 0)
                {
                    _state.Handle(data.Slot).Live &= unchecked((byte)~HandleKept);
                }
            }
        }

        for (var slot = 0; slot < named; slot++)
        {
            ref var handle = ref _state.Handle(slot);
            if ((handle.Live & HandleKept) != 0)
            {
                handle = default;
            }
        }
    }

    /// <summary>Mark used while the jump sorts out which handles the blob names; never set between commands.</summary>
    private const byte HandleKept = 0x80;

    /// <summary>luo_file_deserialize(): the entries of one session; false when a handler is missing or an allocation fails.</summary>
    private bool DeserializeFiles(int session)
    {
        ref var set = ref _state.Session(session);
        var count = set.Files;
        var blocks = Design.Serialization == Serialization.Blocks ? (count + Design.FilesPerBlock - 1) / Design.FilesPerBlock : 0;
        for (var block = 0; block < blocks; block++)
        {
            if (Fails(FaultKind.Kzalloc))
            {
                DropRebuilt(session, 0, count);
                return false;
            }
        }

        for (var at = 0; at < count; at++)
        {
            if (!DeserializeFile(_state.File(session, at).Handler))
            {
                DropRebuilt(session, at, count);
                return false;
            }
        }

        return true;
    }

    /// <summary>One entry: its handler by compatible string, pinned where the design pins in use, then the allocation.</summary>
    private readonly bool DeserializeFile(int handler)
    {
        if (_state.Handler(handler).Registered == 0 || (Design.ModulePin == ModulePin.InUse && !GetModule(handler)))
        {
            return false;
        }

        if (Fails(FaultKind.Kzalloc))
        {
            PutPin(handler);
            return false;
        }

        return true;
    }

    /// <summary>
    /// What becomes of a session whose rebuild stopped after <paramref name="rebuilt"/> of <paramref name="count"/> entries: where errors are propagated its
    /// entries are freed and its count is 0; before that it kept the shorter list with the full count (B05). Nobody can reach the entries of a rebuild that failed, so
    /// of those that 7.1 keeps only their pins are left here.
    /// </summary>
    private readonly void DropRebuilt(int session, int rebuilt, int count)
    {
        ref var set = ref _state.Session(session);
        var keep = Design.DeserializeFiles == Designs.Switches.DeserializeFiles.Ignore ? rebuilt : 0;
        for (var at = count - 1; at >= keep; at--)
        {
            if (at < rebuilt && Design.RebuildCleanup == RebuildCleanup.Freed)
            {
                PutPin(_state.File(session, at).Handler);
            }

            Unlink(session, at);
        }

        set.Count = (short)(Design.DeserializeFiles == Designs.Switches.DeserializeFiles.Ignore ? count : 0);
    }
}
