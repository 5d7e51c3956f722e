namespace LuoModel.Tests.Setup;

/// <summary>The luo script: when it builds, what it says, and what it returns.</summary>
public sealed class LuoScriptTests : IDisposable
{
    private const string Package = ".packages/Microsoft.Z3.4.8.12.nupkg";
    private readonly FakeCheckout _checkout = new();

    public LuoScriptTests() => _checkout.Write("fake/registry-has-z3", string.Empty);

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void It_builds_once_and_then_only_runs()
    {
        Assert.Equal(0, _checkout.Run("list").ExitCode);
        Assert.Equal(["restore with", "build cli/LuoModel.Cli.csproj with", "run"], _checkout.TakeCalls());
        Assert.Equal(0, _checkout.Run("list").ExitCode);
        Assert.Equal(["run"], _checkout.TakeCalls());
    }

    [Fact]
    public void Words_the_current_folder_and_the_exit_code_pass_through()
    {
        _checkout.Environment["RUN_EXIT"] = "7";
        File.CreateSymbolicLink(_checkout.PathOf("fake/link"), _checkout.PathOf("luo"));
        ScriptRun run = _checkout.Start(["a b", "", "*"], through: _checkout.PathOf("fake/link"), folder: "/usr").Finish();
        Assert.Equal(7, run.ExitCode);
        Assert.Equal("ran in /usr: [a b] [] [*]\n", run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("model/model.cs", true)]
    [InlineData("solver/New.cs", true)]
    [InlineData("cli/workloads/small.workload", true)]
    [InlineData("Directory.Packages.props", true)]
    [InlineData("tests/tests.cs", false)]
    [InlineData("docs/readme.md", false)]
    [InlineData("cli/obj/project.assets.json", false)]
    public void It_builds_again_when_something_that_is_built_changed(string file, bool builds)
    {
        _checkout.Run();
        _checkout.TakeCalls();
        _checkout.Write(file, "changed");
        _checkout.Run();
        Assert.Equal(builds, _checkout.TakeCalls().Any(call => call.StartsWith("build", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_deleted_file_and_an_older_one_count_as_changes()
    {
        _checkout.Write("model/Second.cs", "1");
        _checkout.Run();
        File.Delete(_checkout.PathOf("model/Second.cs"));
        _checkout.TakeCalls();
        _checkout.Run();
        Assert.Equal(3, _checkout.TakeCalls().Length);
        File.SetLastWriteTimeUtc(_checkout.PathOf("model/model.cs"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _checkout.Run();
        Assert.Equal(3, _checkout.TakeCalls().Length);
    }

    [Fact]
    public void The_very_first_build_is_said_also_when_piped()
    {
        File.Delete(_checkout.PathOf(".luo/cli.results"));
        Assert.Equal("luo: building; the first time this takes about a minute\n", _checkout.Run().Error);
        _checkout.Write("model/model.cs", "changed");
        Assert.Empty(_checkout.Run().Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_part_of_the_build_that_is_gone_or_cut_off_is_built_again(bool cutOff)
    {
        _checkout.Run();
        Assert.Equal(["restore with", "build cli/LuoModel.Cli.csproj with", "run"], _checkout.TakeCalls());
        string part = _checkout.PathOf("cli/bin/Release/net10.0/LuoModel.Model.dll");
        File.Delete(part);
        if (cutOff)
        {
            File.WriteAllText(part, "x");
        }

        _checkout.Run();
        Assert.Equal(["restore with", "build cli/LuoModel.Cli.csproj with", "run"], _checkout.TakeCalls());
        _checkout.Run();
        Assert.Equal(["run"], _checkout.TakeCalls());
    }

    [Fact]
    public void Closed_streams_are_said_or_done_without()
    {
        ScriptRun output = _checkout.Start(["-c", $"'{_checkout.PathOf("luo")}' list >&-"], through: "bash").Finish();
        Assert.Equal((2, "luo: standard output is closed\n"), (output.ExitCode, output.Error));
        ScriptRun error = _checkout.Start(["-c", $"'{_checkout.PathOf("luo")}' list 2>&-"], through: "bash").Finish();
        Assert.Equal((0, "ran in /: [list]\n"), (error.ExitCode, error.Output));
    }

    [Fact]
    public void Two_at_once_build_once_and_both_run()
    {
        _checkout.Environment["BUILD_SECONDS"] = "0.5";
        RunningScript[] scripts = [_checkout.Start(["1"]), _checkout.Start(["2"])];
        Assert.All(scripts, script => Assert.Equal(0, script.Finish().ExitCode));
        string[] calls = _checkout.TakeCalls();
        Assert.Equal(1, calls.Count(call => call.StartsWith("build", StringComparison.Ordinal)));
        Assert.Equal(2, calls.Count(call => call == "run"));
    }

    [Fact]
    public void A_failing_build_shows_each_error_once_and_is_tried_again()
    {
        _checkout.Run();
        _checkout.TakeCalls();
        string source = _checkout.PathOf("model/model.cs");
        File.Move(source, _checkout.PathOf("fake/aside")); // a move keeps the time to the nanosecond
        _checkout.Write("model/model.cs", "x");
        _checkout.Write("fake/broken", string.Empty);
        ScriptRun run = _checkout.Run("list");
        Assert.Equal(69, run.ExitCode);
        Assert.Equal("A.cs(1,2): error CS1002: ; expected\nluo: the build failed\n", run.Error);
        Assert.DoesNotContain("run", _checkout.TakeCalls());

        // Back to the sources of the last good build: what lies in bin is a mixture nevertheless.
        File.Move(_checkout.PathOf("fake/aside"), source, overwrite: true);
        File.Delete(_checkout.PathOf("fake/broken"));
        Assert.Equal(0, _checkout.Run("list").ExitCode);
        Assert.Equal(3, _checkout.TakeCalls().Length);
    }

    [Fact]
    public void Z3_is_provided_where_the_registry_has_none()
    {
        File.Delete(_checkout.PathOf("fake/registry-has-z3"));
        _checkout.WriteScript("solver/provide-z3", $"echo talk; touch \"$(dirname \"$0\")/../{Package}\"");
        ScriptRun run = _checkout.Run();
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(
            ["restore with", "restore without", "restore with", "build cli/LuoModel.Cli.csproj with", "run"], _checkout.TakeCalls());
        _checkout.Run();
        Assert.Equal(["run"], _checkout.TakeCalls());
    }

    [Fact]
    public void Without_Z3_it_says_so_and_builds_until_the_package_appears()
    {
        File.Delete(_checkout.PathOf("fake/registry-has-z3"));
        _checkout.WriteScript("solver/provide-z3", "echo 'provide-z3: libz3-4 not installed; run as root: x' >&2; exit 1");
        ScriptRun run = _checkout.Run();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "provide-z3: libz3-4 not installed; run as root: x\nluo: built without Microsoft.Z3: the solver says unavailable, everything else works\n",
            run.Error);
        Assert.Equal(["restore with", "restore without", "build cli/LuoModel.Cli.csproj without", "run"], _checkout.TakeCalls());

        // It is remembered: the next build does not ask again, and does not complain again.
        _checkout.Write("model/model.cs", "changed");
        Assert.Empty(_checkout.Run().Error);
        Assert.Equal(["restore without", "build cli/LuoModel.Cli.csproj without", "run"], _checkout.TakeCalls());

        _checkout.Write(Package, "made by root");
        Assert.Empty(_checkout.Run().Error);
        Assert.Equal(["restore with", "build cli/LuoModel.Cli.csproj with", "run"], _checkout.TakeCalls());
    }

    [Fact]
    public void Without_any_package_it_ends_in_a_line()
    {
        _checkout.Write("fake/offline", string.Empty);
        ScriptRun run = _checkout.Run();
        Assert.Equal(69, run.ExitCode);
        Assert.Equal(
            "x.csproj : error NU1301: Unable to load the service index\nluo: the packages could not be restored; the first build needs a package registry\n",
            run.Error);
        Assert.False(File.Exists(_checkout.PathOf(".luo/without-z3")));
    }

    [Theory]
    [InlineData("the .NET 10 SDK is missing", "fake/none", "10.0.100 [x]")]
    [InlineData("dotnet is here, but not the .NET 10 SDK", "fake/dotnet", "8.0.404 [x]")]
    [InlineData("dotnet is here, but not the .NET 10 SDK", "fake/dotnet", "")]
    public void Without_the_SDK_it_names_what_to_install(string part, string dotnet, string sdks)
    {
        _checkout.Environment["LUO_DOTNET"] = _checkout.PathOf(dotnet);
        _checkout.Write("fake/sdks", sdks);
        ScriptRun run = _checkout.Run("list");
        Assert.Equal(69, run.ExitCode);
        Assert.Contains(part, run.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("dotnet-sdk-10.0", run.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_GNU_find_it_says_so_instead_of_never_building_again()
    {
        _checkout.WriteScript("other/find", "echo 'find: unrecognized: -printf' >&2; exit 1");
        _checkout.Environment["PATH"] = $"{_checkout.PathOf("other")}:{Environment.GetEnvironmentVariable("PATH")}";
        Assert.Equal(69, _checkout.Run("list").ExitCode);
        Assert.Contains("GNU find is needed", _checkout.Run("list").ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_write_can_run_what_is_built_and_is_told_when_it_is_not()
    {
        _checkout.Run();
        _checkout.Write("fake/calls", string.Empty);
        File.SetUnixFileMode(_checkout.PathOf("fake/calls"), (UnixFileMode)0b110_110_110);
        Assert.Equal("ran in /: [list]\n", _checkout.RunAsStranger("list").Output);

        File.SetLastWriteTimeUtc(_checkout.PathOf("model/model.cs"), DateTime.UnixEpoch);
        ScriptRun run = _checkout.RunAsStranger("list");
        Assert.Equal(69, run.ExitCode);
        Assert.Contains("must be built and", run.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("run ./luo once as its owner", run.ErrorLine, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
