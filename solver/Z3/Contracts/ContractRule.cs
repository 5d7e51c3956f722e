using LuoModel.Model.Commands;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Contracts;

/// <summary>Something that user space may promise: not to make some call in some states.</summary>
/// <param name="Sentence">The promise, as a line of a checklist.</param>
/// <param name="Op">The call.</param>
/// <param name="Allows">When the call on a session is as promised; <c>file</c> is that of PRESERVE_FD and RETRIEVE_FD, -1 otherwise.</param>
internal sealed record ContractRule(string Sentence, Op Op, Func<CoreStep, int, BoolExpr> Allows);

/// <summary>The vocabulary of contracts.</summary>
internal static class ContractRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("Before the reboot, preserve every file that a preserved file needs, in the same session.", Op.Reboot, (s, _) => Each(s, pair => Implied(s, Sent(s, pair.File), Sent(s, pair.Need)))),
        new("Preserve a file only after every file that it needs.", Op.PreserveFd, (s, file) => Each(s, pair => pair.File == file ? Sent(s, pair.Need) : s.T.True)),
        new("Retrieve a file only after every file that it needs.", Op.RetrieveFd, (s, file) => Each(s, pair => pair.File == file ? Taken(s, pair.Need) : s.T.True)),
        new("Ask for each file once.", Op.RetrieveFd, (s, file) => s.T.Is(s.Before[Received(s).Files[file].Status], 0)),
        new("Call FINISH only after every file was retrieved.", Op.Finish, (s, _) => AllTaken(s)),
        new("Close a received session only when every file that is left in it was retrieved.", Op.Close, (s, _) => AllTaken(s)),
        new("Close a received session only after FINISH returned 0.", Op.Close, (s, _) => s.T.And([.. Files(s).Select(file => s.T.Not(s.Holds(s.Before, Received(s), file)))])),
    ];

    /// <summary>The received session of a contract; there is only one.</summary>
    public static Transitions.Calls.SessionVariables Received(CoreStep s) => s.State.Handed[0];

    private static IEnumerable<int> Files(CoreStep s) => Enumerable.Range(0, s.Workload.Files.Count);

    private static BoolExpr Each(CoreStep s, Func<(int File, int Need), BoolExpr> of) => s.T.And([.. s.Needs.Select(of)]);

    private static BoolExpr Implied(CoreStep s, BoolExpr condition, BoolExpr then) => s.T.Or(s.T.Not(condition), then);

    private static BoolExpr Sent(CoreStep s, int file) => s.Holds(s.Before, s.State.Outgoing[0], file);

    private static BoolExpr Taken(CoreStep s, int file) => s.Retrieved(s.Before, Received(s), file);

    private static BoolExpr AllTaken(CoreStep s) => s.T.And([.. Files(s).Select(file => Implied(s, s.Holds(s.Before, Received(s), file), Taken(s, file)))]);
}
