namespace LuoModel.Solver.Proofs;

/// <summary>How far a statement that the solver decides is one about the step: the test that holds it against the step.</summary>
public static class ProofTies
{
    /// <summary>The transition relation.</summary>
    public const string Relation =
        "RelationAgreementTests: every execution of the step from every state, with two sessions, satisfies the relation, its callbacks included, and nothing else does";

    /// <summary>The counts of an FLB.</summary>
    public const string Flb = "SystemTieTests.FlbCounts: each execution of the step is one of the system, and what the system allows in a state the step does";

    /// <summary>The loops of FINISH.</summary>
    public const string Finish = "SystemTieTests.Finish: each FINISH and close of the step is the one run of the system, callback by callback, for each pair of files";

    /// <summary>The loops of the reboot hook and its rollback.</summary>
    public const string Rollback = "SystemTieTests.Rollback: each reboot of the step is the one run of the system, callback by callback, for each pair of files";

    /// <summary>Statements about all graphs.</summary>
    public const string Orders = "OrderRuleTests: for every graph of up to three files the step accepts a call exactly where the rule says so";

    /// <summary>A statement that holds by the way it is written down, and says nothing about the kernel.</summary>
    public const string ByConstruction = "nothing: it says how the formulas are built";
}
