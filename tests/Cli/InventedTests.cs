using System.Text.Json.Nodes;
using LuoModel.Cli.Output;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Proofs;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>What is invented for the model is marked wherever a verdict on it is shown.</summary>
public sealed class InventedTests
{
    private const string Insists = "no merged handler implements can_finish";

    private static readonly string[] s_whole = ["memfd-write", "memfd-seal", "memfd-fails", "memfd-no-exec", "memfd-late-seal", "memfd-read-only"];

    [Fact]
    public void Only_workloads_of_memfds_alone_have_nothing_invented()
    {
        foreach (var workload in WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Select(WorkloadCatalog.Get))
        {
            var released = workload.Flbs.Count == 0 && workload.Subsystems.Count == 0 && workload.Handlers.All(handler => handler is { Memory: true, Unfreeze: false, CanFinish: false });
            Assert.Equal((workload.Id, released), (workload.Id, Invention.Of(workload).Count == 0));
        }

        Assert.All(s_whole, id => Assert.Empty(Invention.Of(WorkloadCatalog.Get(id))));
    }

    [Fact]
    public void Lists_and_explanations_mark_it()
    {
        Assert.Contains(Insists, CliRun.Of("explain", "pair").Output, StringComparison.Ordinal);
        Assert.Contains("lib/tests/liveupdate.c", CliRun.Of("explain", "hugetlb").Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  pair +.* mocks insists needs ", CliRun.Of("list", "workloads").Output);
        Assert.DoesNotMatch(@"(?m)^  memfd-write +.* mocks ", CliRun.Of("list", "workloads").Output);
    }

    [Theory]
    [InlineData("mainline")]
    [InlineData("linux-7.3")]
    public void An_invented_switch_value_is_not_among_those_of_the_release(string design)
    {
        var json = JsonNode.Parse(CliRun.Of("explain", design, "--json", "-").Output)!;
        Assert.DoesNotContain("dependency-finish", json["switches"]!.AsArray().Select(row => row!["switch"]!.GetValue<string>()));
        Assert.Contains("dependency-finish", json["invented"]!.AsArray().Select(row => row!["invented for the model"]!.GetValue<string>()));
    }

    [Fact]
    public void A_check_and_a_trace_for_a_mail_mark_it()
    {
        var check = CliRun.Of("check", "--design", "linux-7.3", "--workload", "pair", "--invariant", "LUO039");
        Assert.Contains("pair         invented: handlers that insist in can_finish (full)", check.Output, StringComparison.Ordinal);
        var json = JsonNode.Parse(CliRun.Of("check", "--design", "linux-7.3", "--workload", "pair", "--invariant", "LUO039", "--json", "-").Output)!;
        Assert.Contains(json["runs"]![0]!["invented"]!.AsArray(), clause => clause!.GetValue<string>().Contains(Insists, StringComparison.Ordinal));
        var replay = check.Output.Split('\'').First(part => part.StartsWith("luo2:", StringComparison.Ordinal));
        Assert.Contains("Invented for the model: ", CliRun.Of("trace", replay, "--format", "mail").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judged_scenario_marks_it()
    {
        var file = Checkout.PathOf("docs/scenarios/close-refused-session-then-unreachable.luo");
        var run = CliRun.Of("run", file);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("close-refused-session-then-unreachable: invented: ", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(JsonNode.Parse(CliRun.Of("run", file, "--json", "-").Output)!["scenarios"]![0]!["invented"]!.AsArray());
    }

    [Fact]
    public void Every_proof_says_what_it_rests_on_and_the_contract_names_all_of_it() => Assert.All(ProofSuite.Rows, row =>
    {
        Assert.NotEmpty(row.Invented);
        if (row.Name.StartsWith("contract-", StringComparison.Ordinal))
        {
            var said = string.Join('\n', row.Assumptions);
            Assert.Contains("a chain of three files", said, StringComparison.Ordinal);
            Assert.Contains("a single live update", said, StringComparison.Ordinal);
            Assert.Contains("every handler insists", said, StringComparison.Ordinal);
            Assert.Contains("nothing fails", said, StringComparison.Ordinal);
            Assert.Contains(row.Invented, clause => clause.Contains(Insists, StringComparison.Ordinal));
        }
    });
}
