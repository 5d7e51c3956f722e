using System.Text;
using LuoModel.Cli.Output;
using LuoModel.Model.Workloads;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>Every format says which version it is; what is older is read, what is newer is refused in one line.</summary>
public sealed class FormatVersionTests : IDisposable
{
    private const string Scenario = "scenario x\nFORMATworkload tiny\non linux-7.3\nagent:\n  reboot = 0\n";
    private const string Workload = "workload x\nFORMAThandler full\nfile f1 full\nsessions s1\nkexecs 1\nfaults 0\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-format-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("format 1\n", null)]
    [InlineData("", null)]
    [InlineData("format 2\n", ":2:8: the file is of format 2")]
    [InlineData("format x\n", ":2:8: 'x', expected the version of the format, 1")]
    [InlineData("format\n", ":2:7: the line ends, expected the version of the format, 1")]
    [InlineData("format 1\nformat 1\n", ":3:1: a second 'format', expected at most one")]
    public void Scenarios_and_workloads(string statement, string? refused)
    {
        string scenario = Write("x.luo", Scenario.Replace("FORMAT", statement, StringComparison.Ordinal));
        string workload = Write("x.workload", Workload.Replace("FORMAT", statement, StringComparison.Ordinal));
        foreach (string[] words in (string[][])[["run", scenario], ["check", "--workload", workload, "--engine", "exhaustive", "--no-traces"]])
        {
            CliRun run = CliRun.Of(words);
            if (refused is null)
            {
                Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Found, run.Error);
            }
            else
            {
                Assert.Contains(refused, run.BadInput(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Recordings()
    {
        string scenario = Write("m.luo", "scenario m\nformat 1\nmocks\non linux-7.3\nscript:\n  open_dev -> d = 0\n");
        string written = CliRun.Of("run", "--to-recording", scenario).Output;
        Assert.Contains("\"format\":1", written.Split('\n')[0], StringComparison.Ordinal);
        foreach ((string version, bool read) in ((string, bool)[])[("\"format\":1,", true), (string.Empty, true), ("\"format\":2,", false), ("\"format\":1.5,", false)])
        {
            CliRun run = CliRun.Of("conform", Write("m.jsonl", written.Replace("\"format\":1,", version, StringComparison.Ordinal)));
            if (read)
            {
                Assert.True(run.ExitCode == ExitCode.Done, run.Error);
            }
            else
            {
                run.BadInput();
            }
        }
    }

    [Theory]
    [InlineData("merge", "FILE")]
    [InlineData("review", "FILE", "linux-7.3")]
    [InlineData("check", "--workload", "tiny", "--engine", "exhaustive", "--against", "FILE")]
    public void Reports(params string[] command)
    {
        string file = Write("new.json", $$"""{"schemaVersion":{{JsonReport.SchemaVersion + 1}},"runs":[]}""");
        string line = CliRun.Of([.. command.Select(word => word.Replace("FILE", file, StringComparison.Ordinal))]).BadInput();
        Assert.Contains($"schemaVersion {JsonReport.SchemaVersion + 1}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_with_the_program_says_its_version()
    {
        Assert.All(WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds), id => Assert.Contains("\n" + FormatVersion.Statement + "\n", WorkloadCatalog.Text(id), StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(Checkout.PathOf("docs/scenarios"), "*.luo"), file => Assert.Contains(FormatVersion.Statement, File.ReadAllLines(file)));
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
