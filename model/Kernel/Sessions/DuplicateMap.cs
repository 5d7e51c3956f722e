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
                _state.DuplicateMap[key] = 0;
            }
        }

        if (Design.PinDropped == PinDropped.AfterMap)
        {
            PutPin(entry.Handler);
        }
    }
}
