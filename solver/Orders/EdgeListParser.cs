using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>
/// The edge list, one statement a line:
/// <code>
/// files a b c                        optional; then every edge must name declared files
/// a -> b                             a needs b
/// a -> b, c -> d [preserve, retrieve]   chains and lists; marks say when the dependency is checked
/// </code>
/// </summary>
internal sealed class EdgeListParser
{
    private readonly GraphLexer _lexer;
    private readonly GraphBuilder _builder;
    private GraphToken _token;

    /// <summary>Parses what <paramref name="lexer"/> reads into <paramref name="builder"/>.</summary>
    public EdgeListParser(GraphLexer lexer, GraphBuilder builder)
    {
        _lexer = lexer;
        _builder = builder;
    }

    /// <summary>Parses the whole text, whose first token is <paramref name="first"/>.</summary>
    public void Parse(GraphToken first)
    {
        _token = first;
        while (_token.Kind != GraphTokenKind.End)
        {
            if (_token.Kind != GraphTokenKind.NewLine)
            {
                Statement();
            }

            if (_token.Kind is not (GraphTokenKind.NewLine or GraphTokenKind.End))
            {
                throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected '->', ',', marks in '[...]' or the end of the line");
            }

            if (_token.Kind == GraphTokenKind.NewLine)
            {
                _token = _lexer.Next();
            }
        }
    }

    private void Statement()
    {
        var head = _token;
        if (!head.IsName)
        {
            throw _lexer.Error(head, $"unexpected {head.Shown}, expected an edge such as 'a -> b' (a needs b)");
        }

        _token = _lexer.Next();
        if (head is { Kind: GraphTokenKind.Name, Text: "files" } && _token.Kind != GraphTokenKind.Arrow)
        {
            Files();
            return;
        }

        var groups = new List<IReadOnlyList<GraphToken>> { Names(head) };
        while (_token.Kind == GraphTokenKind.Arrow)
        {
            _token = _lexer.Next();
            groups.Add(Names(null));
        }

        if (groups.Count == 1)
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected '->' behind '{head.Text}'");
        }

        var when = _token.Kind == GraphTokenKind.OpenBracket ? Marks() : (CheckTimes?)null;
        for (var i = 1; i < groups.Count; i++)
        {
            _builder.Add(groups[i - 1], groups[i], when);
        }
    }

    private void Files()
    {
        if (!_token.IsName)
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected file names behind 'files'");
        }

        while (_token.IsName || _token.Kind == GraphTokenKind.Comma)
        {
            if (_token.IsName)
            {
                _builder.Declare(_token);
            }

            _token = _lexer.Next();
        }
    }

    private List<GraphToken> Names(GraphToken? first)
    {
        var names = new List<GraphToken> { first ?? Name() };
        while (_token.Kind == GraphTokenKind.Comma)
        {
            _token = _lexer.Next();
            names.Add(Name());
        }

        return names;
    }

    private GraphToken Name()
    {
        var name = _token;
        if (!name.IsName)
        {
            throw _lexer.Error(name, $"unexpected {name.Shown}, expected a file name");
        }

        _token = _lexer.Next();
        return name;
    }

    private CheckTimes Marks()
    {
        var open = _token;
        var when = CheckTimes.Never;
        for (_token = _lexer.Next(); _token.Kind != GraphTokenKind.CloseBracket; _token = _lexer.Next())
        {
            if (_token.Kind != GraphTokenKind.Comma)
            {
                when |= MarkParser.Parse(_lexer, _token);
            }
        }

        _token = _lexer.Next();
        return when != CheckTimes.Never ? when : throw _lexer.Error(open, "no marks between '[' and ']', expected " + MarkParser.Expected);
    }
}
