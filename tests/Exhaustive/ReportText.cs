using LuoModel.Search;

namespace LuoModel.Tests.Exhaustive;

/// <summary>Everything of a report that must not depend on the number of threads, as text.</summary>
internal static class ReportText
{
    public static string Of(ExplorationReport r) => string.Join(
        '\n',
        [
            $"{r.Outcome} {r.Distinct} {r.Transitions} {r.Steps} {r.Expanded} {r.Inspected} {r.Deadlocks} {r.Represented}",
            string.Join(' ', r.LevelWidths),
            .. r.Invariants.Select(i => $"{i.Name} {i.Verdict} {i.Violations} {string.Join(" | ", i.Frontier.Select(c => $"{c.Faults} {c.OnEdge} {Of(c.Trace)}"))}"),
            .. r.Goals.Select(g => $"{g.Goal.Name} {g.Verdict} {Of(g.Witness)} {g.Doom?.States} {g.Doom?.Entrances} {Of(g.Doom?.Trace)} {Of(g.Doom?.Escape)} {g.DoomByFault?.States} {Of(g.DoomByFault?.Trace)}"),
        ]);

    private static string Of(ActionTrace? trace) => trace is null
        ? "-"
        : string.Join(' ', trace.Steps.Select(s => $"{s.Action}:{string.Join('.', s.State.ToArray().Select(word => $"{word:x}"))}"));
}
