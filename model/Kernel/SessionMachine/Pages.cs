using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// Pages that v4 preserves in KHO: luo_contig_alloc_preserve(), luo_contig_free_unpreserve() and luo_contig_free_restore() of luo_core.c, and what their
/// addresses lead to later (specification 2.2, 2.3; KHO refuses to preserve and un-preserve while it is finalized).
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    private const int WarnedFreeUnpreserve = 2;
    private const int WarnedFreeRestore = 3;
    private const int WarnedFileFreeze = 4;

    /// <summary>luo_contig_alloc_preserve(): 0, or why there are no pages. <paramref name="fits"/> says whether the largest allocation is enough.</summary>
    private readonly int AllocPreserve(bool fits)
    {
        if (!fits)
        {
            return Errno.E2BIG;
        }

        if (_k.Fails(FaultKind.Page))
        {
            return Errno.ENOMEM;
        }

        if (_k.Core.KhoFinalized != 0)
        {
            return Errno.EBUSY;
        }

        return _k.Fails(FaultKind.KhoPreserve) ? Errno.ENOMEM : 0;
    }

    /// <summary>
    /// luo_contig_free_unpreserve() of pages of this kernel: freed in any case; while KHO is finalized they can not be un-preserved and travel all the same.
    /// </summary>
    private readonly PageState FreeUnpreserve(PageState page)
    {
        Debug.Assert(page == PageState.Own, "only pages of this kernel are freed this way");
        if (_k.Core.KhoFinalized == 0)
        {
            return PageState.Lost;
        }

        Shared.WarnOnce(WarnSite.LuoContigFreeUnpreserve, 2, WarnedFreeUnpreserve);
        _k.Emit(EventKind.FreePreserved);
        return PageState.FreedMapped;
    }

    /// <summary>An address is turned into a pointer: says so when the page was freed before it travelled, or did not travel.</summary>
    private readonly void Dereference(WarnSite site, PageState page)
    {
        var kind = page switch
        {
            PageState.ReceivedFreed => EventKind.FreedBeforeKexec,
            PageState.Lost => EventKind.StaleAddress,
            _ => EventKind.None,
        };
        if (kind != EventKind.None && TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(kind) { Site = site });
        }
    }

    /// <summary>A new file array for the files of a session; negative errno when there is none.</summary>
    private int NewFileArray(int session)
    {
        var count = _k.State.Session(session).Files;
        var error = AllocPreserve(count <= _k.Design.MaxPreservedFiles);
        if (error != 0)
        {
            return error;
        }

        var slot = FreeFileArraySlot();
        _sweep = true;
        _k.State.FileArray(slot) = new FileArray { Page = PageState.Own, Count = count };
        return slot;
    }

    /// <summary>A free slot, whichever: the sweep at the end of the command moves the array to its place.</summary>
    private readonly int FreeFileArraySlot()
    {
        for (var slot = 0; slot < _k.State.Layout.Dimensions.FileArrays; slot++)
        {
            if (_k.State.FileArray(slot).Page == PageState.None)
            {
                return slot;
            }
        }

        throw new UnreachableException("there is a slot for every address, and one for the array in the making");
    }

    /// <summary>Frees a file array of this kernel; its address may live on.</summary>
    private void FreeFileArray(int slot)
    {
        ref var array = ref _k.State.FileArray(slot);
        array.Page = FreeUnpreserve(array.Page);
        if (_k.Core.FreedKept == 0)
        {
            array.Poisoned = 1;
            array.Count = 0;
            _k.State.ArrayEntries(slot).Clear();
        }

        _sweep = true;
    }

    /// <summary>luo_contig_free_restore() of a received file array: freed, restored or not.</summary>
    private void FreeRestoredFileArray(int slot)
    {
        var page = _k.State.FileArray(slot).Page;
        Dereference(WarnSite.LuoFileFinish, page);
        if (page == PageState.Lost)
        {
            Shared.WarnOnce(WarnSite.LuoContigFreeRestore, 2, WarnedFreeRestore);
        }

        _sweep = true;
    }

    /// <summary>Frees the session array and tree of LUO's own tree; pointers into the array stay where they are.</summary>
    private void FreeSessionTable(TableRole role)
    {
        ref var table = ref _k.State.Table(role);
        if (table.Pages != PageState.Own)
        {
            return;
        }

        if (table.Count > 0)
        {
            _ = FreeUnpreserve(table.Pages);
        }

        table.Pages = FreeUnpreserve(table.Pages);
        if (_k.Core.FreedKept == 0)
        {
            table.Poisoned = 1;
            for (var i = 0; i < _k.State.Layout.Dimensions.Sessions; i++)
            {
                _k.State.TableEntry(role, i) = default;
            }
        }

        foreach (var session in _k.State.Outgoing)
        {
            if (_k.State.Addresses(session).Table == role)
            {
                _k.State.Session(session).Slot = 2;
            }
        }

        _sweep = true;
    }
}
