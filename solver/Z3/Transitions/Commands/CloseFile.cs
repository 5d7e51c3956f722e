using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Commands;

/// <summary>close() of a user file: LUO's own reference keeps what it holds.</summary>
internal static class CloseFile
{
    /// <summary>Writes it down for an opened file.</summary>
    public static void Opened(Call call, int file)
    {
        call.Require(call[call.State.Opened[file]]);
        call.Set(call.State.Opened[file], false);
        call.Return();
    }

    /// <summary>Writes it down for a retrieved file.</summary>
    public static void Returned(Call call, int file)
    {
        BitsVariable descriptor = call.State.Returned[file];
        call.Require(call.T.Not(call.T.Is(call[descriptor], 0)));
        call.Set(descriptor, 0);
        call.Return();
    }
}
