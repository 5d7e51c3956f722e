using LuoModel.Cli;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary>Output that cannot be written, defects of the program, and what is too much: one line each, and its own exit code.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-output-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("luo list designs >/dev/full", 2, "luo: standard output cannot be written: No space left on device\n")]
    [InlineData("luo list designs --json /dev/full", 2, "luo: /dev/full: cannot be written: No space left on device\n")]
    [InlineData("luo chekc 2>/dev/full", 2, "")]
    [InlineData("luo list designs 2>&- >/dev/null", 0, "")]
    public void It_is_one_line(string line, int exitCode, string error)
    {
        CliRun run = LuoProcess.Shell(line);
        Assert.Equal((exitCode, string.Empty), (run.ExitCode, run.Output));
        Assert.Equal(error, run.Error.Replace(" : '/dev/full'", string.Empty, StringComparison.Ordinal).Replace(" : 'luo'", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reader_who_has_seen_enough_is_no_error()
    {
        CliRun run = LuoProcess.Shell("luo list switches --json - | head -1");
        Assert.Equal((0, "{\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_defect_is_one_line_with_a_file_that_has_the_rest()
    {
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = LuoApp.Run(["list", "designs", "--json", "-"], new LuoConsole { Output = new Broken(), Error = error });
        Assert.Equal(ExitCode.InternalError, exitCode);
        string line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("luo: internal error (InvalidTimeZoneException); please report it with ", line, StringComparison.Ordinal);
        string file = line.Split("with ")[1].Split(',')[0];
        string details = File.ReadAllText(file);
        File.Delete(file);
        Assert.Contains("command line: list designs --json -\n", details, StringComparison.Ordinal);
        Assert.Contains(" at ", details, StringComparison.Ordinal);
        Assert.Contains(nameof(Broken), details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--threads", "100000")]
    [InlineData("bugs", "--threads", "1025")]
    public void More_threads_than_any_machine_has_are_refused(params string[] args) =>
        Assert.Contains("expected a whole number from 1 to 1024", CliRun.Of(args).BadInput(), StringComparison.Ordinal);

    [Fact]
    public void A_message_stays_one_line_whatever_is_in_it()
    {
        string line = CliRun.Of("explain", "a\nb\u001b[31m\r" + new string('x', 100_000)).BadInput();
        Assert.InRange(line.Length, 10, 2100);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_file()
    {
        foreach (string file in (string[])["docs/scenarios/create-same-name-by-two-then-one-wins.luo", "tests/recordings/g3a/" + Path.GetFileName(Directory.GetFiles(Support.Checkout.PathOf("tests/recordings/g3a"), "*.jsonl").Order(StringComparer.Ordinal).First())])
        {
            string copy = Path.Combine(_folder.FullName, Path.GetFileName(file));
            File.WriteAllBytes(copy, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(Support.Checkout.PathOf(file))]);
            CliRun run = CliRun.Of(file.EndsWith(".luo", StringComparison.Ordinal) ? "run" : "conform", copy);
            Assert.True(run.ExitCode == 0, run.Error + run.Output);
        }

        string graph = Path.Combine(_folder.FullName, "graph.txt");
        File.WriteAllBytes(graph, [0xEF, 0xBB, 0xBF, .. "a -> b\n"u8]);
        Assert.Contains("a", CliRun.Of("order", graph).Output, StringComparison.Ordinal);
    }

    /// <summary>Throws what no reader of a file would.</summary>
    private sealed class Broken : StringWriter
    {
        public override void Write(string? value) => throw new InvalidTimeZoneException();
    }
}
