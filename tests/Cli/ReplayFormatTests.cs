using System.Text.RegularExpressions;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Cli;

/// <summary>Replay strings: what they carry, and what is refused.</summary>
public sealed partial class ReplayFormatTests : IDisposable
{
    private const string Mine = """
        workload mine
        about a user's own
        handler full   # with every callback
        file f1 full
        sessions s1
        kexecs 1
        faults 1
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-replay-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_printed_string_names_a_release_and_has_a_stamp()
    {
        string replay = Printed("--design", "mainline", "--workload", "ring");
        Assert.Matches($@"^luo2:{Regex.Escape(DesignCatalog.Newest.Id)}:ring:{Regex.Escape(ReplayStamp.ThisVersion)}-[0-9a-f]{{6}}-[0-9a-f]{{6}}:[0-9.!]+$", replay);
        Assert.Equal(replay, ReplayString.Parse(replay).ToString());
        Assert.Contains("violated", CliRun.Of("trace", replay).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"-[0-9a-f]{6}-", "-000000-", "design linux-7.3")]
    [InlineData(@"-[0-9a-f]{6}:", "-000000:", "workload ring")]
    public void A_stale_string_is_refused_with_the_version_that_wrote_it(string digest, string other, string moved)
    {
        string stale = Regex.Replace(Printed("--workload", "ring"), digest, other).Replace($":{ReplayStamp.ThisVersion}-", ":0.4.2-", StringComparison.Ordinal);
        string line = CliRun.Of("trace", stale).BadInput();
        Assert.Contains("written by luo 0.4.2", line, StringComparison.Ordinal);
        Assert.Contains(moved, line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_before_is_read_and_a_later_one_is_not()
    {
        Assert.Equal(CliRun.Of("trace", "luo1:mainline:tiny:0.2").Output, CliRun.Of("trace", $"luo1:{DesignCatalog.Newest.Id}:tiny:0.2").Output);
        Assert.Contains("is of version 3", CliRun.Of("trace", "luo3:linux-7.3:tiny:x:0").BadInput(), StringComparison.Ordinal);
        foreach (string broken in (string[])["luo2:linux-7.3:tiny:0.2", "luo2:linux-7.3:tiny:1.0.0-0-0:0.2", "luo2:linux-7.3:x:1.0.0-000000-000000:0:AAAA", "luo2:a:b:c:d:e:f", "luo:x"])
        {
            CliRun.Of("trace", broken).BadInput();
        }
    }

    [Theory]
    [InlineData("mine.workload")]
    [InlineData("it's: 100% mine.workload")]
    public void A_workload_of_a_user_goes_along(string name)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, Mine);
        string replay = Printed("--workload", file);
        string shown = CliRun.Of("trace", replay).Output;
        Assert.Contains("violated", shown, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal(shown, CliRun.Of("trace", replay).Output);
        Assert.Contains("not whole", CliRun.Of("trace", replay[..^4]).BadInput(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stamp_tells_what_matters_and_nothing_else()
    {
        string Stamp(string design, string text) => ReplayStamp.Of(new LuoSystem(DesignText.Parse(design), WorkloadParser.Parse("x", text))).ToString();
        string stamp = Stamp("linux-7.3", Mine);
        Assert.Equal(stamp, Stamp("mainline", Mine.Replace("about a user's own", "format 1\n# another remark", StringComparison.Ordinal).Replace("handler full ", "handler   full", StringComparison.Ordinal)));
        string[] others = [Stamp("linux-7.0", Mine), Stamp("linux-7.3,double-preserve=allow", Mine), Stamp("linux-7.3", Mine.Replace("faults 1", "faults 2", StringComparison.Ordinal)), Stamp("linux-7.3", Mine + "\nuser repeat")];
        Assert.Equal(5, others.Append(stamp).Distinct().Count());
    }

    [Fact]
    public void Every_named_design_and_every_built_in_workload_has_a_stamp_of_its_own()
    {
        Workload tiny = WorkloadCatalog.Get("tiny");
        var designs = DesignCatalog.All.Select(design => (design, ReplayStamp.Of(new LuoSystem(design, tiny)).Design)).ToArray();
        Assert.All(designs, one => Assert.All(designs, other => Assert.Equal(one.Design == other.Design, !SwitchCatalog.Differences(one.design, other.design).Any())));
        Assert.All(WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds), id => Assert.True(WorkloadCatalog.IsBuiltIn(WorkloadCatalog.Get(id))));
        Assert.True(WorkloadCatalog.IsBuiltIn(WorkloadCatalog.Get("small@3x2")));
        Assert.False(WorkloadCatalog.IsBuiltIn(tiny with { Statements = tiny.Statements + "user repeat\n" }));
    }

    private static string Printed(params string[] words) =>
        Printed().Match(CliRun.Of(["check", .. words, "--engine", "exhaustive"]).Output).Groups[1].Value;

    [GeneratedRegex(@"\./luo trace '([^']+)'")]
    private static partial Regex Printed();
}
