using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>
/// All dependency graphs of n files at once: one Boolean for each possible edge. What is said about the Booleans is said about every graph, self
/// edges and cycles included; smaller graphs are those whose last files have no edges.
/// </summary>
internal sealed class SymbolicGraph
{
    private readonly Terms _t;
    private readonly BoolExpr[,] _reach;

    /// <summary>All graphs of <paramref name="files"/> files.</summary>
    public SymbolicGraph(Terms terms, int files)
    {
        _t = terms;
        Files = files;
        Needs = new BoolExpr[files, files];
        _reach = new BoolExpr[files, files];
        foreach (var (i, j) in Pairs)
        {
            Needs[i, j] = terms.Bool($"needs_{i}_{j}");
            _reach[i, j] = terms.Bool($"reach_{i}_{j}");
        }
    }

    /// <summary>Number of files.</summary>
    public int Files { get; }

    /// <summary><c>Needs[i, j]</c>: file i needs file j.</summary>
    public BoolExpr[,] Needs { get; }

    /// <summary>All file numbers.</summary>
    public IEnumerable<int> Each => Enumerable.Range(0, Files);

    /// <summary>All pairs of file numbers, equal ones included.</summary>
    public IEnumerable<(int I, int J)> Pairs => Each.SelectMany(i => Each.Select(j => (i, j)));

    /// <summary>File j can be reached from i by one edge or more; means that only together with <see cref="ReachIsClosure"/>.</summary>
    public BoolExpr Reach(int i, int j) => _reach[i, j];

    /// <summary>
    /// That <see cref="Reach"/> is the transitive closure of <see cref="Needs"/>: the values of Warshall's algorithm, each pair in turn through
    /// each file.
    /// </summary>
    public BoolExpr ReachIsClosure()
    {
        var closure = (BoolExpr[,])Needs.Clone();
        foreach (var through in Each)
        {
            var last = closure;
            closure = new BoolExpr[Files, Files];
            foreach (var (i, j) in Pairs)
            {
                closure[i, j] = last[i, j] | (last[i, through] & last[through, j]);
            }
        }

        return _t.All(Pairs.Select(p => _t.Same(_reach[p.I, p.J], closure[p.I, p.J])));
    }

    /// <summary>What a proof uses of the closure; that the closure has it is a question of its own.</summary>
    public BoolExpr ReachLaws() => _t.All(
        _t.All(Pairs.Select(p => _t.Implies(Needs[p.I, p.J], Reach(p.I, p.J)))),
        _t.All(Pairs.SelectMany(p => Each.Select(k => _t.Implies(Reach(p.I, k) & Reach(k, p.J), Reach(p.I, p.J))))),
        _t.All(Pairs.Select(p => _t.Implies(
            Reach(p.I, p.J),
            _t.Any(Each.Select(k => Needs[p.I, k] & (k == p.J ? _t.True : Reach(k, p.J))))))));

    /// <summary>File i stands on a cycle, or one can be reached from it.</summary>
    public BoolExpr CycleFrom(int i) => _t.Any(Each.Select(k => (k == i ? _t.True : Reach(i, k)) & Reach(k, k)));

    /// <summary>No cycle, no self edge.</summary>
    public BoolExpr Acyclic() => _t.All(Each.Select(i => !Reach(i, i)));

    /// <summary>The edges that <paramref name="model"/> chose, as a graph file writes them.</summary>
    public string Text(Solution model)
    {
        var edges = Pairs.Where(p => model.Evaluate(Needs[p.I, p.J], true).IsTrue).Select(p => $"{Name(p.I)} -> {Name(p.J)}").ToList();
        return "graph: " + (edges.Count == 0 ? "no edges" : string.Join(", ", edges));
    }

    /// <summary>The name of a file in witnesses.</summary>
    public static string Name(int file) => ((char)('a' + file)).ToString();
}
