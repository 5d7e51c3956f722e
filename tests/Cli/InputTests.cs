using LuoModel.Cli.Input;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Cli;

/// <summary>What the user names on the command line: things and files.</summary>
public sealed class InputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-input-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_named_is_the_default_and_all_is_everything_each_once()
    {
        Assert.Equal([DesignCatalog.Linux73], Selection.Designs([], DesignCatalog.Linux73));
        Assert.Equal(
            [DesignCatalog.Linux73, .. DesignCatalog.All.Where(design => design != DesignCatalog.Linux73)],
            Selection.Designs(["linux-7.3", "all", "linux-7.3,unfreeze-data=keep"]));
        Assert.Equal(["small", "tiny"], Selection.Workloads(["small", "tiny", "small"]).Select(workload => workload.Id));
        Assert.Equal(["tiny"], Selection.Workloads([], "tiny").Select(workload => workload.Id));
        Assert.Equal(InvariantCatalog.All, Selection.Invariants([]));
        Assert.Equal([InvariantCatalog.All[0]], Selection.Invariants([InvariantCatalog.All[0].Id]));
    }

    [Fact]
    public void A_workload_is_read_from_a_file()
    {
        string file = Write("mine.workload", WorkloadCatalog.Text("tiny"));
        Assert.Equal(WorkloadCatalog.Get("tiny").Files.Count, Assert.Single(Selection.Workloads([file])).Files.Count);
    }

    [Fact]
    public void What_does_not_exist_is_a_user_error()
    {
        Assert.Contains("no workload 'tinny'", Assert.Throws<UserError>(() => Selection.Workloads(["tinny"])).Message, StringComparison.Ordinal);
        Assert.Contains("no invariant 'LUO999'", Assert.Throws<UserError>(() => Selection.Invariants(["LUO999"])).Message, StringComparison.Ordinal);
        Assert.Equal("no/such.workload: cannot be read: no such file", Assert.Throws<UserError>(() => Selection.Workload("no/such.workload")).Message);
        Assert.Equal($"{_folder.FullName}: cannot be read: it is a folder", Assert.Throws<UserError>(() => InputFile.ReadText(_folder.FullName)).Message);
    }

    [Fact]
    public void A_byte_that_is_no_text_is_found_at_its_place()
    {
        string file = Path.Combine(_folder.FullName, "binary");
        File.WriteAllBytes(file, [.. "one\nzw\u00f6lf "u8, 0xFF, .. "\n"u8]);
        Assert.Equal($"{file}:2:7: is not UTF-8 text", Assert.Throws<UserError>(() => InputFile.ReadText(file)).Message);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        string file = Path.Combine(_folder.FullName, "large");
        using (FileStream stream = File.Create(file))
        {
            stream.SetLength(1L << 40); // no block of it exists
        }

        Assert.Contains("expected at most", Assert.Throws<UserError>(() => InputFile.ReadText(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_device_is_refused() =>
        Assert.Contains("has more than", Assert.Throws<UserError>(() => InputFile.ReadText("/dev/zero")).Message, StringComparison.Ordinal);

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
