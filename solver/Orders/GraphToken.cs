namespace LuoModel.Solver.Orders;

/// <summary>Kinds of <see cref="GraphToken"/>.</summary>
internal enum GraphTokenKind
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>The end of a line; DOT passes over it.</summary>
    NewLine,

    /// <summary>A bare name or keyword.</summary>
    Name,

    /// <summary>A name in quotes; never a keyword.</summary>
    Quoted,

    /// <summary><c>-></c>.</summary>
    Arrow,

    /// <summary><c>--</c>, an undirected edge of DOT.</summary>
    Line,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>[</c>.</summary>
    OpenBracket,

    /// <summary><c>]</c>.</summary>
    CloseBracket,

    /// <summary><c>{</c>.</summary>
    OpenBrace,

    /// <summary><c>}</c>.</summary>
    CloseBrace,
}

/// <summary>A piece of a graph file with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name without its quotes, else the characters read.</param>
/// <param name="LineNumber">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters.</param>
internal readonly record struct GraphToken(GraphTokenKind Kind, string Text, int LineNumber, int Column)
{
    /// <summary>True for a bare or quoted name.</summary>
    public bool IsName => Kind is GraphTokenKind.Name or GraphTokenKind.Quoted;

    /// <summary>The token as an error message shows it.</summary>
    public string Shown => Kind switch
    {
        GraphTokenKind.End => "the end of the file",
        GraphTokenKind.NewLine => "the end of the line",
        _ => $"'{Text}'",
    };
}
