using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Why;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Scenarios;

/// <summary>Why a step was refused.</summary>
public sealed class WhyTests
{
    [Theory]
    [InlineData("preserve-file-twice-in-one-session-then-busy", "token 2", "luo_preserve_file() in luo_file.c", "LUO holds the file already",
        "outgoing session \"s1\" holds f1 under token 1", "close s1|create_session \"s1\" -> s1|preserve_fd s1 f1 token 2")]
    [InlineData("retrieve-unknown-token-then-enoent", "token 7", "luo_retrieve_file() in luo_file.c", "the session has no file under the token", "incoming session \"s1\" has token 1", null)]
    [InlineData("finish-before-dependencies-then-refused-and-fixed", "first: finish", "luo_file_finish() in luo_file.c", "can_finish of a file says no",
        "incoming session \"s1\": can_finish of f2 under token 2 refuses|it needs f1, which waits under token 1", "retrieve_fd s1' token 1 -> f1'|finish s1'")]
    [InlineData("retrieve-dependent-first-then-enforced-order-refuses", "gmem: retrieve_fd", "liveupdate_get_file_incoming() in luo_file.c", "a file that the handler depends on is not there yet",
        "the handler asks for kvm in retrieve, in incoming session \"vm\"", null)]
    [InlineData("freeze-fails-for-second-file-then-first-unfrozen", "reboot with", "liveupdate_reboot() in luo_core.c", "a callback fails", "freeze full token 2 -> -EIO", "reboot")]
    [InlineData("rebuild-without-handler-then-every-open-fails", "again: open_dev", "luo_open() in luo_core.c", "the sessions of the previous kernel could not be rebuilt, and the error is remembered", "", null)]
    [InlineData("reboot-without-jump-then-calls-wait-for-ever", "close s1", "", "the call waits for a lock that is held since the reboot hook succeeded, and the machine never jumped", "", null)]
    public void The_check_the_reason_and_the_way(string name, string step, string function, string guard, string because, string? way)
    {
        Scenario scenario = Read(name);
        int line = Array.FindIndex(File.ReadAllLines(scenario.File), text => text.Contains(step, StringComparison.Ordinal) && !text.StartsWith("claim", StringComparison.Ordinal)) + 1;
        Design design = scenario.Designs.First(design => name != "retrieve-dependent-first-then-enforced-order-refuses" || design.Id == "enforced-restore-order");

        WhyReport report = WhyRunner.Explain(scenario, line, design);

        Assert.True(report.Refused);
        Assert.Equal((function, guard), (report.Function, report.Guard));
        Assert.Equal(because, string.Join('|', report.Because));
        if (way is not null)
        {
            Assert.Equal(way, string.Join('|', report.Way!.Select(taken => taken.Command)));
            Assert.Equal("0", report.Way![^1].Result);
        }
    }

    [Fact]
    public void Every_refusal_of_the_merged_designs_is_explained()
    {
        var seen = new HashSet<string>();
        foreach (string file in Directory.EnumerateFiles(Checkout.PathOf("docs/scenarios"), "*.luo"))
        {
            Scenario scenario = ScenarioParser.Parse(file, File.ReadAllText(file), WorkloadCatalog.Get);
            foreach (Design design in scenario.Designs.Where(design => design.Vocabulary == Vocabulary.Sessions))
            {
                foreach (int line in scenario.Steps.Where(step => step.Call.Form.Op is not ("inject" or "fault")).Select(step => step.Line).Distinct())
                {
                    WhyReport report = WhyRunner.Explain(scenario, line, design, way: false);
                    Assert.DoesNotContain("state machine", report.Guard, StringComparison.Ordinal);
                    seen.Add(report.Guard);
                }
            }
        }

        Assert.InRange(seen.Count, 20, 100);
    }

    [Fact]
    public void Every_check_has_a_sentence_of_its_own_and_a_function()
    {
        Guard[] guards = [.. Enum.GetValues<Guard>().Where(guard => guard is not (Guard.None or Guard.Count))];
        Assert.Equal(guards.Length, guards.Select(GuardText.Sentence).Distinct().Count());
        Assert.All(guards, guard => Assert.NotEmpty(GuardText.Function(guard, Op.PreserveFd)));
    }

    [Fact]
    public void A_line_without_a_step_is_bad_input()
    {
        string file = Checkout.PathOf("docs/scenarios/retrieve-unknown-token-then-enoent.luo");
        Assert.Contains(":1:1: there is no step in this line", CliRun.Of("why", file + ":1").BadInput(), StringComparison.Ordinal);
        Assert.Contains("expected FILE:LINE", CliRun.Of("why", file).BadInput(), StringComparison.Ordinal);
    }

    private static Scenario Read(string name)
    {
        string file = Checkout.PathOf($"docs/scenarios/{name}.luo");
        return ScenarioParser.Parse(file, File.ReadAllText(file), WorkloadCatalog.Get);
    }
}
