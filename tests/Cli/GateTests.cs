using System.Text.Json.Nodes;
using System.Xml.Linq;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>What engines of continuous integration get: exit codes, files, parts.</summary>
public sealed class GateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-gate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--faults", "0")]
    [InlineData("--invariant", "LUO039")]
    [InlineData("--engine", "exhaustive")]
    [InlineData("--engine", "random")]
    public void A_narrowed_run_that_agrees_with_the_manifest_ends_with_0(params string[] narrow)
    {
        CliRun run = CliRun.Of(["check", "--workload", "tiny", "--no-traces", .. narrow]);
        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        Assert.Contains("1 of 1 run is as docs/manifest.json expects", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_of_which_the_manifest_says_nothing_ends_with_1() =>
        Assert.Equal(ExitCode.Found, CliRun.Of("check", "--design", "mainline,double-preserve=allow", "--workload", "tiny", "--engine", "exhaustive", "--no-traces").ExitCode);

    [Fact]
    public void The_json_has_what_was_expected_beside_what_was_got()
    {
        JsonNode run = JsonNode.Parse(CliRun.Of("check", "--workload", "tiny", "--engine", "exhaustive", "--json", "-").Output)!["runs"]![0]!;
        JsonNode row = run["verdicts"]!.AsArray().First(one => one!["invariant"]!.GetValue<string>() == "LUO039")!;
        Assert.Equal(row["got"]!.GetValue<string>(), row["expected"]!.GetValue<string>());
        Assert.Equal(("violated", "agrees"), (row["verdict"]!.GetValue<string>(), row["standing"]!.GetValue<string>()));
        Assert.Empty(run["differences"]!.AsArray());
    }

    [Fact]
    public void The_help_and_the_readme_have_every_exit_code()
    {
        string help = CliRun.Of().Output, readme = File.ReadAllText(Checkout.PathOf("README.md"));
        foreach ((int code, string meaning) in ExitCode.Table)
        {
            Assert.Contains(meaning, help, StringComparison.Ordinal);
            Assert.Contains($"| {code} | {meaning} |", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Junit_has_a_case_for_each_verdict_and_a_failure_for_each_surprise()
    {
        XElement expected = XDocument.Parse(Written("--junit", "check", "--workload", "tiny", "--engine", "exhaustive")).Root!;
        Assert.Equal("0", expected.Attribute("failures")!.Value);
        Assert.Equal(expected.Attribute("tests")!.Value, $"{expected.Descendants("testcase").Count()}");
        XElement surprising = XDocument.Parse(Written("--junit", "check", "--workload", "tiny", "--engine", "exhaustive", "--design", "mainline,double-preserve=allow")).Root!;
        XElement failure = surprising.Descendants("failure").First();
        Assert.Contains("./luo trace 'luo", failure.Value, StringComparison.Ordinal);
        Assert.Equal(surprising.Attribute("failures")!.Value, $"{surprising.Descendants("failure").Count()}");
    }

    [Fact]
    public void Sarif_has_each_violation_with_its_trace_as_a_code_flow()
    {
        JsonNode log = JsonNode.Parse(Written("--sarif", "check", "--workload", "tiny", "--engine", "exhaustive"))!;
        Assert.Equal("2.1.0", log["version"]!.GetValue<string>());
        JsonNode run = log["runs"]![0]!;
        string[] rules = [.. run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => rule!["id"]!.GetValue<string>())];
        Assert.Equal(rules.Distinct(), rules);
        Assert.NotEmpty(run["results"]!.AsArray());
        foreach (JsonNode? result in run["results"]!.AsArray())
        {
            Assert.Equal(result!["ruleId"]!.GetValue<string>(), rules[result["ruleIndex"]!.GetValue<int>()]);
            Assert.Contains(result["level"]!.GetValue<string>(), (string[])["note", "warning", "error"]);
            JsonNode place = result["locations"]![0]!["physicalLocation"]!;
            Assert.True(File.Exists(Checkout.PathOf(place["artifactLocation"]!["uri"]!.GetValue<string>())));
            Assert.True(place["region"]!["startLine"]!.GetValue<int>() >= 1);
            JsonArray steps = result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray();
            Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step!["executionOrder"]!.GetValue<int>()));
            Assert.Contains("violates " + result["ruleId"]!.GetValue<string>(), steps[^1]!["location"]!["message"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Annotations_and_the_summary_name_what_is_not_expected()
    {
        string[] command = ["check", "--workload", "tiny", "--engine", "exhaustive", "--design", "mainline,double-preserve=allow", "--no-traces"];
        string annotation = CliRun.Of([.. command, "--github"]).Output.Split('\n').First(line => line.StartsWith("::error ", StringComparison.Ordinal));
        Assert.Matches(@"^::error file=model/Workloads/Builtin/tiny\.workload,line=1,title=LUO\d{3} exhaustive on linux-7\.3%2Cdouble-preserve=allow on tiny::.*%0A\./luo trace '", annotation);
        string summary = Written("--summary", command);
        Assert.Contains("not as expected | undecided |", summary, StringComparison.Ordinal);
        Assert.Contains("./luo trace 'luo", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "check", "--workload", "tiny", "--workload", "ring", "--design", "mainline", "--design", "v4", "--engine", "exhaustive", "--engine", "random")]
    [InlineData(2, "matrix", "--workload", "tiny", "--design", "mainline", "--design", "linux-7.0", "--design", "v4")]
    [InlineData(4, "bugs", "B05", "B17", "B01")]
    [InlineData(3, "conform", "tests/recordings/g3a", "--design", "linux-7.0")]
    public void Parts_merged_are_the_whole_byte_for_byte(int parts, params string[] command)
    {
        string[] words = [.. command.Select(word => word.StartsWith("tests/", StringComparison.Ordinal) ? Checkout.PathOf(word) : word)];
        string whole = CliRun.Of([.. words, "--json", "-"]).Output;
        string[] files = [.. Enumerable.Range(1, parts).Select(part => Path.Combine(_folder.FullName, $"{part}.json"))];
        for (int part = 1; part <= parts; part++)
        {
            CliRun.Of([.. words, "--shard", $"{part}/{parts}", "--json", files[part - 1]]);
        }

        Assert.Equal(whole, CliRun.Of(["merge", .. files.Reverse()]).Output);
        Assert.Contains("part 1 of", CliRun.Of(["merge", .. files.Skip(1)]).BadInput(), StringComparison.Ordinal);
        Assert.Contains("is there twice", CliRun.Of(["merge", .. files, files[0]]).BadInput(), StringComparison.Ordinal);
        File.WriteAllText(files[0], whole);
        Assert.Contains("is no part of a run", CliRun.Of(["merge", .. files]).BadInput(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_other_runs_are_not_mixed()
    {
        string one = Path.Combine(_folder.FullName, "1.json"), two = Path.Combine(_folder.FullName, "2.json");
        CliRun.Of("bugs", "B05", "B17", "--shard", "1/2", "--json", one);
        CliRun.Of("bugs", "B05", "B01", "--shard", "2/2", "--json", two);
        Assert.Contains("is of another run than", CliRun.Of("merge", one, two).BadInput(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2/5", 2, 5)]
    [InlineData("auto", 3, 4, "SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_MIN=1")]
    [InlineData("auto", 3, 4, "SLURM_ARRAY_TASK_ID=14", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_MIN=10", "SLURM_ARRAY_TASK_STEP=2")]
    [InlineData("auto", 1, 4, "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_MIN=0")]
    [InlineData("auto/20", 1, 20, "JOB_COMPLETION_INDEX=0")]
    [InlineData("auto", 2, 3, "CI_NODE_INDEX=2", "CI_NODE_TOTAL=3")]
    public void A_part_is_given_or_comes_from_the_environment(string text, int index, int count, params string[] environment)
    {
        Dictionary<string, string> set = environment.ToDictionary(one => one.Split('=')[0], one => one.Split('=')[1]);
        Assert.Equal(new Shard(index, count), Shard.Parse(text, set.GetValueOrDefault));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("-1/3")]
    [InlineData("auto")]
    [InlineData("auto/x")]
    [InlineData("1/100000")]
    public void A_part_that_is_none_is_refused(string text) => Assert.Throws<UserError>(() => Shard.Parse(text, _ => null));

    [Fact]
    public void Against_a_design_or_a_report_it_says_what_moved()
    {
        string report = Path.Combine(_folder.FullName, "old.json");
        CliRun.Of("check", "--design", "mainline", "--workload", "tiny", "--engine", "exhaustive", "--json", report);
        CliRun same = CliRun.Of("check", "--design", "mainline", "--workload", "tiny", "--against", report);
        Assert.Equal(ExitCode.Done, same.ExitCode);
        Assert.Matches(@"0 of \d+ verdicts moved\.", same.Output);
        CliRun moved = CliRun.Of("check", "--design", "linux-7.0", "--workload", "tiny", "--against", report);
        Assert.Equal(ExitCode.Found, moved.ExitCode);
        Assert.Contains("tiny: holds -> violated ", moved.Output, StringComparison.Ordinal);
        Assert.Contains("responsible: session-kind-check=", moved.Output, StringComparison.Ordinal);
        Assert.Equal(
            moved.Output.Split('\n').Skip(2),
            CliRun.Of("review", "mainline", "linux-7.0", "--workload", "tiny").Output.Split('\n').Skip(2));
        Assert.All(moved.Output.Split('\n').Where(line => !line.Contains(report, StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 72));
    }

    private string Written(string option, params string[] command)
    {
        string file = Path.Combine(_folder.FullName, "out");
        CliRun.Of([.. command, option, file]);
        return File.ReadAllText(file);
    }
}
