using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// luo_session.c of v4: the sessions as one subsystem, the first in the list, so that they come before every other one in every global event (specification 2.1, 2.3).
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>What a local variable that was never set holds where the design asks for it: 0xFEFEFEFE.</summary>
    private const int UnsetPattern = unchecked((int)0xFEFEFEFE);

    /// <summary>The session table of LUO's own tree.</summary>
    private readonly TableRole OwnTable => _k.State.Machine.OwnTree switch
    {
        TreePointer.First => TableRole.First,
        TreePointer.Later => TableRole.Later,
        _ => TableRole.None,
    };

    /// <summary>
    /// luo_session_prepare(): array and tree, then the sessions in creation order. Those already PREPARED or FROZEN are only recorded; a failure cancels all
    /// sessions, also those.
    /// </summary>
    private int PrepareSessions()
    {
        var role = OwnTable;
        int count = _k.Core.OutgoingCount;
        var ret = count > 0 ? AllocPreserve(count <= _k.Design.MaxPreservedSessions) : 0;
        if (ret == 0)
        {
            // When there is no memory for the tree, the array is freed again; KHO is not finalized here, so that leaves nothing behind.
            ret = AllocPreserve(fits: true);
        }

        if (ret != 0)
        {
            return ret;
        }

        _k.State.Table(role) = new SessionTable { Pages = PageState.Own, Count = (short)count };
        for (var i = 0; i < count; i++)
        {
            int session = _k.State.Order(i);
            ret = _k.State.Session(session).State == MachineState.Normal ? PrepareSession(session) : 0;
            if (ret != 0)
            {
                CancelSessions();
                return ret;
            }

            RecordSession(role, i, session);
        }

        _k.State.Machine.CoreWord = 1;
        return 0;
    }

    /// <summary>The session's slot is written, and the session keeps a pointer to it.</summary>
    private readonly void RecordSession(TableRole role, int index, int session)
    {
        ref var record = ref _k.State.Session(session);
        ref var addresses = ref _k.State.Addresses(session);
        record.Slot = 1;
        addresses.Table = role;
        if (role == TableRole.First)
        {
            addresses.Entry = (short)index;
            _k.State.TableEntry(role, index) = new TableEntry { Name = (short)(record.Name + 1), Array = addresses.Array, Count = record.Count };
        }
        else
        {
            addresses.Entry = 0;
        }
    }

    /// <summary>
    /// luo_session_freeze(): PREPARED sessions in creation order; the first failure cancels all sessions, those never reached too. Without any PREPARED session
    /// the result was never set (B30).
    /// </summary>
    private int FreezeSessions()
    {
        var ret = _k.Design.UninitialisedLocals == UninitialisedLocals.Pattern ? UnsetPattern : 0;
        foreach (var session in _k.State.Outgoing)
        {
            if (_k.State.Session(session).State == MachineState.Prepared)
            {
                ret = FreezeSession(session, everything: true);
                if (ret != 0)
                {
                    break;
                }
            }
        }

        if (ret != 0)
        {
            AbortKhoBeforeRollback();
            CancelSessions();
        }

        return ret;
    }

    /// <summary>A repaired design takes KHO's finalize back before it frees anything (R01).</summary>
    private readonly void AbortKhoBeforeRollback()
    {
        if (_k.Design.FailedFreeze == FailedFreeze.Undone)
        {
            _k.Core.KhoFinalized = 0;
        }
    }

    /// <summary>luo_session_cancel(): every session in creation order, then array and tree are freed.</summary>
    private void CancelSessions()
    {
        foreach (var session in _k.State.Outgoing)
        {
            CancelSession(session);
        }

        if (OwnTable != TableRole.None)
        {
            FreeSessionTable(OwnTable);
        }
    }

    /// <summary>
    /// luo_session_finish(): the sessions are rebuilt if they were not yet, each that is still UPDATED is finished, and those that nobody retrieved are removed.
    /// The received pages are given back as if they were this kernel's (R14).
    /// </summary>
    private void FinishSessions()
    {
        RebuildSessions();
        if (_k.IsHalted)
        {
            return;
        }

        for (var i = 0; i < _k.Core.OutgoingCount;)
        {
            int session = _k.State.Order(i);
            var updated = _k.State.Session(session).State == MachineState.Updated;
            FinishSession(session);
            if (updated && _k.State.Session(session).Retrieved == 0)
            {
                RemoveMachineSession(session);
            }
            else
            {
                i++;
            }
        }

        ref var table = ref _k.State.Table(TableRole.Received);
        if (table.Pages != PageState.None && _k.Design.IncomingPages == IncomingPages.FreedAsOwn)
        {
            MisuseReceivedPages(table.Pages);
            MisuseReceivedPages(table.Pages);
        }

        table = default;
        _sweep = true;
    }

    /// <summary>A received page is un-preserved and freed like one of this kernel: the allocator expects such a page to be allocated.</summary>
    private readonly void MisuseReceivedPages(PageState page)
    {
        const int Allocated = 1;
        const int Waiting = 2;
        if (TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.KhoMisuse) { N = (byte)(((page == PageState.Lost ? 0 : Waiting) * 4) + Allocated) });
        }
    }

    /// <summary>
    /// luo_session_boot(): the session tree that the sessions' word leads to. Freed and overwritten it is no tree any more: panic. Without sessions it is left alone.
    /// </summary>
    private void BootSessions()
    {
        ref var table = ref _k.State.Table(TableRole.Received);
        Dereference(WarnSite.LuoSessionBoot, table.Pages);
        if (table.Poisoned != 0)
        {
            _k.Panic(WarnSite.LuoSessionBoot);
        }
        else if (table.Count == 0)
        {
            table = default;
        }
        else
        {
            Dereference(WarnSite.LuoSessionBoot, table.Pages);
        }
    }

    /// <summary>
    /// The jump: the first tree's session table and the file arrays its slots name become the received ones, as far as KHO carries their pages; sessions, list and
    /// everything else of the old kernel are gone.
    /// </summary>
    private void HandOverSessionTable(bool handover)
    {
        for (var slot = 0; slot < _k.State.Layout.Dimensions.Sessions; slot++)
        {
            _k.State.Files(slot).Clear();
            _k.State.Session(slot) = default;
            _k.State.Addresses(slot) = default;
            _k.State.Order(slot) = 0;
            _k.State.TableEntry(TableRole.Received, slot) = handover ? _k.State.TableEntry(TableRole.First, slot) : default;
            _k.State.TableEntry(TableRole.First, slot) = default;
        }

        var table = handover ? _k.State.Table(TableRole.First) : default;
        table.Pages = Travel(table.Pages);
        _k.State.Table(TableRole.Received) = table;
        _k.State.Table(TableRole.First) = default;
        _k.State.Table(TableRole.Later) = default;
        for (var array = 0; array < _k.State.Layout.Dimensions.FileArrays; array++)
        {
            ref var page = ref _k.State.FileArray(array).Page;
            page = Travel(page);
        }

        _k.Core.OutgoingCount = 0;
        _sweep = true;
    }

    /// <summary>What the next kernel finds at the address of a page.</summary>
    private static PageState Travel(PageState page) => page switch
    {
        PageState.Own => PageState.Received,
        PageState.FreedMapped => PageState.ReceivedFreed,
        PageState.None => PageState.None,
        _ => PageState.Lost,
    };
}
