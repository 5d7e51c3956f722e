namespace LuoModel.Solver.Proofs;

/// <summary>What the solver says about a statement.</summary>
public enum ProofVerdict
{
    /// <summary>It holds: for any number of steps, or for all inputs within the stated assumptions.</summary>
    Proved,

    /// <summary>It does not hold: <see cref="ProofRow.Witness"/> is a real counterexample that starts in an initial state.</summary>
    Violated,

    /// <summary>The induction step fails; <see cref="ProofRow.Witness"/> shows its states. That is no violation: they may be unreachable.</summary>
    NotInductive,

    /// <summary>Not decided within the limits.</summary>
    Unknown,

    /// <summary>There is no solver here.</summary>
    Unavailable,
}

/// <summary>How a statement is decided.</summary>
public enum ProofMethod
{
    /// <summary>One formula over symbolic inputs; its negation has no solution.</summary>
    Theorem,

    /// <summary>An invariant that holds at the start and that every step keeps; k states deep where one is not enough.</summary>
    Induction,

    /// <summary>Bounded model checking, bound by bound: the first counterexample is the shortest.</summary>
    BoundedModelChecking,

    /// <summary>Z3's fixed-point engine Spacer finds an invariant; a plain solver checks it again.</summary>
    Spacer,
}

/// <summary>One line of the table of <c>luo prove</c>, before it is decided.</summary>
/// <param name="Name">Short name, unique in the table.</param>
/// <param name="Design">The design or rule it speaks of.</param>
/// <param name="Statement">What is claimed, one sentence.</param>
/// <param name="Assumptions">What the claim takes for granted, one clause each.</param>
/// <param name="Method">How it is decided.</param>
/// <param name="Expected">The verdict it has had since it was written down.</param>
public sealed record ProofInfo(
    string Name, string Design, string Statement, IReadOnlyList<string> Assumptions, ProofMethod Method, ProofVerdict Expected)
{
    /// <summary>What is looked at, one clause each: what is finite, and what is any number.</summary>
    public required IReadOnlyList<string> Bounds { get; init; }

    /// <summary>The test that holds what is proved against the step; one of <see cref="ProofTies"/>.</summary>
    public required string Tied { get; init; }

    /// <summary>What it rests on that no release has, one clause each.</summary>
    public IReadOnlyList<string> Invented => ProofInventions.Of(this);

    /// <summary>True for a statement that holds by the way the formulas are built: it is shown, and counts for nothing.</summary>
    public bool IsByConstruction => Tied == ProofTies.ByConstruction;
}

/// <summary>What deciding a statement cost.</summary>
/// <param name="Queries">Questions put to the solver.</param>
/// <param name="Conflicts">Conflicts of the search, all questions together.</param>
/// <param name="Decisions">Decisions of the search, all questions together.</param>
/// <param name="Work">Z3's own work units (rlimit), all questions together; the same on every machine.</param>
/// <param name="MostWork">Work units of the question that took the most.</param>
public sealed record ProofStatistics(int Queries, long Conflicts, long Decisions, long Work, long MostWork);

/// <summary>One decided line of the table of <c>luo prove</c>.</summary>
public sealed record ProofRow
{
    /// <summary>What was decided.</summary>
    public required ProofInfo Info { get; init; }

    /// <summary>The answer.</summary>
    public required ProofVerdict Verdict { get; init; }

    /// <summary>Steps of the counterexample, or depth of the induction; null where neither applies.</summary>
    public int? Length { get; init; }

    /// <summary>What it cost.</summary>
    public required ProofStatistics Statistics { get; init; }

    /// <summary>What makes the statement say something: a run in which what it speaks of happens, a graph that it is about, the lemmas that it needed; one line each.</summary>
    public IReadOnlyList<string> Substance { get; init; } = [];

    /// <summary>The counterexample, or the states of a failed induction step, one line each; empty otherwise.</summary>
    public IReadOnlyList<string> Witness { get; init; } = [];
}

/// <summary>How the suite is run.</summary>
public sealed record ProofOptions
{
    /// <summary>Only rows whose name contains this; null = all.</summary>
    public string? Only { get; init; }

    /// <summary>
    /// Work units of Z3 (its rlimit) that one question may cost; then its row is <see cref="ProofVerdict.Unknown"/>. They are the same on every machine, however busy,
    /// which seconds are not; 0 for no limit.
    /// </summary>
    public uint Rlimit { get; init; } = UsualRlimit;

    /// <summary>The usual <see cref="Rlimit"/>.</summary>
    public const uint UsualRlimit = 100_000_000;

    /// <summary>A folder that receives each question as an SMT-LIB 2 file; null = none.</summary>
    public string? Smt2Folder { get; init; }
}
