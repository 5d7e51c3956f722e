namespace LuoModel.Tests.Cli;

/// <summary>The frame of the command line: help, and one line for what it does not understand.</summary>
public sealed class UsageTests
{
    [Fact]
    public void Without_words_the_help_names_every_command()
    {
        CliRun run = CliRun.Of();
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(["list", "test", "Exit codes"], part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_has_a_help_with_a_description()
    {
        foreach (System.CommandLine.Command command in LuoModel.Cli.LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Subcommands)
        {
            CliRun run = CliRun.Of(command.Name, "--help");
            Assert.Equal(0, run.ExitCode);
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("there is no 'chekc' here, did you mean 'check'? There are check, ", "chekc")]
    [InlineData("bench needs one of ", "bench")]
    [InlineData("nothing has 'dragons', expected words of one of them, or one of the kinds designs, releases, ", "list", "dragons")]
    [InlineData("nothing has 'desings', did you mean 'designs'?", "list", "desings")]
    [InlineData("there is no option '--bogus' here, expected one of --json", "list", "designs", "--bogus", "3")]
    [InlineData("no designs with 'linux-7.33', did you mean 'linux-7.3'?", "list", "designs", "linux-7.33")]
    [InlineData("'twice' is not expected here", "completion", "bash", "twice")]
    [InlineData("there is no option '--formt' here, did you mean '--format'?", "run", "docs", "--formt", "dot")]
    [InlineData("SHELL is 'Bash', did you mean 'bash'?", "completion", "Bash")]
    [InlineData("--engine is 'Exhaustive', did you mean 'exhaustive'?", "check", "--engine", "Exhaustive")]
    [InlineData("no proof is called 'contrakt', expected a part of one of", "prove", "contrakt")]
    [InlineData("did you mean 'EBUSY'?", "explain", "ebusy")]
    [InlineData("did you mean 'B05'?", "explain", "b05")]
    [InlineData("did you mean 'step'?", "bench", "stpe")]
    [InlineData("did you mean 'replay'?", "fuzz", "--surface", "repaly")]
    [InlineData("did you mean 'linux-7.3'?", "check", "--design", "LINUX-7.33")]
    [InlineData("did you mean 'hugetlb'?", "check", "--workload", "HugTLB")]
    [InlineData("did you mean 'LUO027'?", "check", "--invariant", "LUO0277")]
    [InlineData("Required argument missing for option: '--json'", "list", "designs", "--json")]
    [InlineData("there is no '@file' here", "@file")]
    [InlineData("see ./luo list designs --help", "list", "designs", "--bogus")]
    [InlineData("by the script ./luo", "test", "--filter", "x")]
    public void Bad_usage_is_one_line_and_exit_code_2(string part, params string[] args) =>
        Assert.Contains(part, CliRun.Of(args).BadInput(), StringComparison.Ordinal);
}
