using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Orders;

namespace LuoModel.Tests.Solver;

/// <summary>Graph files: both formats say the same, and what is no graph ends in one line with its place.</summary>
public sealed class GraphReaderTests
{
    private static string Edges(DependencyGraph graph) =>
        string.Join("; ", graph.Edges.Select(e => graph.EdgeText(e) + (e.When is { } when ? $" [{CheckTimesNames.Text(when)}]" : "")));

    [Theory]
    [InlineData("a -> b\n", "a -> b")]
    [InlineData("\r\n# comment\r\nvm_fd->guest-memfd // needs it\r\n", "vm_fd -> guest-memfd")]
    [InlineData("a -> b -> c", "a -> b; b -> c")]
    [InlineData("a, b -> c, d", "a -> c; a -> d; b -> c; b -> d")]
    [InlineData("a -> b [preserve, can_finish]", "a -> b [preserve, can_finish]")]
    [InlineData("a -> b [freeze retrieve]", "a -> b [freeze, retrieve]")]
    [InlineData("a -> a [freeze]", "a -> a [freeze]")]
    [InlineData("files a b c\na -> b\na -> b", "a -> b")]
    [InlineData("files -> b", "files -> b")]
    [InlineData("\"a \\\"x\\\"\" -> 7", "a \"x\" -> 7")]
    [InlineData("digraph { a -> b; }", "a -> b")]
    [InlineData("strict digraph \"g\" {\n rankdir=LR; node [shape=box]\n a -> {b c} -> d [when=\"preserve,retrieve\", color=red]\n e }",
        "a -> b [preserve, retrieve]; a -> c [preserve, retrieve]; b -> d [preserve, retrieve]; c -> d [preserve, retrieve]")]
    [InlineData("digraph g { /* x\n y */ a -> b [label=\"n\"] [when=freeze] }", "a -> b [freeze]")]
    public void Reads(string text, string edges) => Assert.Equal(edges, Edges(GraphReader.Parse(text)));

    [Fact]
    public void IsolatedFilesAreFiles() => Assert.Equal(["a", "b", "e"], GraphReader.Parse("digraph { a -> b; e }").Files);

    [Theory]
    [InlineData("a -> b\nb c", "g:2:3: unexpected 'c', expected '->' behind 'b'")]
    [InlineData("a -> ", "g:1:6: unexpected the end of the file, expected a file name")]
    [InlineData("a ->\nb", "g:1:5: unexpected the end of the line, expected a file name")]
    [InlineData("-> b", "g:1:1: unexpected '->', expected an edge such as 'a -> b' (a needs b)")]
    [InlineData("a -> b ; c", "g:1:8: unexpected ';', expected '->', ',', marks in '[...]' or the end of the line")]
    [InlineData("a -> b [later]", "g:1:9: unexpected 'later', expected preserve, freeze, retrieve or can_finish")]
    [InlineData("a -> b []", "g:1:8: no marks between '[' and ']', expected preserve, freeze, retrieve or can_finish")]
    [InlineData("a -> b [preserve", "g:1:17: unexpected the end of the file, expected preserve, freeze, retrieve or can_finish")]
    [InlineData("files a b\n\na -> b\nb -> c", "g:4:6: unknown file 'c', expected one that a 'files' line declares")]
    [InlineData("files\na -> b", "g:1:6: unexpected the end of the line, expected file names behind 'files'")]
    [InlineData("a -> b\na -> b [freeze]", "g:2:6: 'a -> b' was stated in line 1 with other marks")]
    [InlineData("a -> a", "g:1:6: 'a' needs itself: a file is not there yet while its own preserve or retrieve callback runs; only edges marked [freeze] or [can_finish] may do so")]
    [InlineData("a -> a [retrieve]", "g:1:6: 'a' needs itself: a file is not there yet while its own preserve or retrieve callback runs; only edges marked [freeze] or [can_finish] may do so")]
    [InlineData("a -> b\n\"c", "g:2:1: a quoted name has no closing '\"'")]
    [InlineData("\"\" -> b", "g:1:1: a file name must not be empty")]
    [InlineData("a -> b\n\u0001\u0002", "g:2:1: control character 0x01: this is not a text file")]
    [InlineData("a -> b\n*", "g:2:1: unexpected character '*', expected a file name or '->'")]
    [InlineData("", "g: no files in this graph, expected edges such as 'a -> b' (a needs b)")]
    [InlineData("# nothing", "g: no files in this graph, expected edges such as 'a -> b' (a needs b)")]
    [InlineData("graph { a -- b }", "g:1:1: unexpected 'graph', expected 'digraph': dependencies have a direction")]
    [InlineData("digraph { a -- b }", "g:1:13: unexpected '--', expected '->': dependencies have a direction")]
    [InlineData("digraph { a -> b", "g:1:17: unexpected the end of the file, expected a node")]
    [InlineData("digraph { a -> b } c", "g:1:20: unexpected 'c', expected the end of the file behind the graph")]
    [InlineData("digraph { subgraph x { a } }", "g:1:11: subgraphs are not read, expected nodes and edges")]
    [InlineData("digraph { a -> b [when=soon] }", "g:1:24: unexpected 'soon', expected preserve, freeze, retrieve or can_finish")]
    [InlineData("digraph { a [when }", "g:1:19: unexpected '}', expected '='")]
    [InlineData("digraph { /* a", "g:1:11: a comment has no closing '*/'")]
    public void RefusesInOneLine(string text, string message)
    {
        var error = Assert.Throws<UserError>(() => GraphReader.Parse(text, "g"));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void LongNamesAndManyEdgesEndEarly()
    {
        var name = Assert.Throws<UserError>(() => GraphReader.Parse("a -> " + new string('x', 1_000_000), "g"));
        Assert.Equal("g:1:6: a file name is longer than 255 characters", name.Message);
        var limits = new GraphLimits(Files: 4, Edges: 3);
        var edges = Assert.Throws<UserError>(() => GraphReader.Parse("a -> b\nb -> c\nc -> a\na -> c", "g", limits));
        Assert.Equal("g:4:1: more than 3 edges, expected a smaller graph", edges.Message);
        var repeated = Assert.Throws<UserError>(() => GraphReader.Parse("a -> b\na -> b\na -> b\na -> b", "g", limits));
        Assert.Equal("g:4:1: more than 3 edges, expected a smaller graph", repeated.Message);
        var files = Assert.Throws<UserError>(() => GraphReader.Parse("a -> b\nc -> d\nd -> e", "g", limits));
        Assert.Equal("g:3:6: more than 4 files, expected a smaller graph", files.Message);
    }

    [Fact]
    public void TenMillionEdgesEndInOneLineWithoutBeingRead()
    {
        using var reader = new EdgesWithoutEnd(10_000_000);
        var error = Assert.Throws<UserError>(() => GraphReader.Read(reader, "g"));
        Assert.Equal("g:200001:1: more than 200000 edges, expected a smaller graph", error.Message);
        Assert.InRange(reader.LinesRead, 200_000, 200_002);
    }

    [Fact]
    public void MissingFilesFoldersAndBinaryFilesEndInOneLine()
    {
        Assert.Equal("/nowhere/g: no such file, expected a dependency graph", Assert.Throws<UserError>(() => GraphReader.Read("/nowhere/g")).Message);
        Assert.Contains("this is a folder", Assert.Throws<UserError>(() => GraphReader.Read(Path.GetTempPath())).Message, StringComparison.Ordinal);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [0x61, 0x20, 0xff, 0xfe, 0x00]);
            Assert.Equal($"{path}:1:3: bytes that are not UTF-8: this is not a text file", Assert.Throws<UserError>(() => GraphReader.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A text of <paramref name="lines"/> different edges that exists only as far as it is read.</summary>
    private sealed class EdgesWithoutEnd(int lines) : TextReader
    {
        private string _line = "";
        private int _at;

        public int LinesRead { get; private set; }

        public override int Read()
        {
            if (_at == _line.Length)
            {
                if (LinesRead == lines)
                {
                    return -1;
                }

                _line = $"a{LinesRead / 300} -> b{LinesRead % 300}\n";
                _at = 0;
                LinesRead++;
            }

            return _line[_at++];
        }
    }
}
