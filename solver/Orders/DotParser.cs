using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>
/// The part of the DOT language that says which node points to which: node and edge statements, chains, <c>{ a b }</c> as an end of an
/// edge, attribute lists. The attribute <c>when</c> of an edge holds its marks; other attributes are for drawing and passed over.
/// </summary>
internal sealed class DotParser
{
    private readonly GraphLexer _lexer;
    private readonly GraphBuilder _builder;
    private GraphToken _token;

    /// <summary>Parses what <paramref name="lexer"/> reads into <paramref name="builder"/>.</summary>
    public DotParser(GraphLexer lexer, GraphBuilder builder)
    {
        _lexer = lexer;
        _builder = builder;
    }

    /// <summary>Parses the whole text, whose first token is <paramref name="first"/>.</summary>
    public void Parse(GraphToken first)
    {
        _token = first;
        if (_token.Text == "strict")
        {
            Advance();
        }

        if (_token is not { Kind: GraphTokenKind.Name, Text: "digraph" })
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected 'digraph': dependencies have a direction");
        }

        Advance();
        if (_token.IsName)
        {
            Advance();
        }

        Expect(GraphTokenKind.OpenBrace, "'{'");
        while (_token.Kind != GraphTokenKind.CloseBrace)
        {
            Statement();
            while (_token.Kind == GraphTokenKind.Semicolon)
            {
                Advance();
            }
        }

        Advance();
        if (_token.Kind != GraphTokenKind.End)
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected the end of the file behind the graph");
        }
    }

    private void Advance()
    {
        do
        {
            _token = _lexer.Next();
        }
        while (_token.Kind == GraphTokenKind.NewLine);
    }

    private void Expect(GraphTokenKind kind, string what)
    {
        if (_token.Kind != kind)
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected {what}");
        }

        Advance();
    }

    private void Statement()
    {
        if (_token is { Kind: GraphTokenKind.Name, Text: "node" or "edge" or "graph" })
        {
            Advance();
            Attributes();
            return;
        }

        if (_token is { Kind: GraphTokenKind.Name, Text: "subgraph" })
        {
            throw _lexer.Error(_token, "subgraphs are not read, expected nodes and edges");
        }

        var groups = new List<IReadOnlyList<GraphToken>> { Group() };
        if (_token.Kind == GraphTokenKind.Equal)
        {
            Advance();
            Value();
            return;
        }

        while (_token.Kind == GraphTokenKind.Arrow)
        {
            Advance();
            groups.Add(Group());
        }

        if (_token.Kind == GraphTokenKind.Line)
        {
            throw _lexer.Error(_token, "unexpected '--', expected '->': dependencies have a direction");
        }

        var when = Attributes();
        if (groups.Count == 1)
        {
            foreach (var name in groups[0])
            {
                _builder.Mention(name);
            }
        }

        for (var i = 1; i < groups.Count; i++)
        {
            _builder.Add(groups[i - 1], groups[i], when);
        }
    }

    /// <summary>A node, or <c>{ a b; c }</c>.</summary>
    private List<GraphToken> Group()
    {
        if (_token.IsName)
        {
            var name = _token;
            Advance();
            return [name];
        }

        if (_token.Kind != GraphTokenKind.OpenBrace)
        {
            throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected a node");
        }

        var names = new List<GraphToken>();
        for (Advance(); _token.Kind != GraphTokenKind.CloseBrace; Advance())
        {
            if (_token.IsName)
            {
                names.Add(_token);
            }
            else if (_token.Kind is not (GraphTokenKind.Semicolon or GraphTokenKind.Comma))
            {
                throw _lexer.Error(_token, $"unexpected {_token.Shown}, expected nodes or '}}'");
            }
        }

        Advance();
        return names;
    }

    /// <summary>Zero or more attribute lists; returns the marks of <c>when</c>.</summary>
    private CheckTimes? Attributes()
    {
        CheckTimes? when = null;
        while (_token.Kind == GraphTokenKind.OpenBracket)
        {
            Advance();
            while (_token.Kind != GraphTokenKind.CloseBracket)
            {
                var key = _token;
                if (!key.IsName)
                {
                    throw _lexer.Error(key, $"unexpected {key.Shown}, expected an attribute or ']'");
                }

                Advance();
                Expect(GraphTokenKind.Equal, "'='");
                var value = Value();
                if (key.Text == "when")
                {
                    when = (when ?? CheckTimes.Never) | MarkParser.ParseList(_lexer, value);
                }

                while (_token.Kind is GraphTokenKind.Comma or GraphTokenKind.Semicolon)
                {
                    Advance();
                }
            }

            Advance();
        }

        return when;
    }

    private GraphToken Value()
    {
        var value = _token;
        if (!value.IsName)
        {
            throw _lexer.Error(value, $"unexpected {value.Shown}, expected a value");
        }

        Advance();
        return value;
    }
}
