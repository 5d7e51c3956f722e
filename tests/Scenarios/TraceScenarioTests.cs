using System.Text.Json.Nodes;
using LuoModel.Cli.Output;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Renderers;

namespace LuoModel.Tests.Scenarios;

/// <summary>Traces that are saved as scenarios.</summary>
public sealed class TraceScenarioTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-saved-");

    public static TheoryData<string> Goldens => [.. GoldenTraces.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Goldens))]
    public void It_is_judged_as_expected(string name) => Judged(GoldenTraces.Get(name).Replay.ToString());

    [Theory]
    [InlineData("tiny", "linux-7.3")]
    [InlineData("ring", "deferred-tokens")]
    [InlineData("tiny", "v4")]
    [InlineData("tiny", "rfc-v3")]
    [InlineData("tiny", "kexecfs,kexecfs-instance=mounted")]
    public void So_is_the_shortest_trace_of_each_violation(string workload, string design)
    {
        string json = CliRun.Of("check", "--workload", workload, "--design", design, "--engine", "exhaustive", "--json", "-").Output;
        string[] replays = [.. JsonNode.Parse(json)!["runs"]![0]!["verdicts"]!.AsArray().Select(row => row!["replay"]?.GetValue<string>()).OfType<string>()];
        Assert.NotEmpty(replays);
        int saved = 0;
        foreach (string replay in replays)
        {
            CliRun run = CliRun.Of("trace", replay, "--format", "scenario");
            if (run.ExitCode == ExitCode.BadInput)
            {
                Assert.Contains("the trace can not be a scenario: ", run.BadInput(), StringComparison.Ordinal);
                continue;
            }

            Judged(replay);
            saved++;
        }

        Assert.True(saved > replays.Length / 2, $"{saved} of {replays.Length}");
    }

    [Fact]
    public void Another_answer_is_not_as_expected()
    {
        string text = CliRun.Of("trace", GoldenTraces.Get("freeze-fails-then-retry").Replay.ToString(), "--format", "scenario").Output;
        Assert.Contains("reboot with inject freeze of full token 2 returns -EIO = -EIO", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Found, Run(text.Replace("token 2 returns -EIO = -EIO", "token 2 returns -EIO = -EBUSY", StringComparison.Ordinal)).ExitCode);
        Assert.Equal(ExitCode.Found, Run(text.Replace("expect always", "expect never", StringComparison.Ordinal)).ExitCode);
    }

    [Fact]
    public void A_call_in_parts_is_none()
    {
        string replay = JsonNode.Parse(CliRun.Of("bugs", "B07", "--json", "-").Output)!["defects"]![0]!["replay"]!.GetValue<string>();
        Assert.Contains("it has no step for command", CliRun.Of("trace", replay, "--format", "scenario").BadInput(), StringComparison.Ordinal);
    }

    private void Judged(string replay)
    {
        CliRun run = Run(CliRun.Of("trace", replay, "--format", "scenario").Output);
        Assert.True(run.ExitCode == ExitCode.Done, $"{replay}\n{run.Output}{run.Error}");
    }

    private CliRun Run(string text)
    {
        string file = Path.Combine(_folder.FullName, "saved.luo");
        File.WriteAllText(file, text);
        return CliRun.Of("run", file);
    }
}
