using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>What several invariants ask about the files that a file needs.</summary>
internal static class Dependencies
{
    /// <summary>Files that the file named by a data word needs, by number.</summary>
    public static IReadOnlyList<int> Of(LuoSystem system, LuoState state, DataWord word)
    {
        var origin = OriginOf(state, word);
        return origin < 0 ? [] : system.Workload.Files[origin].Needs;
    }

    /// <summary>Whether the handler of the file named by a data word insists on dependency number <paramref name="need"/> of it.</summary>
    public static bool Insists(LuoSystem system, LuoState state, DataWord word, int need) => DependencyChecks.Insists(system.Workload, OriginOf(state, word), need);

    /// <summary>Position of the entry of file <paramref name="origin"/> in a session, -1 when there is none.</summary>
    public static int Find(LuoState state, int session, int origin)
    {
        var files = state.Files(session);
        for (var at = 0; at < files.Length; at++)
        {
            if (OriginOf(state, files[at].Data) == origin)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Position of the entry with a token in a session, -1 when there is none.</summary>
    public static int FindToken(LuoState state, int session, int token)
    {
        var files = state.Files(session);
        for (var at = 0; at < files.Length; at++)
        {
            if (files[at].Token == token)
            {
                return at;
            }
        }

        return -1;
    }

    private static int OriginOf(LuoState state, DataWord word) => word.Slot < 0 ? -1 : state.Handle(word.Slot).Origin - 2;
}
