using System.Text.RegularExpressions;
using LuoModel.Cli;
using LuoModel.Cli.Help;
using LuoModel.Cli.Output;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>The examples of the help: each is run, or read where it is long; and what they print fits 80 columns and is right in its plurals.</summary>
public sealed partial class ExampleTests
{
    private const int Columns = 80;

    public static TheoryData<string> Short => [.. CommandGuide.All.SelectMany(guide => guide.Examples).Where(example => !example.Long).Select(example => example.Words)];

    public static TheoryData<string> Long => [.. CommandGuide.All.SelectMany(guide => guide.Examples).Where(example => example.Long).Select(example => example.Words)];

    /// <summary>Further command lines whose text is looked at: what examples do not print.</summary>
    public static TheoryData<string> Further => new()
    {
        "list designs", "list releases", "list switches", "list workloads", "list invariants", "list bugs", "list scenarios", "list commands", "list errnos", "list proofs", "list findings",
        "explain LUO001", "explain flb-counting", "explain pair", "explain preserve_fd", "explain O05", "explain hot-unplug",
        "check --workload tiny --engine random --faults 0", "check --workload tiny --engine solver --faults 0 --no-traces", "check --workload pair --engine exhaustive --design implicit-retrieve",
        "run docs/scenarios/create-same-name-by-two-then-one-wins.luo", "diff linux-7.3 linux-7.3 --workload tiny --faults 0", "order ring --all 3", "order pair --design 7.3 --design 7.2",
        "conform --which tests/recordings/g4c/rnd_0003.jsonl", "find 'kernel = 9' --workload tiny --faults 0", "bugs B05 B17", "matrix --workload tiny --design rfc-v3 --design v4 --design 7.3",
    };

    [Fact]
    public void Every_command_has_examples_and_a_place_in_the_help()
    {
        string help = CliRun.Of().Output;
        foreach (System.CommandLine.Command command in LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Subcommands.Where(command => !command.Hidden))
        {
            CommandGuide guide = CommandGuide.Find(command.Name)!;
            Assert.True(guide is not null, command.Name);
            Assert.NotEmpty(guide.Examples);
            Assert.Contains(guide.Group, CommandGuide.Groups);
            Assert.Contains($"\n  {command.Name} ", help, StringComparison.Ordinal);
            Assert.All(guide.Examples, example => Assert.Contains($"  ./luo {example.Words}\n", CliRun.Of(command.Name, "--help").Output, StringComparison.Ordinal));
        }

        Assert.All(CommandGuide.Groups, group => Assert.Contains($"\nFor {group}:\n", help, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Short))]
    [MemberData(nameof(Further))]
    public void It_answers_in_80_columns_with_plurals_that_are_right(string words)
    {
        CliRun run = CliRun.Of([.. Words(words), "--columns", $"{Columns}"]);
        Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Found or ExitCode.Undecided, $"{run.ExitCode}: {run.Error}");
        Assert.NotEmpty(run.Output);
        Assert.DoesNotContain('\e', run.Output + run.Error);
        if (IsForPeople(words))
        {
            Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= Columns || MustStayWhole(line), $"{line.Length}: {line}"));
        }

        Assert.DoesNotMatch(WrongPlural(), run.Output + run.Error);
    }

    [Theory]
    [MemberData(nameof(Long))]
    public void A_long_one_is_understood(string words) =>
        Assert.Empty(LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Parse(Words(words)).Errors);

    [Fact]
    public void Every_help_fits_80_columns()
    {
        foreach (CommandGuide guide in CommandGuide.All)
        {
            Assert.All(CliRun.Of(guide.Name, "--help", "--columns", "80").Output.Split('\n'), line => Assert.True(line.Length <= Columns || MustStayWhole(line), line));
        }
    }

    [Theory]
    [InlineData("1 commands")]
    [InlineData("after 1 states")]
    [InlineData("(1 files)")]
    public void A_wrong_plural_is_seen(string text) => Assert.Matches(WrongPlural(), text);

    [Theory]
    [InlineData("21 commands")]
    [InlineData("4+1 states")]
    [InlineData("1 command")]
    [InlineData("linux-7.1 commands")]
    public void A_right_one_is_not(string text) => Assert.DoesNotMatch(WrongPlural(), text);

    /// <summary>What has a form of its own is written as it is.</summary>
    private static bool IsForPeople(string words) =>
        !words.Contains("--format svg", StringComparison.Ordinal) && words.Split(' ')[0] is not ("graph" or "completion" or "man");

    /// <summary>What is copied whole is not broken: a replay with its command, a path, a name with its switches.</summary>
    private static bool MustStayWhole(string line) => line.Contains("./luo ", StringComparison.Ordinal) || !line.Trim().Contains(' ', StringComparison.Ordinal);

    private static string[] Words(string line) =>
        [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.StartsWith("docs/", StringComparison.Ordinal) || word.StartsWith("tests/", StringComparison.Ordinal) ? Checkout.PathOf(word) : word)];

    [GeneratedRegex(@"(?<![\w.,+\-/<=>@:])1 (commands|states|files|steps|faults|kexecs|designs|workloads|scenarios|recordings|verdicts|runs|rows|invariants|switches|proofs|sessions|violations|inputs|surfaces|dependencies|orders|graphs|levels|cases|tuples|pairs|sequences)\b")]
    private static partial Regex WrongPlural();
}
