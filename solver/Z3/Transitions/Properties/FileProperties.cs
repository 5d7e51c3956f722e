using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>Invariants about sessions, their files and what these need.</summary>
internal static class FileProperties
{
    /// <summary>They.</summary>
    public static IReadOnlyList<CoreProperty> All { get; } =
    [
        new("LUO016", [Op.Finish, Op.Close, Op.RetrieveSession], Finished),
        new("LUO018", [Op.RetrieveFd], Retrieved) { Covers = FetchesAllOrNone },
        new("LUO019", [Op.Reboot], HandedOver),
        new("LUO020", [], s => s.T.And(s.Runs, s.T.Or([.. Objects(s).Select(o => TwoOf(s, [.. o.Owners]))]))) { Covers = HasMap },
        new("LUO021", [], s => s.T.And(s.Runs, s.T.Or([.. Objects(s).Select(o => s.T.Not(s.T.Same(s.T.Flag(s.After[o.Key]), s.T.Flag(s.T.Or([.. o.Owners])))))]))) { Covers = HasMap },
        new("LUO036", [], s => s.T.And(s.Runs, s.T.Not(s.After[s.State.NotRebuilt]), s.T.Not(s.After[s.State.RebuildFailed]), s.T.Or([.. s.State.Handed.Select(h => s.After[h.Waiting])])))
        {
            Covers = system => system.Design.DeserializeFiles == DeserializeFiles.Propagate,
        },
        new("LUO039", [], s => s.T.And(s.Runs, s.T.Or([.. s.State.Sessions.Select(session => Unreachable(s, session))]))),
    ];

    // Without the map nothing but the address tells two retrieved files apart, and the relation has no addresses.
    private static bool HasMap(LuoSystem system) => system.Design.DoublePreserve == DoublePreserve.Busy;

    // In which order one call retrieves several files is nothing that two states tell apart. It does not matter where a handler that fetches a file fetches all that
    // this one needs, or where none fetches any.
    private static bool FetchesAllOrNone(LuoSystem system) => system.Design.DependencyRetrieve != DependencyRetrieve.Implicit
        || Enumerable.Range(0, system.Workload.Files.Count).All(file => Enumerable.Range(0, system.Workload.Files[file].Needs.Count).All(need =>
            (DependencyChecks.Of(system.Design, system.Workload, file, need) & CheckTimes.Retrieve) != 0));

    private static BoolExpr Unreachable(CoreStep s, SessionVariables session) => session.Incoming
        ? s.T.And(s.After[session.Listed], s.After[session.Retrieved], s.T.Not(s.After[session.Fd]))
        : s.T.And(s.After[session.Listed], s.T.Not(s.After[session.Fd]));

    /// <summary>A file that left a received session was finished, and so was one that left an outgoing session otherwise than by a close.</summary>
    private static BoolExpr Finished(CoreStep s) => s.T.Or(
    [
        .. from session in s.State.Sessions
           from pair in s.Insisted
           select s.T.And(
               s.Names(s.Before, session, pair.File),
               s.T.Not(s.Holds(s.After, session, pair.File)),
               s.T.Or(s.T.Bool(session.Incoming), s.After[session.Listed]),
               s.T.Not(s.T.And(s.Names(s.Before, session, pair.Need), s.Retrieved(s.Before, session, pair.Need)))),
    ]);

    private static BoolExpr Retrieved(CoreStep s) => s.T.And(
        s.Runs,
        s.T.Or(
        [
            .. from session in s.State.Sessions
               from pair in s.Needs
               select s.T.And(
                   s.Names(s.Before, session, pair.File),
                   s.T.Not(s.Retrieved(s.Before, session, pair.File)),
                   s.Retrieved(s.After, session, pair.File),
                   s.T.Not(s.T.And(s.Names(s.Before, session, pair.Need), s.Retrieved(s.After, session, pair.Need)))),
        ]));

    private static BoolExpr HandedOver(CoreStep s) => s.T.And(
        s.Before[s.State.Enabled],
        s.Differs(s.State.Kexecs),
        s.T.Or(
        [
            .. from session in s.State.Outgoing
               from pair in s.Needs
               select s.T.And(s.Names(s.Before, session, pair.File), s.T.Not(s.Names(s.Before, session, pair.Need))),
        ]));

    /// <summary>Each object that the duplicate map knows, with the entries that own it.</summary>
    private static IEnumerable<(BoolVariable Key, IEnumerable<BoolExpr> Owners)> Objects(CoreStep s) =>
        from file in Enumerable.Range(0, s.Workload.Files.Count)
        from what in (FileObject[])[FileObject.Opened, FileObject.Retrieved]
        select (
            what == FileObject.Opened ? s.State.OpenedKeys[file] : s.State.RetrievedKeys[file],
            s.State.Sessions.Select(session => s.T.And(s.After[session.Listed], s.T.Is(s.After[session.Files[file].Object], (int)what))));

    private static BoolExpr TwoOf(CoreStep s, BoolExpr[] conditions) =>
        s.T.Or([.. conditions.SelectMany((a, i) => conditions.Skip(i + 1).Select(b => s.T.And(a, b)))]);
}
