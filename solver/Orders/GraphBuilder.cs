using LuoModel.Model;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>Collects files and edges while a graph is read, and refuses what no graph may say.</summary>
internal sealed class GraphBuilder
{
    private readonly GraphLexer _lexer;
    private readonly string _source;
    private readonly GraphLimits _limits;
    private int _stated;
    private readonly List<string> _files = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<GraphToken> _firstUse = [];
    private readonly HashSet<int> _declared = [];
    private readonly List<Dependency> _edges = [];
    private readonly Dictionary<(int From, int To), int> _known = [];

    /// <summary>Collects what <paramref name="lexer"/> reads.</summary>
    public GraphBuilder(GraphLexer lexer, string source, GraphLimits limits)
    {
        _lexer = lexer;
        _source = source;
        _limits = limits;
    }

    /// <summary>Declares a file. When a graph declares any, its edges may name no other.</summary>
    public void Declare(GraphToken name) => _declared.Add(Number(name));

    /// <summary>Names a file without declaring it.</summary>
    public void Mention(GraphToken name) => Number(name);

    /// <summary>Adds the edges of one statement: every file of <paramref name="from"/> needs every file of <paramref name="to"/>.</summary>
    public void Add(IReadOnlyList<GraphToken> from, IReadOnlyList<GraphToken> to, CheckTimes? when)
    {
        foreach (var source in from)
        {
            foreach (var target in to)
            {
                Add(source, target, when);
            }
        }
    }

    /// <summary>The graph, once everything was read.</summary>
    public DependencyGraph Build()
    {
        if (_declared.Count > 0)
        {
            var unknown = Enumerable.Range(0, _files.Count).FirstOrDefault(f => !_declared.Contains(f), -1);
            if (unknown >= 0)
            {
                throw _lexer.Error(_firstUse[unknown], $"unknown file '{_files[unknown]}', expected one that a 'files' line declares");
            }
        }

        return _files.Count == 0
            ? throw new UserError(_source, "no files in this graph, expected edges such as 'a -> b' (a needs b)")
            : new DependencyGraph(_files, _edges, _source);
    }

    private void Add(GraphToken source, GraphToken target, CheckTimes? when)
    {
        var (from, to) = (Number(source), Number(target));
        if (from == to && (when is not { } marks || (marks & (CheckTimes.Preserve | CheckTimes.Retrieve)) != 0))
        {
            throw _lexer.Error(target, $"'{target.Text}' needs itself: a file is not there yet while its own preserve or retrieve callback runs; "
                + "only edges marked [freeze] or [can_finish] may do so");
        }

        // Repeated ones count too: a file of ten million lines ends here, whatever they say.
        if (++_stated > _limits.Edges)
        {
            throw _lexer.Error(source, $"more than {_limits.Edges} edges, expected a smaller graph");
        }

        if (_known.TryGetValue((from, to), out var index))
        {
            if (_edges[index].When != when)
            {
                throw _lexer.Error(target, $"'{source.Text} -> {target.Text}' was stated in line {_edges[index].Line} with other marks");
            }

            return;
        }

        _known.Add((from, to), _edges.Count);
        _edges.Add(new Dependency(from, to, when, source.LineNumber));
    }

    private int Number(GraphToken name)
    {
        if (_numbers.TryGetValue(name.Text, out var number))
        {
            return number;
        }

        if (_files.Count >= _limits.Files)
        {
            throw _lexer.Error(name, $"more than {Counted.Of(_limits.Files, "file")}, expected a smaller graph");
        }

        number = _files.Count;
        _numbers.Add(name.Text, number);
        _files.Add(name.Text);
        _firstUse.Add(name);
        return number;
    }
}
