using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>The map of luo_file.c (an xarray) that keeps a file from being preserved twice, 00d0b372374f (specification 4.3).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// Key of a file in the duplicate map: what get_id says when the handler has one, else the struct file; -1 in designs without the map.
    /// </summary>
    private readonly int Key(int handler, int file)
    {
        if (Design.DoublePreserve == DoublePreserve.Allow)
        {
            return -1;
        }

        if (!Workload.Handlers[handler].GetId)
        {
            return file;
        }

        if (Design.ModulePin == ModulePin.InUse && _state.ModuleRefs(handler) <= 0 && TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.UnpinnedCall) { Who = (short)handler, File = (short)file });
        }

        var origin = _state.User(file).Origin;
        var inode = origin >= 0 ? Workload.Files[origin].Inode : -1;
        return inode >= 0 ? _state.Layout.Dimensions.UserFiles + inode : file;
    }

    /// <summary>Whether an entry of the map needs memory of its own.</summary>
    private readonly bool MapAllocates => Design.MapInsertFailure != MapInsertFailure.OwnEntry;

    /// <summary>
    /// Whether the id that a file will have when it is retrieved is taken by a file that was opened anew: with entries that can not fail, this is asked before
    /// retrieve runs, and nothing is lost by the refusal.
    /// </summary>
    private readonly bool IdIsTaken(in FileEntry entry)
    {
        if (MapAllocates || Design.DoublePreserve == DoublePreserve.Allow || !Workload.Handlers[entry.Handler].GetId)
        {
            return false;
        }

        var origin = entry.Data.Slot < 0 ? -1 : _state.Handle(entry.Data.Slot).Origin - 2;
        var inode = origin < 0 ? -1 : Workload.Files[origin].Inode;
        return inode >= 0 && _state.DuplicateMap[_state.Layout.Dimensions.UserFiles + inode] != 0;
    }

    /// <summary>Entries of sessions that a key stands for.</summary>
    private readonly int Holders(int key)
    {
        var holders = 0;
        for (var session = 0; session < _state.Layout.SessionSlots; session++)
        {
            foreach (ref readonly var entry in _state.Files(session)[.._state.Session(session).Files])
            {
                holders += entry.File != 0 && Key(entry.Handler, entry.File - 1) == key ? 1 : 0;
            }
        }

        return holders;
    }

    /// <summary>
    /// Takes an entry's key out of the duplicate map, then drops the pin of its handler's module: get_id is the handler's code, so the other order runs
    /// code of a module that may be gone (B09).
    /// </summary>
    private readonly void Forget(in FileEntry entry)
    {
        if (Design.PinDropped == PinDropped.BeforeMap)
        {
            PutPin(entry.Handler);
        }

        if (entry.File != 0)
        {
            var key = Key(entry.Handler, entry.File - 1);
            if (key >= 0)
            {
                _state.DuplicateMap[key] = (byte)(!MapAllocates && Holders(key) > 1 ? 1 : 0);
            }
        }

        if (Design.PinDropped == PinDropped.AfterMap)
        {
            PutPin(entry.Handler);
        }
    }
}
