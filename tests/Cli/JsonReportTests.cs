using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Tests.Cli;

/// <summary>--json: complete or absent, and the same bytes every time.</summary>
public sealed class JsonReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-json-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_new_file_is_written()
    {
        string file = Path.Combine(_folder.FullName, "new.json");
        Assert.Equal(0, CliRun.Of("list", "designs", "--json", file).ExitCode);
        Assert.Equal(CliRun.Of("list", "designs", "--json", "-").Output, File.ReadAllText(file));
    }

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        string file = Path.Combine(_folder.FullName, "out.json");
        File.WriteAllText(file, "something longer that was there before, and must not show through " + new string('x', 10_000));
        CliRun run = CliRun.Of("list", "designs", "--json", file);
        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output); // the text is shown as well
        Assert.Equal(CliRun.Of("list", "designs", "--json", "-").Output, File.ReadAllText(file));
        Assert.Equal(["out.json"], _folder.GetFileSystemInfos().Select(entry => entry.Name));
    }

    [Fact]
    public void A_link_stays_and_its_target_is_written()
    {
        string target = Path.Combine(_folder.FullName, "target.json"), link = Path.Combine(_folder.FullName, "link.json");
        File.CreateSymbolicLink(link, target);
        JsonReport.Write(link, Silent, json => json.WriteNumber("n", 1));
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal("{\n  \"schemaVersion\": 1,\n  \"n\": 1\n}\n", File.ReadAllText(target));
    }

    [Fact]
    public void A_report_that_fails_half_way_leaves_no_file()
    {
        string file = Path.Combine(_folder.FullName, "out.json");
        Assert.Throws<InvalidDataException>(() => JsonReport.Write(file, Silent, json =>
        {
            json.WriteNumber("n", 1);
            throw new InvalidDataException();
        }));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("no/such/folder/out.json", "its folder does not exist")]
    [InlineData(".", "it is a folder")]
    public void What_cannot_be_written_is_a_user_error(string name, string reason)
    {
        UserError error = Assert.Throws<UserError>(() => JsonReport.Write(Path.Combine(_folder.FullName, name), Silent, _ => { }));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_device_is_written_and_stays_a_device()
    {
        JsonReport.Write("/dev/null", Silent, _ => { });
        Assert.False(File.ReadAllBytes("/dev/null").Length > 0);
    }

    private static LuoConsole Silent => new() { Output = TextWriter.Null, Error = TextWriter.Null };
}
