using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Solver;
using LuoModel.Solver.Proofs;
using LuoModel.Tests.Solver;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo prove</c> as a user sees it; that the verdicts are right is shown where the solver is tested.</summary>
public sealed class ProveTests
{
    private static readonly string s_theorem = ProofSuite.Rows.First(row => row.Expected == ProofVerdict.Proved).Name;
    private static readonly string s_broken = ProofSuite.Rows.First(row => row.Expected == ProofVerdict.Violated).Name;

    [SolverFact]
    public void A_proof_by_name_is_a_row_as_expected()
    {
        CliRun run = CliRun.Of("prove", s_theorem);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches($@"\n  {s_theorem} .* proved ", run.Output);
        Assert.Contains("0 undecided", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT AS EXPECTED", run.Output, StringComparison.Ordinal);
    }

    [SolverFact]
    public void A_violation_is_shown_with_its_counterexample()
    {
        CliRun run = CliRun.Of("prove", s_broken);
        Assert.Equal(0, run.ExitCode); // it is known to be violated
        Assert.Matches($@"\n{s_broken}: violated [0-9]*\.? ", run.Output);
        Assert.Contains("  counterexample: ", run.Output, StringComparison.Ordinal);
    }

    [SolverFact]
    public void The_json_has_the_members_that_tools_rely_on()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("prove", s_broken, "--json", "-").Output);
        JsonElement proof = json.RootElement.GetProperty("proofs")[0];
        Assert.Equal(s_broken, proof.GetProperty("name").GetString());
        Assert.Equal("violated", proof.GetProperty("verdict").GetString());
        Assert.NotEmpty(proof.GetProperty("witness").EnumerateArray());
    }

    [Fact]
    public void Stopped_or_without_a_solver_it_is_undecided_and_says_so()
    {
        CliRun run = SolverRoom.Status.Available
            ? CliRun.Of(new CancellationToken(canceled: true), "prove")
            : CliRun.Of("prove");
        Assert.Equal(ExitCode.Undecided, run.ExitCode);
        Assert.Contains(SolverRoom.Status.Available ? "Stopped by the user" : "unavailable", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no proof is called 'nothing-like-it'", "nothing-like-it")]
    [InlineData("--rlimit is 'soon'", "--rlimit", "soon")]
    public void Bad_words_are_one_line(string part, params string[] words) =>
        Assert.Contains(part, CliRun.Of(["prove", .. words]).BadInput(), StringComparison.Ordinal);
}
