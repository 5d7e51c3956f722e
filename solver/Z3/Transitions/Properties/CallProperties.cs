using LuoModel.Model.Commands;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>Invariants about what a call leaves behind.</summary>
internal static class CallProperties
{
    /// <summary>They.</summary>
    public static IReadOnlyList<CoreProperty> All { get; } =
    [
        new("LUO008", [Op.Reboot], s => s.T.And(s.Refused, s.Changed([.. Words(s)]))),
        new("LUO009", [Op.Reboot], s => s.T.And(s.Refused, s.T.Or([.. Words(s).Select(s.Differs)]))),
        new("LUO043", [Op.CreateSession], s => s.T.And(s.Refused, s.Changed())),
        new("LUO044", [Op.RetrieveSession], s => s.T.And(s.Refused, s.Changed())),
        new("LUO045", [Op.PreserveFd], s => s.T.And(s.Refused, s.Changed())),
        new("LUO047", [Op.Finish], s => s.T.And(s.Refused, s.Changed())),
        new("LUO049", [Op.Reboot], s => s.T.And(s.T.Is(s.After[s.State.Stop], (int)Stop.Panic), s.T.Not(s.Differs(s.State.Faults)))),
        new("LUO050", [Op.RetrieveFd], s => s.T.Is(s.After[s.State.Stop], (int)Stop.Mutex)),
    ];

    /// <summary>Data words of outgoing sessions.</summary>
    private static IEnumerable<Variable> Words(CoreStep s) =>
        s.State.Outgoing.SelectMany(session => session.Files).SelectMany(entry => (Variable[])[entry.Word, entry.Bumps]);
}
