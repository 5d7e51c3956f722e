using System.Diagnostics;
using LuoModel.Cli.Renderers;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Renderers;

/// <summary>
/// Mermaid and DOT read by the programs they are for. Where a program is not installed its test shows as skipped; <c>./luo test --all</c>
/// fetches the programs, and where that fails the tests do.
/// </summary>
public sealed class ForeignReaderTests
{
    [MermaidFact]
    public void Mermaid_parses_every_sequence_diagram()
    {
        string[] files = [.. GoldenTraces.Names.Select(name => Checkout.PathOf($"tests/Renderers/golden/{name}.mmd"))];
        var (exit, output) = Run("node", null, [Checkout.PathOf("tests/Renderers/mermaid-parse.mjs"), MermaidFactAttribute.Package ?? "mermaid is missing", .. files]);
        Assert.True(exit == 0, output);
    }

    [MermaidFact]
    public void Mermaid_refuses_what_is_no_diagram()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "sequenceDiagram\n  A->>\n");
            Assert.Equal(1, Run("node", null, [Checkout.PathOf("tests/Renderers/mermaid-parse.mjs"), MermaidFactAttribute.Package ?? "mermaid is missing", file]).Exit);
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
            var (exit, output) = Run("dot", DotTrace.Render(GoldenTraces.Get(name)), ["-Tsvg"]);
            Assert.True(exit == 0 && output.Contains("</svg>", StringComparison.Ordinal), $"{name}: {output}");
        }
    }

    private static (int Exit, string Output) Run(string program, string? input, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result + error.Result);
    }
}

/// <summary>A test that needs node and the npm package mermaid: in .luo/readers, the global folder, or where LUO_NODE_MODULES says.</summary>
internal sealed class MermaidFactAttribute : FactAttribute
{
    public MermaidFactAttribute()
    {
        if (Package is null && !Installed.IsRequired)
        {
            Skip = "no npm package mermaid in LUO_NODE_MODULES, .luo/readers or the global folder";
        }
    }

    /// <summary>Folder of the package, null when there is none.</summary>
    public static string? Package { get; } = Installed.OnPath("node") is null ? null : new[]
    {
        Environment.GetEnvironmentVariable("LUO_NODE_MODULES"), Checkout.PathOf(".luo/readers/node_modules"), "/usr/lib/node_modules", "/usr/local/lib/node_modules",
    }.OfType<string>().Select(folder => Path.Combine(folder, "mermaid")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package.json")));
}

/// <summary>A test that needs graphviz.</summary>
internal sealed class GraphvizFactAttribute : FactAttribute
{
    public GraphvizFactAttribute()
    {
        if (Installed.OnPath("dot") is null && !Installed.IsRequired)
        {
            Skip = "graphviz is not installed";
        }
    }
}

/// <summary>Looks for programs.</summary>
internal static class Installed
{
    /// <summary>Whether a missing program is a failure, as in <c>./luo test --all</c>.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("LUO_READERS") == "required";

    /// <summary>The program's path, null when it is not installed.</summary>
    public static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
