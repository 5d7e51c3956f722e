using System.Text.Json;
using LuoModel.Model.Designs;
using LuoModel.Tests.Recordings;

namespace LuoModel.Tests.Cli;

public sealed class ConformTests
{
    [Fact]
    public void Conforming_recordings_end_with_0_and_say_how_much_was_compared()
    {
        CliRun run = CliRun.Of("conform", RecordedFiles.Folder("g3a"));
        Assert.Equal((0, "39 of 39 recordings conform, 1,085 commands compared\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_divergence_ends_with_1_and_is_reported_with_its_place()
    {
        string file = RecordedFiles.Folder("v7.0") + "/rnd_0001.jsonl";
        CliRun run = CliRun.Of("conform", file, "--design", "linux-7.3");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}:3: state differs on linux-7.3\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  expected  mod", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_has_the_divergences()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("conform", RecordedFiles.Folder("v7.0"), "--design", "g4b", "--json", "-").Output);
        JsonElement root = json.RootElement;
        Assert.Equal((1, 65), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("recordings").GetInt32()));
        JsonElement divergence = root.GetProperty("divergences")[0];
        Assert.EndsWith(".jsonl", divergence.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.True(divergence.GetProperty("line").GetInt32() > 0);
        Assert.Contains(divergence.GetProperty("what").GetString(), (string[])["result", "event", "state", "stuck"]);
        Assert.Equal(JsonValueKind.String, divergence.GetProperty("expected").ValueKind);
        Assert.Equal(JsonValueKind.String, divergence.GetProperty("actual").ValueKind);
        Assert.Equal(65 - root.GetProperty("conform").GetInt32(), root.GetProperty("divergences").GetArrayLength());
    }

    [Fact]
    public void Which_names_the_designs_that_accept_and_where_the_others_part()
    {
        string file = RecordedFiles.Folder("g4c") + "/rnd_0003.jsonl";
        CliRun run = CliRun.Of("conform", "--which", file, "--design", "rfc-v3", "--design", "linux-7.0", "--design", "g4b", "--design", "linux-7.3");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  accepted by linux-7.3\n", run.Output, StringComparison.Ordinal);
        Assert.All(["rfc-v3", "linux-7.0", "g4b"], design => Assert.Contains($"  {design} parts at line ", run.Output, StringComparison.Ordinal));
        Assert.Equal(1, CliRun.Of("conform", "--which", file, "--design", "linux-7.0").ExitCode);
        Assert.All(DesignCatalog.All, design => Assert.Contains($"{design.Id}", CliRun.Of("conform", "--which", file).Output, StringComparison.Ordinal));
    }

    [Fact]
    public void One_design_is_enough_without_which() =>
        Assert.Contains("takes one design", CliRun.Of("conform", "x", "--design", "g4b", "--design", "v4").BadInput(), StringComparison.Ordinal);

    [Fact]
    public void An_interrupted_check_says_so_and_is_undecided()
    {
        CliRun run = CliRun.Of(new CancellationToken(canceled: true), "conform", RecordedFiles.Folder("g3a"));
        Assert.Equal((3, "0 of 0 recordings conform, 0 commands compared, interrupted\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Bench_measures_a_recording_that_conform_accepts()
    {
        string file = Path.GetTempFileName();
        try
        {
            using JsonDocument json = JsonDocument.Parse(CliRun.Of("bench", "conform", "--commands", "3000", "--keep", file, "--json", "-").Output);
            JsonElement result = Assert.Single(json.RootElement.GetProperty("results").EnumerateArray());
            Assert.Equal(("conform-3000", 3000), (result.GetProperty("case").GetString(), result.GetProperty("commands").GetInt32()));
            Assert.True(result.GetProperty("commandsPerSecond").GetDouble() > 0);
            CliRun run = CliRun.Of("conform", file);
            Assert.Equal((0, "1 of 1 recording conforms, 3,000 commands compared\n"), (run.ExitCode, run.Output));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Bench_takes_designs_that_its_recording_speaks_to() =>
        Assert.Contains("which v4 does not have", CliRun.Of("bench", "conform", "--design", "v4").BadInput(), StringComparison.Ordinal);
}
