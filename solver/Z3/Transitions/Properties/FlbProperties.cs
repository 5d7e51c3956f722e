using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>Invariants about FLBs.</summary>
internal static class FlbProperties
{
    /// <summary>They.</summary>
    public static IReadOnlyList<CoreProperty> All { get; } =
    [
        new("LUO024", [], s => Any(s, (half, flb) => s.T.And(s.After[half.OutObject], s.T.Not(HeldOutgoing(s, half)), NoFiles(s, s.State.Outgoing, flb)))),
        new("LUO027", [], Left),
        new("LUO028", [Op.Reboot], Saved),
        new("LUO029", [], s => Any(s, (half, _) => s.T.Or(
            s.T.And(s.T.Above(s.After[half.DriverOut], 0), s.T.Not(s.After[half.OutObject])),
            s.T.And(s.T.Above(s.After[half.DriverIn], 0), s.T.Not(s.After[half.InObject]))))),
        new("LUO030", [], s => Any(s, (half, flb) => s.T.And(s.After[half.OutObject], NoFiles(s, s.State.Outgoing, flb)))),
    ];

    private static BoolExpr Any(CoreStep s, Func<FlbVariables, int, BoolExpr> violated) => s.T.And(s.Runs, s.T.Or([.. s.State.Flbs.Select(violated)]));

    private static BoolExpr HeldOutgoing(CoreStep s, FlbVariables half) =>
        s.Design.FlbOutgoing == FlbOutgoingAccess.Refcounted ? s.T.Above(s.After[half.DriverOut], 0) : s.T.False;

    private static BoolExpr NoFiles(CoreStep s, IEnumerable<SessionVariables> sessions, int flb) => s.T.Is(s.FilesOf(s.After, sessions, flb), 0);

    /// <summary>Handed over and linked; neither finished nor in a driver's hands nor refused by its retrieve; and no file waits or is rebuilt.</summary>
    private static BoolExpr Left(CoreStep s) => s.T.And(
        s.T.Not(s.After[s.State.NotRebuilt]),
        s.T.Not(s.After[s.State.RebuildFailed]),
        Any(s, (half, flb) => s.T.And(
            s.After[half.InBlob],
            s.After[s.State.Enabled],
            s.T.Not(s.After[half.Finished]),
            s.T.Not(s.T.AtMost(s.After[half.InStatus], -1)),
            s.T.Not(s.T.And(s.After[half.InData], s.T.Not(s.After[half.InObject]))),
            s.Design.FlbIncoming == FlbIncomingAccess.Refcounted ? s.T.Is(s.After[half.DriverIn], 0) : s.T.True,
            NoFiles(s, s.State.Handed, flb),
            s.T.Not(Waits(s, flb)))));

    private static BoolExpr Waits(CoreStep s, int flb) => s.T.Or(
    [
        .. from session in s.State.Handed
           from file in Enumerable.Range(0, s.Workload.Files.Count)
           where s.Workload.Links.Contains(new Model.Workloads.FlbLink(s.Workload.Files[file].Handler, flb))
           select s.T.And(s.After[session.Waiting], s.Holds(s.After, session, file)),
    ]);

    private static BoolExpr Saved(CoreStep s) => s.T.And(
        s.Before[s.State.Enabled],
        s.Differs(s.State.Kexecs),
        s.T.Or([.. s.State.Flbs.Select((half, flb) => s.T.Not(s.T.Same(s.After[half.BlobCount], s.FilesOf(s.Before, s.State.Outgoing, flb))))]));
}
