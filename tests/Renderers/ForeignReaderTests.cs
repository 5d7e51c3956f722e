using LuoModel.Cli.Renderers;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Renderers;

/// <summary>
/// Mermaid and DOT read by the programs they are for. Where a program is not installed its test shows as skipped; <c>./luo test --all</c>
/// fetches the programs, and where that fails the tests do.
/// </summary>
public sealed class ForeignReaderTests
{
    [NpmFact("mermaid")]
    public void Mermaid_parses_every_sequence_diagram()
    {
        string[] files = [.. GoldenTraces.Names.Select(name => Checkout.PathOf($"tests/Renderers/golden/{name}.mmd"))];
        var (exit, output) = Installed.Run("node", [Checkout.PathOf("tests/Renderers/mermaid-parse.mjs"), NpmFactAttribute.Folder("mermaid"), .. files]);
        Assert.True(exit == 0, output);
    }

    [NpmFact("mermaid")]
    public void Mermaid_refuses_what_is_no_diagram()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "sequenceDiagram\n  A->>\n");
            Assert.Equal(1, Installed.Run("node", [Checkout.PathOf("tests/Renderers/mermaid-parse.mjs"), NpmFactAttribute.Folder("mermaid"), file]).Exit);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GraphvizFact]
    public void Graphviz_renders_every_graph()
    {
        foreach (var name in GoldenTraces.Names)
        {
            var (exit, output) = Installed.Run("dot", ["-Tsvg"], DotTrace.Render(GoldenTraces.Get(name)));
            Assert.True(exit == 0 && output.Contains("</svg>", StringComparison.Ordinal), $"{name}: {output}");
        }
    }
}
