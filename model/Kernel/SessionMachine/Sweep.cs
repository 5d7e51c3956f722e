using System.Diagnostics;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// What no kernel will read any more is forgotten at the end of a command, so that states stay finite and equal situations have equal bytes. The real memory
/// is merely freed, or leaked.
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>Mark used while sorting out which handles are still named; never set between commands.</summary>
    private const byte SweepMark = 0x80;

    /// <summary>After the releases of a command: the report of writes to freed pages, then the sweep.</summary>
    public void EndCommand()
    {
        if (_wroteFreed)
        {
            _k.Emit(EventKind.WriteAfterFree);
            _wroteFreed = false;
        }

        if (_sweep)
        {
            SweepTables();
            SweepFileArrays();
            SweepHandles();
            Shared.SweepSubsystemWords();
            _sweep = false;
        }
    }

    /// <summary>Tables that no tree in KHO's list leads to, and pointers into them.</summary>
    private readonly void SweepTables()
    {
        ref var later = ref _k.State.Table(TableRole.Later);
        if (later.Pages != PageState.Own)
        {
            Unreachable(TableRole.Later);
        }

        if (_k.Core.KhoTrees == 0)
        {
            Unreachable(TableRole.First);
        }
    }

    private readonly void Unreachable(TableRole role)
    {
        _k.State.Table(role) = default;
        for (var i = 0; i < _k.State.Layout.Dimensions.Sessions; i++)
        {
            _k.State.TableEntry(role, i) = default;
        }

        foreach (var session in _k.State.Outgoing)
        {
            ref var addresses = ref _k.State.Addresses(session);
            if (addresses.Table == role)
            {
                addresses.Table = TableRole.None;
                addresses.Entry = 0;
            }
        }
    }

    /// <summary>
    /// File arrays that no session and no slot points to go; of those that were freed, only what a slot counts can still be read. The others move to the place that
    /// belongs to who points there, sessions first, so that equal situations have equal bytes.
    /// </summary>
    private readonly void SweepFileArrays()
    {
        var room = _k.State.Layout.Dimensions.FileArrays;
        var files = _k.State.Layout.Dimensions.FilesPerSession;
        const int OnStack = 1024;
        Span<FileArray> arrays = room <= OnStack ? stackalloc FileArray[room] : new FileArray[room];
        Span<ArrayEntry> entries = room * files <= OnStack ? stackalloc ArrayEntry[room * files] : new ArrayEntry[room * files];
        Span<short> moved = room <= OnStack ? stackalloc short[room] : new short[room];
        moved.Clear();
        for (var slot = 0; slot < room; slot++)
        {
            arrays[slot] = _k.State.FileArray(slot);
            _k.State.FileArray(slot) = default;
            _k.State.ArrayEntries(slot).CopyTo(entries[(slot * files)..]);
            _k.State.ArrayEntries(slot).Clear();
        }

        foreach (var session in _k.State.Outgoing)
        {
            Move(ref _k.State.Addresses(session).Array, session, read: false, arrays, entries, moved);
        }

        var sessions = _k.State.Layout.Dimensions.Sessions;
        for (var i = 0; i < sessions; i++)
        {
            ref var toHandOver = ref _k.State.TableEntry(TableRole.First, i);
            Move(ref toHandOver.Array, sessions + i, toHandOver.Count > 0, arrays, entries, moved);
            ref var received = ref _k.State.TableEntry(TableRole.Received, i);
            Move(ref received.Array, (2 * sessions) + i, received.Count > 0, arrays, entries, moved);
        }
    }

    /// <summary>Moves the array that <paramref name="address"/> names to <paramref name="place"/>, unless somebody before claimed it, and corrects the address.</summary>
    private readonly void Move(
        ref short address, int place, bool read, ReadOnlySpan<FileArray> arrays, ReadOnlySpan<ArrayEntry> entries, Span<short> moved)
    {
        if (address == 0)
        {
            return;
        }

        var old = address - 1;
        Debug.Assert(arrays[old].Page != PageState.None, "an address leads to a page, if only to a lost one");
        if (moved[old] == 0)
        {
            moved[old] = (short)(place + 1);
            _k.State.FileArray(place).Page = arrays[old].Page;
        }

        address = moved[old];
        if (read || arrays[old].Page == PageState.Own)
        {
            var files = _k.State.Layout.Dimensions.FilesPerSession;
            _k.State.FileArray(address - 1) = arrays[old];
            entries.Slice(old * files, files).CopyTo(_k.State.ArrayEntries(address - 1));
        }
    }

    /// <summary>Handles that no data word names: neither an entry of a session nor one of a file array.</summary>
    private readonly void SweepHandles()
    {
        var room = _k.State.Layout.Dimensions.Handles;
        for (var slot = 0; slot < room; slot++)
        {
            _k.State.Handle(slot).Live |= SweepMark;
        }

        foreach (var session in _k.State.Outgoing)
        {
            foreach (ref readonly var entry in _k.State.Files(session))
            {
                MarkHandle(entry.Data);
            }
        }

        for (var array = 0; array < _k.State.Layout.Dimensions.FileArrays; array++)
        {
            foreach (ref readonly var entry in _k.State.ArrayEntries(array)[.._k.State.FileArray(array).Count])
            {
                MarkHandle(entry.Data);
            }
        }

        for (var slot = 0; slot < room; slot++)
        {
            ref var handle = ref _k.State.Handle(slot);
            if ((handle.Live & SweepMark) != 0)
            {
                handle = default;
            }
        }
    }

    private readonly void MarkHandle(DataWord word)
    {
        if (word.Handle != 0)
        {
            _k.State.Handle(word.Slot).Live &= unchecked((byte)~SweepMark);
        }
    }
}
