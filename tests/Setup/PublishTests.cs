using LuoModel.Cli.Output;
using LuoModel.Tests.Support;
using Xunit.Abstractions;

namespace LuoModel.Tests.Setup;

/// <summary>The program as one file and as a tool, each as the documents say, run where no SDK is on the path.</summary>
[Trait("Group", "all")]
public sealed class PublishTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-publish-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void One_file_runs_without_dotnet()
    {
        if (Published("") is not { } folder)
        {
            return;
        }

        Works($"env -i PATH=/usr/bin:/bin HOME='{_folder.FullName}' DOTNET_ROOT=/nonexistent '{folder}/luo'");
        Assert.Empty(Directory.GetFiles(folder, "*.dll"));
    }

    [Fact]
    public void A_tool_is_installed_from_the_folder()
    {
        if (Published("--tool ") is not { } folder)
        {
            return;
        }

        Cli.CliRun installed = Cli.LuoProcess.Shell($"dotnet tool install luo-model --tool-path '{_folder.FullName}/bin' --source '{folder}'", _folder.FullName);
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Error);
        Works($"'{_folder.FullName}/bin/luo'");
    }

    [Fact]
    public void A_pack_that_is_missing_is_named_in_one_line()
    {
        Cli.CliRun run = Cli.LuoProcess.Shell($"'{Checkout.PathOf("cli/publish")}' '{_folder.FullName}/none' -p:RuntimeFrameworkVersion=10.0.9999", _folder.FullName);
        Assert.Equal(69, run.ExitCode);
        Assert.Contains("Microsoft.NETCore.App.Runtime.linux-x64", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>A check that the manifest beside the program expects, and a question to the solver.</summary>
    private void Works(string luo)
    {
        Cli.CliRun check = Cli.LuoProcess.Shell($"{luo} check --workload tiny --engine exhaustive --no-traces", _folder.FullName);
        Assert.True(check.ExitCode == ExitCode.Done, check.Output + check.Error);
        Assert.Contains("1 of 1 run is as docs/manifest.json expects", check.Output, StringComparison.Ordinal);
        Cli.CliRun order = Cli.LuoProcess.Shell($"{luo} order ring", _folder.FullName);
        Assert.True(order.ExitCode is ExitCode.Done or ExitCode.Undecided, order.Output + order.Error);
        Assert.True(order.ExitCode == ExitCode.Done || order.Output.Contains("unavailable", StringComparison.Ordinal), order.Output);
    }

    private string? Published(string option)
    {
        string folder = Path.Combine(_folder.FullName, "out");
        Cli.CliRun run = Cli.LuoProcess.Shell($"'{Checkout.PathOf("cli/publish")}' {option}'{folder}'", _folder.FullName);
        if (run.ExitCode == 69 && run.Error.Contains("the package source has no", StringComparison.Ordinal))
        {
            output.WriteLine("skipped: " + run.Error);
            return null;
        }

        Assert.True(run.ExitCode == 0, run.Error);
        return folder;
    }
}
