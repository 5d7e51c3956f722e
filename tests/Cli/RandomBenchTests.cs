using System.Text.Json;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo bench random</c> and the soak: what they print. What they measure is not a test's business.</summary>
public sealed class RandomBenchTests
{
    [Fact]
    public void Speed_guidance_and_defects_are_measured()
    {
        CliRun run = CliRun.Of(
            "bench", "random", "--workload", "descriptors", "--steps", "4000", "--seeds", "2", "--time", "20", "--threads", "1", "--defect", "O06", "--json", "-");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement[] results = [.. json.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal(
            ["random-descriptors", "guidance-descriptors", "guidance-descriptors", "defect-O06"],
            results.Select(result => result.GetProperty("case").GetString()));
        Assert.True(results[0].GetProperty("commandsPerSecond").GetDouble() > 0);
        Assert.True(results[1].GetProperty("guided").GetInt32() > 0);
        Assert.Equal(2, results[3].GetProperty("found").GetInt32());
    }

    [Fact]
    public void The_full_table_has_swarm_and_guidance_on_and_off()
    {
        string output = CliRun.Of("bench", "random", "--full", "--workload", "ring", "--steps", "1000", "--seeds", "1", "--threads", "1", "--defect", "O12").Output;
        Assert.Matches(@"O12 +linux-7.3,jump-kexec=serialized +descriptors +2 +\d( +1 of 1, \d\.\d{3} s, \d+){4}", output);
        Assert.Contains("1 of 1 defects found by most seeds", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_soak_keeps_each_violation_once_for_each_cause_and_tells_what_it_did()
    {
        CliRun run = CliRun.Of("check", "--engine", "random", "--workload", "ring", "--time", "0.3", "--threads", "2", "--no-traces");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("cases by commands that changed something", run.Output, StringComparison.Ordinal);
        string[] violations = [.. run.Output.Split('\n').Where(line => line.StartsWith("    LUO", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(' ', 4)] + line[line.IndexOf(':', StringComparison.Ordinal)..])];
        Assert.Contains(violations, line => line.StartsWith("    LUO019:", StringComparison.Ordinal));
        Assert.Equal(violations.Distinct(), violations);
    }

    [Fact]
    public void Stopped_at_once_a_soak_reports_nothing_found() =>
        Assert.Equal(ExitCode.Undecided, CliRun.Of(new CancellationToken(canceled: true), "check", "--engine", "random", "--time", "1h").ExitCode);
}
