using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Random;

namespace LuoModel.Properties.Checking;

/// <summary>Plays replay strings, of every engine.</summary>
public static class ReplayPlayer
{
    /// <summary>Plays a replay string, checking every invariant of the catalog that applies.</summary>
    /// <param name="replay">What to play.</param>
    /// <param name="workload">The workload it names, already read.</param>
    /// <exception cref="UserError">It names a design or command that does not exist, goes on after the machine stopped, or is of another design or workload of that name.</exception>
    public static Trace Play(ReplayString replay, Workload workload)
    {
        var set = InvariantSet.For(DesignText.Parse(replay.Design), workload, InvariantCatalog.All);
        replay.Demand(set.System);
        return TracePlayer.Play(set, replay.Draw is { } draw ? RandomEngine.Expand(set, draw) : replay.Commands);
    }
}
