using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Tests.Scenarios;

/// <summary>What all orders means.</summary>
public sealed class ScenarioSearchTests
{
    private const string Race = """
        scenario x
        workload tiny
        on linux-7.3

        vmm1:
          a: create_session "s" -> s1
        vmm2:
          b: create_session "s" -> s2

        """;

    [Theory]
    [InlineData("always (a = 0 and b = -EEXIST) or (a = -EEXIST and b = 0)", true)]
    [InlineData("sometimes a = 0", true)]
    [InlineData("never a = 0 and b = 0", true)]
    [InlineData("always a = 0", false)]
    [InlineData("never a = 0", false)]
    [InlineData("sometimes a != none", false)]
    [InlineData("sometimes a = none", false)]
    public void A_race_has_both_outcomes(string expectation, bool asExpected) => Assert.Equal(asExpected, Run(Race + "expect " + expectation).AsExpected);

    [Theory]
    [InlineData("sometimes a = none", true)] // the kexec came first: that task is gone
    [InlineData("sometimes a = 0", true)]
    [InlineData("always b = 0", true)]
    [InlineData("always kernel = 2", true)]
    public void A_kexec_ends_the_other_actors(string expectation, bool asExpected) =>
        Assert.Equal(asExpected, Run(Race.Replace("b: create_session \"s\" -> s2", "b: reboot", StringComparison.Ordinal) + "expect " + expectation).AsExpected);

    [Theory]
    [InlineData("may inject freeze returns -EIO", "sometimes a = 0", true)]
    [InlineData("with inject freeze returns -EIO", "always a = -EIO", true)]
    [InlineData("", "always a = 0", true)]
    [InlineData("with inject freeze token 2 returns -EIO", "always a = 0", true)] // another token
    public void A_clause_fails_always_or_perhaps(string clause, string expectation, bool asExpected) =>
        Assert.Equal(asExpected, Run($"""
            scenario x
            workload tiny
            on linux-7.3

            agent:
              create_session "s" -> s1 = 0
              preserve_fd s1 f1 token 1 = 0
              a: reboot {clause}
            expect {expectation}
            """).AsExpected);

    [Fact]
    public void What_a_clause_does_not_use_is_forgotten() =>
        Assert.True(Run("""
            scenario x
            workload tiny
            on linux-7.3

            agent:
              create_session "s" -> s1 with inject preserve returns -EIO = 0
              preserve_fd s1 f1 token 1 = 0
              create_session "t" -> t1 with fault kzalloc = -ENOMEM
            """).AsExpected);

    [Theory]
    [InlineData("linux-7.3", "never")]
    [InlineData("linux-7.0", "sometimes")]
    public void Others_come_between_the_parts_of_a_reboot_only_where_no_lock_keeps_them_out(string design, string quantifier)
    {
        Scenario scenario = ScenarioParser.Parse("x.luo", $"""
            scenario x
            workload rollback
            on {design}

            agent:
              create_session "s1" -> s1 = 0
              preserve_fd s1 f1 token 1 = 0
              create_session "s2" -> s2 = 0
            then
            vmm1:
              late: preserve_fd s1 f2 token 2
            vmm2:
              reboot = 0
            expect {quantifier} late = 0 and not incoming "s1" token 2
            """, WorkloadCatalog.Get);
        ScenarioReport report = ScenarioRunner.Run(scenario, DesignText.Parse(design));
        Assert.True(report.AsExpected, string.Join('\n', report.Judgements));
        Assert.Equal(design != "linux-7.3", report.Trace().Steps.Any(step => step.Command.Op == LuoModel.Model.Commands.Op.RebootStart));
    }

    [Fact]
    public void The_telling_run_shows_the_unexpected_step()
    {
        ScenarioReport report = Run(Race.Replace("-> s2", "-> s2 = 0", StringComparison.Ordinal));
        Trace trace = report.Trace();
        Assert.False(report.AsExpected);
        Assert.Equal(["vmm1", "vmm2"], trace.Steps.Select(step => step.Actor));
        Assert.Equal(LuoModel.Model.Commands.Errno.EEXIST, trace.Steps[^1].Result.Ret);
    }

    private static ScenarioReport Run(string text) => ScenarioRunner.Run(ScenarioParser.Parse("x.luo", text, WorkloadCatalog.Get), DesignCatalog.Linux73);
}
