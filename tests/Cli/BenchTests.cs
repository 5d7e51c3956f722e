using System.Text.Json;
using LuoModel.Bench.Exhaustive;
using LuoModel.Cli.Commands.Benches;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo bench exhaustive</c>: what it prints. What it measures is not a test's business.</summary>
public sealed class BenchTests
{
    private static readonly ExhaustiveBenchResult s_result =
        new("luo-core-medium", 2, 1_096_746, 3_034_571, 48, 0.5, 2_193_492, 24.4, 9_000_000, 4.1, 0.75, 1.6, Exact: true);

    [Fact]
    public void The_json_has_the_members_that_tools_rely_on()
    {
        using var output = new StringWriter();
        JsonReport.Write("-", new LuoConsole { Output = output, Error = TextWriter.Null }, json =>
            ExhaustiveBenchCommand.Write(json, [s_result, s_result with { Ratio = null, Speedup = null, Exact = null }]));
        using JsonDocument parsed = JsonDocument.Parse(output.ToString());
        JsonElement[] results = [.. parsed.RootElement.GetProperty("results").EnumerateArray()];
        string[] members = ["case", "threads", "distinct", "transitions", "depth", "seconds", "statesPerSecond", "bytesPerState", "commandsPerSecond"];
        Assert.All(results, result => Assert.All(members, member => Assert.True(result.TryGetProperty(member, out _), member)));
        Assert.Equal(0.75, results[0].GetProperty("ratio").GetDouble());
        Assert.False(results[1].TryGetProperty("ratio", out _));
    }

    [Theory]
    [InlineData(true, "exact")]
    [InlineData(false, "WRONG")]
    [InlineData(null, "not pinned")]
    public void The_table_says_whether_the_counts_are_right(bool? exact, string word)
    {
        using var output = new StringWriter();
        ExhaustiveBenchCommand.ToTable([s_result with { Exact = exact }]).Write(new LuoConsole { Output = output, Error = TextWriter.Null });
        Assert.Matches($@"luo-core-medium +2 +1,096,746 +48 +0\.50 +2,193,492 +24\.4 +9,000,000 +4\.1 +0\.75 +1\.60 +{word}", output.ToString());
    }

    [Fact]
    public void Stopped_at_once_it_reports_that_nothing_was_measured()
    {
        CliRun run = CliRun.Of(new CancellationToken(canceled: true), "bench", "exhaustive", "--case", "two-phase-commit-8", "--json", "-");
        Assert.Equal(ExitCode.Undecided, run.ExitCode);
        Assert.Equal("{\n  \"schemaVersion\": 1,\n  \"results\": []\n}\n", run.Output);
    }

    /// <summary>Counted in commands, the gain of more machines is the same wherever it is made; nobody gains more than there are machines or pairs.</summary>
    [Fact]
    public void More_machines_gain_until_the_largest_pair_is_alone()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of(
            "bench", "machines", "--design", "linux-7.0", "--design", "linux-7.3", "--workload", "ring", "--workload", "no-flb", "--json", "-").Output);
        JsonElement[] rows = [.. json.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal([1, 2, 5, 10, 20, 50], rows.Select(row => row.GetProperty("machines").GetInt32()));
        Assert.Equal([4, 2, 1, 1, 1, 1], rows.Select(row => row.GetProperty("pairs").GetInt32()));
        Assert.Equal(1.0, rows[0].GetProperty("gain").GetDouble());
        Assert.All(rows, row => Assert.InRange(row.GetProperty("gain").GetDouble(), 1.0, Math.Min(4, row.GetProperty("machines").GetInt32())));
        Assert.Equal(rows[2].GetProperty("commands").GetInt64(), rows[^1].GetProperty("commands").GetInt64());
    }

    [Fact]
    public void Steps_are_measured_on_every_workload_named()
    {
        using JsonDocument json = JsonDocument.Parse(
            CliRun.Of("bench", "step", "--workload", "tiny", "--workload", "ring", "--steps", "1000", "--json", "-").Output);
        JsonElement[] results = [.. json.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal(["tiny", "ring"], results.Select(result => result.GetProperty("workload").GetString()!));
        Assert.All(results, result => Assert.True(result.GetProperty("commandsPerSecond").GetDouble() > 0));
        Assert.All(results, result => Assert.InRange(result.GetProperty("bareBytesPerCommand").GetDouble(), 0, 1));
        Assert.Matches(@"linux-7.3 +tiny +\d+ +\d+ ", CliRun.Of("bench", "step", "--workload", "tiny", "--steps", "1000").Output);
    }

    [Fact]
    public void Growth_has_a_row_for_each_set_of_bounds_and_marks_those_given_up()
    {
        string[] words = ["bench", "growth", "--sessions", "1", "--files", "2", "--faults", "1", "--max-states", "100"];
        using JsonDocument json = JsonDocument.Parse(CliRun.Of([.. words, "--json", "-"]).Output);
        JsonElement[] rows = [.. json.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal(["growth-1x1x0", "growth-1x1x1", "growth-1x2x0", "growth-1x2x1"], rows.Select(row => row.GetProperty("case").GetString()!));
        Assert.True(rows[0].GetProperty("complete").GetBoolean());
        Assert.False(rows[3].GetProperty("complete").GetBoolean());
        string[] lines = CliRun.Of(words).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2 + 4, lines.Length);
        Assert.Contains("> ", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bench needs one of exhaustive, step, random, growth, machines, conform", "bench")]
    [InlineData("--case is 'nothing', expected one of", "bench", "exhaustive", "--case", "nothing")]
    [InlineData("--threads is '0'", "bench", "exhaustive", "--threads", "0")]
    public void Bad_words_are_one_line(string part, params string[] words) =>
        Assert.Contains(part, CliRun.Of(words).BadInput(), StringComparison.Ordinal);
}
