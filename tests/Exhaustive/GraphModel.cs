using LuoModel.Search;

namespace LuoModel.Tests.Exhaustive;

/// <summary>An edge of a <see cref="Graph"/>.</summary>
public sealed record GraphEdge(int To, uint Action, ulong Violated, GraphCut Cut = GraphCut.None);

/// <summary>What becomes of an edge.</summary>
public enum GraphCut
{
    None,
    Judged,
    Skipped,
}

/// <summary>A node of a <see cref="Graph"/>.</summary>
public sealed record GraphNode(ulong Violated, ulong Reached, int Faults, IReadOnlyList<GraphEdge> Edges, int Refused);

/// <summary>An explicit graph; node 0 is the initial state.</summary>
public sealed record Graph(IReadOnlyList<GraphNode> Nodes)
{
    public const int Names = 3;

    /// <summary>Edges of action 3 give something up, and others take failures.</summary>
    public static bool IsWayOut(GraphNode from, GraphEdge edge, GraphNode to) => edge.Action != 3 && from.Faults == to.Faults;
}

/// <summary>
/// A graph as a model. Its states are wider than its keys, and its keys as wide as asked for, with the node's number stretched over
/// the words so that every word matters.
/// </summary>
public readonly struct GraphModel(Graph graph, int keyWords, long[]? expansions = null) : IExplorable<GraphModel>
{
    private readonly long[]? _expansions = expansions;
    private const ulong Stretch = 0x9e3779b97f4a7c15;
    private const ulong StretchInverse = 0xf1de83e19937733d;

    public int StateWords => keyWords + 1;

    public int KeyWords => keyWords;

    public IReadOnlyList<string> Invariants => ["first", "second", "third"];

    public IReadOnlyList<Goal> Goals => [new("somewhere"), new("from everywhere", Always: true)];

    public IReadOnlyList<string> CutReasons => ["judged", "skipped"];

    public bool HasSymmetry => false;

    public static int NodeOf(ReadOnlySpan<ulong> state) => (int)state[0];

    public void Initial(Span<ulong> state) => Write(0, state);

    public void Pack(ReadOnlySpan<ulong> state, Span<ulong> key) => state[1..].CopyTo(key);

    public void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state)
    {
        ulong sum = 0;
        foreach (ulong word in key)
        {
            sum += word;
        }

        Write((int)(sum * StretchInverse), state);
    }

    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        GraphNode node = graph.Nodes[NodeOf(state)];
        Span<ulong> successor = stackalloc ulong[StateWords];
        foreach (GraphEdge edge in node.Edges)
        {
            Write(edge.To, successor);
            switch (edge.Cut)
            {
                case GraphCut.Judged:
                    emitter.Cut(successor, edge.Action, edge.Violated | graph.Nodes[edge.To].Violated, 0);
                    break;
                case GraphCut.Skipped:
                    emitter.Skip(1);
                    break;
                default:
                    emitter.Edge(successor, edge.Action, edge.Violated, Graph.IsWayOut(node, edge, graph.Nodes[edge.To]));
                    break;
            }
        }

        emitter.Refused(node.Refused);
        if (_expansions is not null)
        {
            _expansions[0]++;
        }
    }

    public Findings Inspect(ReadOnlySpan<ulong> state) => new(graph.Nodes[NodeOf(state)].Violated, graph.Nodes[NodeOf(state)].Reached);

    public int FaultsUsed(ReadOnlySpan<ulong> state) => graph.Nodes[NodeOf(state)].Faults;

    public void Canonicalise(Span<ulong> state) => throw new NotSupportedException("Has no symmetry.");

    public long OrbitSize(ReadOnlySpan<ulong> state) => throw new NotSupportedException("Has no symmetry.");

    public GraphModel ForWorker() => new(graph, keyWords, _expansions is null ? null : new long[1]);

    public void Absorb(in GraphModel worker)
    {
        if (_expansions is not null)
        {
            _expansions[0] += worker._expansions![0];
        }
    }

    private void Write(int node, Span<ulong> state)
    {
        state[0] = (ulong)node;
        ulong left = (ulong)node * Stretch;
        for (int i = 1; i < keyWords; i++)
        {
            state[i] = left >> (7 * i);
            left -= state[i];
        }

        state[keyWords] = left;
    }
}
