using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// What no kernel will read any more is forgotten at the end of a command, so that states stay finite and equal situations have equal bytes. The real memory
/// is merely freed, or leaked.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>Mark used while sorting out what is still named; never set between commands.</summary>
    private const byte SweepMark = 0x80;

    /// <summary>After the releases of a command: the report of writes to freed pages, then the sweep.</summary>
    private void EndSessionMachineCommand()
    {
        if (_wroteFreed)
        {
            Emit(EventKind.WriteAfterFree);
            _wroteFreed = false;
        }

        if (_sweep)
        {
            SweepTables();
            SweepFileArrays();
            SweepHandles();
            SweepSubsystemWords();
            _sweep = false;
        }
    }

    /// <summary>Tables that no tree in KHO's list leads to, and pointers into them.</summary>
    private readonly void SweepTables()
    {
        ref var later = ref _state.Table(TableRole.Later);
        if (later.Pages != PageState.Own)
        {
            Unreachable(TableRole.Later);
        }

        if (Core.KhoTrees == 0)
        {
            Unreachable(TableRole.First);
        }
    }

    private readonly void Unreachable(TableRole role)
    {
        _state.Table(role) = default;
        for (var i = 0; i < _state.Layout.Dimensions.Sessions; i++)
        {
            _state.TableEntry(role, i) = default;
        }

        foreach (var session in _state.Outgoing)
        {
            ref var addresses = ref _state.Addresses(session);
            if (addresses.Table == role)
            {
                addresses.Table = TableRole.None;
                addresses.Entry = 0;
            }
        }
    }

    /// <summary>File arrays that no session and no slot points to go; of those that were freed, only what a slot counts can still be read.</summary>
    private readonly void SweepFileArrays()
    {
        var room = _state.Layout.Dimensions.FileArrays;
        for (var slot = 0; slot < room; slot++)
        {
            _state.FileArray(slot).Poisoned |= SweepMark;
        }

        Span<bool> read = stackalloc bool[room];
        foreach (var session in _state.Outgoing)
        {
            MarkFileArray(_state.Addresses(session).Array);
        }

        for (var role = TableRole.First; role <= TableRole.Received; role++)
        {
            for (var i = 0; i < _state.Layout.Dimensions.Sessions; i++)
            {
                var entry = _state.TableEntry(role, i);
                MarkFileArray(entry.Array);
                if (entry.Array != 0 && entry.Count > 0)
                {
                    read[entry.Array - 1] = true;
                }
            }
        }

        for (var slot = 0; slot < room; slot++)
        {
            ref var array = ref _state.FileArray(slot);
            var named = (array.Poisoned & SweepMark) == 0;
            if (!named)
            {
                array = default;
            }

            if (!named || (!read[slot] && array.Page != PageState.Own))
            {
                array.Count = 0;
                array.Poisoned = 0;
                _state.ArrayEntries(slot).Clear();
            }
        }
    }

    private readonly void MarkFileArray(short slotPlusOne)
    {
        if (slotPlusOne != 0)
        {
            _state.FileArray(slotPlusOne - 1).Poisoned &= unchecked((byte)~SweepMark);
        }
    }

    /// <summary>Handles that no data word names: neither an entry of a session nor one of a file array.</summary>
    private readonly void SweepHandles()
    {
        var room = _state.Layout.Dimensions.Handles;
        for (var slot = 0; slot < room; slot++)
        {
            _state.Handle(slot).Live |= SweepMark;
        }

        foreach (var session in _state.Outgoing)
        {
            foreach (ref readonly var entry in _state.Files(session))
            {
                MarkHandle(entry.Data);
            }
        }

        for (var array = 0; array < _state.Layout.Dimensions.FileArrays; array++)
        {
            foreach (ref readonly var entry in _state.ArrayEntries(array)[.._state.FileArray(array).Count])
            {
                MarkHandle(entry.Data);
            }
        }

        for (var slot = 0; slot < room; slot++)
        {
            ref var handle = ref _state.Handle(slot);
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
            _state.Handle(word.Slot).Live &= unchecked((byte)~SweepMark);
        }
    }
}
