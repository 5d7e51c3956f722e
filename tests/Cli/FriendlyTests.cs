using LuoModel.Cli;
using LuoModel.Cli.Commands;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Cli;

/// <summary>What a newcomer types, and what is made of it.</summary>
public sealed class FriendlyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-friendly-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("chekc", "did you mean 'check'?")]
    [InlineData("CHECK", "did you mean 'check'?")]
    public void A_command_is_suggested(string word, string suggestion) =>
        Assert.Contains(suggestion, CliRun.Of(word).BadInput(), StringComparison.Ordinal);

    [Fact]
    public void An_option_is_suggested() =>
        Assert.Contains("did you mean '--workload'?", CliRun.Of("check", "--worklaod", "tiny").BadInput(), StringComparison.Ordinal);

    [Fact]
    public void Names_are_understood_in_any_case_and_in_short()
    {
        Assert.Equal("linux-6.19", DesignText.Parse("6.19").Id);
        Assert.Equal("linux-7.0", DesignText.Parse("Linux-7.0").Id);
        Assert.Equal("linux-6.19.y", DesignText.Parse("6.19.6").Id);
        Assert.Equal("LUO027", InvariantCatalog.Get("luo27").Id);
        Assert.Equal("LUO003", InvariantCatalog.Get("LUO3").Id);
        Assert.Contains("invariant LUO027\n", CliRun.Of("explain", "LUO27").Output, StringComparison.Ordinal);
        Assert.Contains("design linux-7.3: ", CliRun.Of("order", "pair", "--design", "7.3").Output, StringComparison.Ordinal);
        Assert.Contains("\n  linux-7.3 ", CliRun.Of("list", "DESIGNS", "7.3").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, CliRun.Of("check", "--design", "6.19", "--workload", "ring", "--invariant", "luo27", "--faults", "0", "--engine", "exhaustive").ExitCode);
    }

    [Theory]
    [InlineData("luo1:mainline:tiny:0.1")]
    [InlineData("./luo trace 'luo1:mainline:tiny:0.1'")]
    [InlineData("  replay: ./luo trace 'luo1:mainline:tiny:0.1'\n")]
    public void A_replay_string_is_found_in_what_is_pasted(string text)
    {
        Assert.Equal("luo1:mainline:tiny:0.1", TraceCommand.Pasted(text, TextReader.Null));
        Assert.Equal("luo1:mainline:tiny:0.1", TraceCommand.Pasted("-", new StringReader(text)));
    }

    [Fact]
    public void A_condition_is_reached_by_a_shortest_trace_or_never()
    {
        CliRun reached = CliRun.Of("find", "kernel = 2", "--workload", "tiny");
        Assert.Equal(ExitCode.Done, reached.ExitCode);
        Assert.Contains("kernel = 2: reached on linux-7.3 on tiny after 1 command, 0 faults", reached.Output, StringComparison.Ordinal);
        CliRun never = CliRun.Of("find", "kernel = 9", "--workload", "tiny");
        Assert.Equal(ExitCode.Found, never.ExitCode);
        Assert.Contains("never on linux-7.3 on tiny", never.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Undecided, CliRun.Of("find", "kernel = 9", "--workload", "tiny", "--max-states", "10").ExitCode);
        Assert.Contains("looks for", CliRun.Of("find", "violated LUO001", "--workload", "tiny").BadInput(), StringComparison.Ordinal);
        Assert.Contains("did you mean 'kernel'?", CliRun.Of("find", "kernle = 1", "--workload", "tiny").BadInput(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_reports_is_explained() =>
        Assert.Contains("can never happen again", CliRun.Of("explain", "doomed").Output, StringComparison.Ordinal);

    [Fact]
    public void A_workload_file_needs_no_dot_in_its_name()
    {
        string file = Path.Combine(_folder.FullName, "mine");
        File.WriteAllText(file, LuoModel.Model.Workloads.WorkloadCatalog.Text("tiny"));
        CliRun run = LuoProcess.Shell("luo check --workload mine --engine exhaustive --faults 0 --max-depth 2 --no-traces", _folder.FullName);
        Assert.Contains("  mine ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quick_check_is_as_expected_and_short()
    {
        CliRun run = CliRun.Of("check", "--quick");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("3 of 3 runs are as docs/manifest.json expects", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("==>", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./luo che", "check")]
    [InlineData("./luo check --work", "--workload")]
    [InlineData("./luo check --design linux-6", "linux-6.19 linux-6.19.y")]
    [InlineData("./luo list des", "designs")]
    public void Bash_completes(string line, string expected)
    {
        string script = Path.Combine(_folder.FullName, "completion");
        File.WriteAllText(script, CliRun.Of("completion", "bash").Output);
        string[] words = line.Split(' ');
        CliRun run = LuoProcess.Shell($". '{script}'; COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _luo; echo \"${{COMPREPLY[*]}}\"");
        Assert.Equal(expected + "\n", run.Output);
    }

    [Fact]
    public void Every_command_is_in_the_completions_and_in_the_man_page()
    {
        string fish = CliRun.Of("completion", "fish").Output, zsh = CliRun.Of("completion", "zsh").Output, man = CliRun.Of("man").Output;
        foreach (System.CommandLine.Command command in LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Subcommands.Where(command => !command.Hidden))
        {
            Assert.Contains($"-a {command.Name} -d ", fish, StringComparison.Ordinal);
            Assert.Contains($" {command.Name}) words=", zsh, StringComparison.Ordinal);
            Assert.Contains($"\n.SS {command.Name}", man, StringComparison.Ordinal);
        }

        Assert.All(man.Split('\n').Where(line => line.StartsWith('.')), line => Assert.Matches(@"^\.(TH|SH|SS|TP|B)( |$)", line));
    }

    [Fact]
    public void Without_escapes_progress_is_plain_text()
    {
        using var error = new StringWriter();
        using (var line = new LuoModel.Cli.Output.ProgressLine(new() { Output = TextWriter.Null, Error = error, ErrorColumns = 20, Escapes = false }))
        {
            line.Report("working");
        }

        Assert.Contains("working", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_chosen_by_operation()
    {
        CliRun run = CliRun.Of("diff", "mainline", "linux-7.0", "--workload", "tiny", "--each", "--operation", "finish");
        Assert.Equal(ExitCode.Found, run.ExitCode);
        Assert.Matches(@"\n +\d+  finish s1", run.Output);
        Assert.Single(run.Output.Split("first visible difference").Skip(1));
        Assert.Contains("expected --each", CliRun.Of("diff", "mainline", "linux-7.0", "--workload", "tiny", "--actor", "agent").BadInput(), StringComparison.Ordinal);
    }
}
