using LuoModel.Cli.Output;

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
}
