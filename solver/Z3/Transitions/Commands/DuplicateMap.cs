using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>The map of luo_file.c that keeps a file from being preserved twice.</summary>
internal static class DuplicateMap
{
    /// <summary>Whether the design has it.</summary>
    public static bool Exists(Call call) => call.Design.DoublePreserve == DoublePreserve.Busy;

    /// <summary>The key of what an entry of file <paramref name="file"/> points to.</summary>
    public static BoolVariable Key(Call call, FileObject what, int file) =>
        what == FileObject.Opened ? call.State.OpenedKeys[file] : call.State.RetrievedKeys[file];

    /// <summary>Takes the key of an entry out of the map.</summary>
    public static void Forget(Call call, EntryVariables entry, int file)
    {
        if (!Exists(call))
        {
            return;
        }

        foreach (var what in (FileObject[])[FileObject.Opened, FileObject.Retrieved])
        {
            call.When(call.T.Is(call[entry.Object], (int)what), () => call.Set(Key(call, what, file), false));
        }
    }
}
