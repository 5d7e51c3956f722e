#if LUO_Z3
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Tests.Solver;

/// <summary>Each proved property of a system fails when the system is broken on purpose: none of them holds for want of anything to say.</summary>
public sealed class SystemDefectTests
{
    private static ProofResult? Violation(Func<ProofRun, (TransitionSystem System, Func<SystemState, BoolExpr> Property)> make, int bound)
    {
        using var run = new ProofRun("defect", new ProofOptions(), CancellationToken.None);
        var (system, property) = make(run);
        return SystemProofs.ShortestViolation(run, system, property, bound);
    }

    [SolverTheory]
    [InlineData(FinishCheck.SinglePass, WalkOrder.Lifo, "asked", 1)]
    [InlineData(FinishCheck.SinglePass, WalkOrder.Lifo, "atomic", 2)]
    [InlineData(FinishCheck.TwoPhase, WalkOrder.Fifo, "order", 4)]
    public void FinishDefects(FinishCheck check, WalkOrder order, string property, int length)
    {
        var result = Violation(
            run =>
            {
                var finish = new FinishSystem(run.Terms, check, order);
                return (finish.System, property switch { "asked" => finish.AllAskedFirst, "atomic" => finish.RefusalIsAtomic, _ => finish.LastPreservedFirst });
            },
            6);
        Assert.Equal(ProofVerdict.Violated, result?.Verdict);
        Assert.Equal(length, result?.Length);
    }

    [SolverTheory]
    [InlineData(RollbackScope.All, SessionRollbackOrder.Reverse, "scope")]
    [InlineData(RollbackScope.None, SessionRollbackOrder.Reverse, "scope")]
    [InlineData(RollbackScope.All, SessionRollbackOrder.Reverse, "behind")]
    [InlineData(RollbackScope.Frozen, SessionRollbackOrder.Forward, "order")]
    public void RollbackDefects(RollbackScope scope, SessionRollbackOrder order, string property)
    {
        var result = Violation(
            run =>
            {
                var rollback = new RollbackSystem(run.Terms, scope, order, UnfreezeData.Keep);
                return (rollback.System, property switch
                {
                    "scope" => rollback.ExactlyTheFrozen,
                    "behind" => rollback.NothingBehindTheFailure,
                    _ => rollback.OrderOfUndo,
                });
            },
            10);
        Assert.Equal(ProofVerdict.Violated, result?.Verdict);
    }

    [SolverFact]
    public void TheMergedRollbackHasNoViolationAtTheSameBound() => Assert.Null(Violation(
        run =>
        {
            var rollback = new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Reverse, UnfreezeData.Keep);
            return (rollback.System, s => rollback.ExactlyTheFrozen(s) & rollback.NothingBehindTheFailure(s) & rollback.OrderOfUndo(s));
        },
        7));

    /// <summary>A failed induction step names a state from which the step leaves the property; its first state need not be reachable.</summary>
    [SolverFact]
    public void NotInductiveIsNoViolation()
    {
        using var run = new ProofRun("cti", new ProofOptions(), CancellationToken.None);
        var flb = new FlbSystem(run.Terms, DesignCatalog.Linux73);
        var result = SystemProofs.Invariant(run, flb.System, flb.OutgoingStays);
        Assert.Equal(ProofVerdict.NotInductive, result.Verdict);
        Assert.NotNull(result.Witness);
        var deeper = SystemProofs.ShortestViolation(run, flb.System, flb.OutgoingStays, 6);
        Assert.Null(deeper);
    }

    [SolverFact]
    public void ContradictoryAssumptionsAreNoProof()
    {
        using var run = new ProofRun("vacuous", new ProofOptions(), CancellationToken.None);
        var x = run.Terms.Int("x");
        Assert.Throws<InvalidOperationException>(() => run.Prove("vacuous", (x > 1) & (x < 1), x > 7));
    }
}
#endif
