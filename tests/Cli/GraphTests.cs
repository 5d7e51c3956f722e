using LuoModel.Cli.Output;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo graph</c> writes whole graphs, and says so when it cuts one off.</summary>
public sealed class GraphTests
{
    [Fact]
    public void A_small_graph_is_whole()
    {
        CliRun run = CliRun.Of("graph", "--workload", "tiny", "--faults", "0", "--format", "aut", "--max-states", "100000");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Replace("des (", string.Empty, StringComparison.Ordinal).TrimEnd(')').Split(',');
        Assert.Equal(int.Parse(header[1]), lines.Length - 1);
        Assert.Contains(lines, line => line.Contains("preserve_fd s1 f1 token 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_graph_is_cut_off_with_a_warning()
    {
        CliRun run = CliRun.Of("graph", "--workload", "small", "--max-states", "50");

        Assert.Equal(ExitCode.Undecided, run.ExitCode);
        Assert.Contains("cut off at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("dot -Tsvg", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("digraph", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_counts_every_state_and_every_edge_once()
    {
        CliRun run = CliRun.Of("graph", "--workload", "tiny", "--summary");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("287 states in ", run.Output, StringComparison.Ordinal); // as docs/manifest.json has it
        int[] counts = [.. run.Output.Split('\n').Where(line => line.Contains("[label=\"kernel ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split("\\l").First(part => part.EndsWith(" states", StringComparison.Ordinal) || part.EndsWith(" state", StringComparison.Ordinal)).Split(' ')[0]))];
        Assert.Equal(287, counts.Sum());
        Assert.InRange(counts.Length, 5, 60);
    }

    [GraphvizFact]
    public void A_picture_is_drawn_by_graphviz_whole_or_summed_up()
    {
        CliRun small = CliRun.Of("graph", "--workload", "tiny", "--faults", "0", "--format", "svg");
        Assert.Equal(ExitCode.Done, small.ExitCode);
        Assert.Contains("</svg>", small.Output, StringComparison.Ordinal);
        CliRun large = CliRun.Of("graph", "--workload", "descriptors", "--format", "svg");
        Assert.Equal(ExitCode.Done, large.ExitCode);
        Assert.Contains("a summary of 790 states", large.Error, StringComparison.Ordinal);
        Assert.Contains("</svg>", large.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_is_no_transition_system() =>
        Assert.Contains("--summary is a picture", CliRun.Of("graph", "--summary", "--format", "aut").BadInput(), StringComparison.Ordinal);
}
