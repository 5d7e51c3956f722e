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
    [InlineData("list needs one of designs, releases, switches, ", "list")]
    [InlineData("there is no 'dragons' here, expected one of designs, releases, switches, ", "list", "dragons")]
    [InlineData("there is no option '--bogus' here, expected one of --json", "list", "designs", "--bogus", "3")]
    [InlineData("'twice' is not expected here", "list", "designs", "twice")]
    [InlineData("Required argument missing for option: '--json'", "list", "designs", "--json")]
    [InlineData("there is no '@file' here", "@file")]
    [InlineData("see ./luo list designs --help", "list", "designs", "--bogus")]
    [InlineData("by the script ./luo", "test", "--filter", "x")]
    public void Bad_usage_is_one_line_and_exit_code_2(string part, params string[] args) =>
        Assert.Contains(part, CliRun.Of(args).BadInput(), StringComparison.Ordinal);
}
