using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Proofs;

/// <summary>
/// The contract of a VMM with each ordering design: which rules user space has to keep so that a received session can always be finished. The answer is a checklist,
/// which <see cref="ProofRow.Witness"/> holds.
/// </summary>
public static class ContractRows
{
    /// <summary>Three files of one session, one behind the other: the least in which a dependency has dependencies itself.</summary>
    public static Workload Chain { get; } = WorkloadParser.Parse(
        "contract",
        """
        workload contract
        about three files that need each other in a row, and handlers that insist
        handler device insists
        file a device needs b
        file b device needs c
        file c device
        sessions s1
        kexecs 1
        faults 0
        user repeat
        """);

    /// <summary>The rows, one for each ordering design.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } =
    [
        .. new[] { "linux-7.3", "user-ordered", "implicit-retrieve", "deferred-tokens", "enforced-restore-order" }.Select(design => new ProofInfo(
            $"contract-{design}",
            design,
            "A VMM that keeps the rules of the checklist can always finish what it received; no rule can be left out, and no weaker one is enough.",
            [
                "a chain of three files of one session: a needs b, and b needs c",
                "every handler insists in can_finish until what a file needs was retrieved; invented for the model: no merged handler implements can_finish, and no release has an interface for dependencies",
                "nothing fails: no callback, no allocation and no other service of the kernel",
                "a single live update, and any number of commands",
            ],
            ProofMethod.Induction,
            ProofVerdict.Proved)
        {
            Bounds = ["any number of commands, one live update; runs that get stuck have up to 11"],
            Tied = ProofTies.Relation + "; ContractTests: with the rules every state of the step has a way to the end, without any one some state has none",
        }),
    ];
}
