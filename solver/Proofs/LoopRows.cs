namespace LuoModel.Solver.Proofs;

/// <summary>Rows about FINISH and about the rollback of a failed freeze, for any number of sessions and files.</summary>
internal static class LoopRows
{
    private static readonly string[] Session = ["every handler has a can_finish", "the answers do not change during the call, which holds the session's mutex"];

    private static readonly string[] s_files = ["one session of any number of files, two of which stand for every pair"];

    private static readonly string[] s_sessions = ["any number of sessions of any number of files, two of which stand for every pair"];

    private static readonly string[] s_graphs = ["every dependency graph of up to 6 files, by a finite search over its edges"];

    private static readonly string[] Reboot = ["every handler has freeze and unfreeze", "nothing changes the sessions meanwhile (the serialize rwsem, bb1328be35bf)"];

    /// <summary>Phase one before phase two.</summary>
    public static ProofInfo AllAskedFirst { get; } = Row(
        "finish-asks-all-first", "linux-7.3", "No file is finished before can_finish of every file of the session was true.", Session, ProofVerdict.Proved);

    /// <summary>Refusal.</summary>
    public static ProofInfo RefusalIsAtomic { get; } = Row(
        "finish-refusal-is-atomic", "linux-7.3", "A FINISH that is refused has finished no file.", Session, ProofVerdict.Proved);

    /// <summary>Order of finish.</summary>
    public static ProofInfo LastPreservedFirst { get; } = Row(
        "finish-is-lifo", "linux-7.3", "Of two files of a session the one preserved later is finished first.", Session, ProofVerdict.Proved);

    /// <summary>Success.</summary>
    public static ProofInfo EachFinishedOnce { get; } = Row(
        "finish-each-once", "linux-7.3", "A FINISH that succeeds has finished each file exactly once.", Session, ProofVerdict.Proved);

    /// <summary>Insisting handlers.</summary>
    public static ProofInfo InsistingFinish { get; } = new(
        "finish-waits-for-insisted-dependencies",
        "dependency-finish=insist",
        "With files retrieved in any order, or not at all, no FINISH finishes a file while a dependency that its handler insists on is not retrieved; cycles included.",
        ["all files belong to one session of up to 6 files", "can_finish of an insisting handler is false while a dependency is not retrieved"],
        ProofMethod.Theorem,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>Without insisting handlers.</summary>
    public static ProofInfo HeedlessFinish { get; } = new(
        "finish-waits-for-dependencies",
        "dependency-finish=ignore",
        "No FINISH finishes a retrieved file while a dependency of it is not retrieved (O08).",
        ["all files belong to one session of up to 6 files", "can_finish looks at the file alone"],
        ProofMethod.Theorem,
        ProofVerdict.Violated)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>Implicit retrieval and claims.</summary>
    public static ProofInfo UnclaimedDependency { get; } = new(
        "finish-waits-for-claimed-dependencies",
        "dependency-retrieve=implicit,dependency-finish=insist",
        "With implicit retrieval no FINISH finishes a file while user space has not asked for a dependency that the handler insists on (O08).",
        ["all files belong to one session of up to 6 files", "can_finish cannot tell an implicit retrieve from one that user space asked for"],
        ProofMethod.Theorem,
        ProofVerdict.Violated)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>The other variant.</summary>
    public static ProofInfo SinglePass { get; } = new(
        "single-pass-refusal-is-atomic",
        "finish-check=single-pass",
        "A FINISH that asks and finishes file by file has finished nothing when it is refused.",
        Session,
        ProofMethod.BoundedModelChecking,
        ProofVerdict.Violated)
    { Bounds = ["runs of up to 6 steps of the loop, any number of files"], Tied = ProofTies.Finish };

    /// <summary>Scope of the rollback.</summary>
    public static ProofInfo ExactlyTheFrozen { get; } = Row(
        "rollback-exactly-the-frozen",
        "linux-7.3",
        "After a failed reboot exactly the files frozen by that attempt have been unfrozen, each once; none was unfrozen that was not frozen.",
        Reboot,
        ProofVerdict.Proved);

    /// <summary>What the rollback leaves alone.</summary>
    public static ProofInfo NothingBehindTheFailure { get; } = Row(
        "rollback-nothing-behind-the-failure",
        "linux-7.3",
        "The file whose freeze failed, and every file and session behind it, is neither frozen nor unfrozen.",
        Reboot,
        ProofVerdict.Proved);

    /// <summary>Order of the rollback.</summary>
    public static ProofInfo OrderOfUndo { get; } = Row(
        "rollback-order",
        "linux-7.3",
        "Of two frozen files that of the later session is unfrozen first; in one session the one preserved first is.",
        Reboot,
        ProofVerdict.Proved);

    /// <summary>Data words.</summary>
    public static ProofInfo WordsAsBefore { get; } = new(
        "rollback-restores-data-words",
        "linux-7.3",
        "After a failed reboot the data word of every file is what it was before.",
        [.. Reboot, "a successful freeze may change the data word"],
        ProofMethod.BoundedModelChecking,
        ProofVerdict.Violated)
    { Bounds = ["runs of up to 9 steps of the loops, any number of sessions and files"], Tied = ProofTies.Rollback };

    /// <summary>Data words of files that freeze does not change.</summary>
    public static ProofInfo WordsAsBeforeUnchanged { get; } = Row(
        "rollback-keeps-unchanged-data-words",
        "linux-7.3",
        "After a failed reboot the data word of every file whose freeze did not change it is what it was before.",
        [.. Reboot, "no freeze changes the data word"],
        ProofVerdict.Proved);

    /// <summary>Data words in 6.19.</summary>
    public static ProofInfo WordsCleared { get; } = new(
        "rollback-keeps-data-words-6.19",
        "linux-6.19",
        "After a failed reboot the data word of every file whose freeze did not change it is what it was before (B01).",
        [.. Reboot, "no freeze changes the data word"],
        ProofMethod.BoundedModelChecking,
        ProofVerdict.Violated)
    { Bounds = ["runs of up to 9 steps of the loops, any number of sessions and files"], Tied = ProofTies.Rollback };

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } =
    [
        AllAskedFirst, RefusalIsAtomic, LastPreservedFirst, EachFinishedOnce, SinglePass, InsistingFinish, HeedlessFinish, UnclaimedDependency,
        ExactlyTheFrozen, NothingBehindTheFailure, OrderOfUndo, WordsAsBefore, WordsAsBeforeUnchanged, WordsCleared,
    ];

    private static ProofInfo Row(string name, string design, string statement, IReadOnlyList<string> assumptions, ProofVerdict expected) =>
        new(name, design, statement, assumptions, ProofMethod.Induction, expected)
        {
            Bounds = assumptions.Contains(Session[0]) ? s_files : s_sessions,
            Tied = assumptions.Contains(Session[0]) ? ProofTies.Finish : ProofTies.Rollback,
        };
}
