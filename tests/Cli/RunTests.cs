using System.Text.Json.Nodes;
using LuoModel.Cli.Output;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo run</c> as a user meets it.</summary>
public sealed class RunTests : IDisposable
{
    private const string Race = """
        scenario race
        workload tiny
        on linux-7.3 linux-7.0

        vmm1:
          create_session "s1" -> s1 = 0
          one: preserve_fd s1 f1 token 1
        vmm2:
          create_session "s2" -> s2 = 0
          two: preserve_fd s2 f1 token 1
        expect sometimes one = 0 on linux-7.3
        expect sometimes one = 0 on linux-7.0
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("luo-run").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_differs_is_shown_with_its_run_and_gives_1()
    {
        CliRun run = CliRun.Of("run", Write("race.luo", Race));
        Assert.Equal(ExitCode.Found, run.ExitCode);
        Assert.Matches(":12: on linux-7.0 expected sometimes one = 0; found always: true at ([0-9]+) of \\1 ends", run.Output);
        Assert.Contains("replay: ./luo run", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 scenario on 2 designs: 1 of 2 as expected\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_judgement()
    {
        JsonNode json = JsonNode.Parse(CliRun.Of("run", Write("race.luo", Race), "--json", "-").Output)!;
        Assert.Equal(1, json["schemaVersion"]!.GetValue<int>());
        JsonNode row = json["scenarios"]!.AsArray().Single(row => row!["design"]!.GetValue<string>() == "linux-7.0")!;
        Assert.Equal("differs", row["verdict"]!.GetValue<string>());
        Assert.Equal([true, false], row["judgements"]!.AsArray().Select(judgement => judgement!["asExpected"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("mail")]
    [InlineData("json")]
    [InlineData("itf")]
    [InlineData("mermaid")]
    [InlineData("dot")]
    public void A_run_is_shown_in_every_form(string format)
    {
        CliRun run = CliRun.Of("run", Checkout.PathOf("docs/scenarios/preserve-file-held-by-other-session-then-busy.luo"), "--format", format);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("vmm2", run.Output, StringComparison.Ordinal);
        Assert.Contains("-EBUSY", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fmt_rewrites_what_is_not_in_the_one_form_and_nothing_else()
    {
        string file = Write("race.luo", Race.Replace("  one:", "one:   ", StringComparison.Ordinal) + "\n");
        Assert.Contains("1 of 1 scenario changed", CliRun.Of("run", "--fmt", file).Output, StringComparison.Ordinal);
        string formatted = File.ReadAllText(file);
        Assert.Contains("0 of 1 scenario changed", CliRun.Of("run", "--fmt", file).Output, StringComparison.Ordinal);
        Assert.Equal(formatted, File.ReadAllText(file));
        Assert.Contains("\n  one: preserve_fd", formatted, StringComparison.Ordinal);
    }

    [Fact]
    public void Fmt_leaves_a_folder_alone_in_which_one_text_is_no_scenario()
    {
        string good = Write("good.luo", Race.Replace("  one:", "one:   ", StringComparison.Ordinal));
        string before = File.ReadAllText(good);
        Write("other.luo", "scenario other\nnonsense\n");
        Assert.Contains("other.luo:2:1: 'nonsense' is no statement", CliRun.Of("run", "--fmt", _folder).BadInput(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(good));
    }

    [Fact]
    public void Recordings_go_to_scenarios_and_back()
    {
        string recordings = Checkout.PathOf("tests/recordings/g4c");
        Assert.Equal(ExitCode.Done, CliRun.Of("run", "--from-recording", recordings, "--output", _folder).ExitCode);
        Assert.Equal(ExitCode.Done, CliRun.Of("run", "--to-recording", _folder, "--output", _folder).ExitCode);
        Assert.StartsWith("105 of 105 recordings conform", CliRun.Of("conform", _folder).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to-recording", "can not be a recording: it runs on workload tiny")]
    [InlineData("--from-recording", "race.luo:1:")]
    public void What_the_other_form_can_not_say_is_bad_input(string option, string said) =>
        Assert.Contains(said, CliRun.Of("run", option, Write("race.luo", Race)).BadInput(), StringComparison.Ordinal);

    [Fact]
    public void Bad_usage_is_told()
    {
        string file = Write("race.luo", Race);
        Assert.Contains("expected one of --fmt", CliRun.Of("run", file, "--fmt", "--to-recording").BadInput(), StringComparison.Ordinal);
        Assert.Contains("--output goes with", CliRun.Of("run", file, "--output", _folder).BadInput(), StringComparison.Ordinal);
        Assert.Contains("shows one scenario on one design", CliRun.Of("run", file, file, "--format", "mail").BadInput(), StringComparison.Ordinal);
        Assert.Contains("no such file", CliRun.Of("run", Path.Combine(_folder, "missing.luo")).BadInput(), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
