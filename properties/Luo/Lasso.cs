using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Luo;

/// <summary>
/// Makes a lasso of a trace: goes on by the fewest commands, without failures, until a state comes back. From there all can be done again for ever, which is
/// what it means that a goal is never reached any more.
/// </summary>
public static class Lasso
{
    private const int MostStates = 20_000;

    private readonly record struct Node(byte[] State, int Parent, int Command);

    /// <summary>The trace with its loop closed; the trace itself when the machine stopped, a state comes back already, or none was found to come back.</summary>
    /// <param name="set">Design, workload and the invariants that the new trace is asked.</param>
    /// <param name="trace">A trace of at least one command.</param>
    public static Trace Close(InvariantSet set, Trace trace)
    {
        if (trace.Loop is not null || trace.Steps[^1].State(trace.System).Core.Halted != 0)
        {
            return trace;
        }

        var nodes = new List<Node> { new(trace.Steps[^1].After, -1, -1) };
        for (var at = 0; at < nodes.Count && nodes.Count < MostStates; at++)
        {
            if (Returning(set, nodes, at) is { } last)
            {
                var further = Path(nodes, at).Append(last).Select(command => new ReplayCommand(command, 0));
                return TracePlayer.Play(set, [.. trace.Replay.Commands, .. further]);
            }
        }

        return trace;
    }

    /// <summary>The first command that leads from a node to itself or one on the way to it; the other new states are put at the end.</summary>
    private static int? Returning(InvariantSet set, List<Node> nodes, int at)
    {
        var system = set.System;
        for (var command = 0; command < system.Catalog.Commands.Count; command++)
        {
            if (!system.Catalog.Enabled(new LuoState(system.Layout, nodes[at].State), command))
            {
                continue;
            }

            var after = (byte[])nodes[at].State.Clone();
            var benign = default(Benign);
            var sink = default(NoEvents);
            var result = system.Execute(new LuoState(system.Layout, after), system.Catalog.Commands[command], ref benign, ref sink);
            if (!result.Returned)
            {
                continue;
            }

            for (var on = at; on >= 0; on = nodes[on].Parent)
            {
                if (after.AsSpan().SequenceEqual(nodes[on].State))
                {
                    return command;
                }
            }

            nodes.Add(new Node(after, at, command));
        }

        return null;
    }

    private static IEnumerable<int> Path(List<Node> nodes, int at)
    {
        var path = new List<int>();
        for (; nodes[at].Parent >= 0; at = nodes[at].Parent)
        {
            path.Add(nodes[at].Command);
        }

        return Enumerable.Reverse(path);
    }
}
