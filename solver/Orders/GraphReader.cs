using System.Text;
using LuoModel.Model;

namespace LuoModel.Solver.Orders;

/// <summary>
/// Reads dependency graphs: the edge list (see docs/graphs.md) and the part of DOT that says which node points to which. The format
/// shows in the first word: <c>digraph</c> or <c>strict</c> starts DOT.
/// </summary>
public static class GraphReader
{
    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="UserError">The file cannot be read or is no graph: one line with file, line and column.</exception>
    public static DependencyGraph Read(string path, GraphLimits? limits = null)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return Read(reader, path, limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(path, e is FileNotFoundException or DirectoryNotFoundException
                ? "no such file, expected a dependency graph"
                : Directory.Exists(path) ? "this is a folder, expected a dependency graph" : "cannot be read, expected a dependency graph");
        }
    }

    /// <summary>Reads a graph from <paramref name="text"/>; <paramref name="source"/> is the name shown in errors.</summary>
    /// <exception cref="UserError">The text is no graph: one line with source, line and column.</exception>
    public static DependencyGraph Parse(string text, string source = "graph", GraphLimits? limits = null)
    {
        using var reader = new StringReader(text);
        return Read(reader, source, limits);
    }

    /// <summary>Reads a graph from <paramref name="reader"/>; <paramref name="source"/> is the name shown in errors.</summary>
    internal static DependencyGraph Read(TextReader reader, string source, GraphLimits? limits = null)
    {
        var lexer = new GraphLexer(reader, source);
        var builder = new GraphBuilder(lexer, source, limits ?? GraphLimits.Default);
        var token = lexer.Next();
        while (token.Kind == GraphTokenKind.NewLine)
        {
            token = lexer.Next();
        }

        if (token is { Kind: GraphTokenKind.Name, Text: "digraph" or "strict" or "graph" })
        {
            new DotParser(lexer, builder).Parse(token);
        }
        else
        {
            new EdgeListParser(lexer, builder).Parse(token);
        }

        return builder.Build();
    }
}
