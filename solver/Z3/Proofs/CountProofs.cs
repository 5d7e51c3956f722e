using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Proofs about reference counts and lifecycles.</summary>
internal static class CountProofs
{
    private static readonly Design Newest = DesignCatalog.Newest;
    private static readonly Design LoadedInTime = Newest with { FlbCountLoaded = FlbCountLoaded.AtFinish };
    private static readonly Design Repaired = LoadedInTime with { FlbCountSaved = FlbCountSaved.Files };

    /// <summary>The proofs.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        Flb(CountRows.CountIsFiles, DesignCatalog.G4b, s => s.CountIsFiles, s => s.Basics),
        Flb(CountRows.CountIsFilesLinux73, Newest, s => s.CountIsFiles, s => s.Basics),
        Flb(CountRows.CountIsUsers, Newest, s => s.CountIsUsers, s => s.Basics),
        Flb(CountRows.ObjectIsCount, Newest, s => s.ObjectIsCount, s => s.Basics),
        Spacer(CountRows.ObjectIsCountSpacer, Newest, s => s.ObjectIsCount),
        Flb(CountRows.OutgoingStaysG4b, DesignCatalog.G4b, s => s.OutgoingStays, s => s.Basics),
        Flb(CountRows.OutgoingStays, Newest, s => s.OutgoingStays, s => s.Basics),
        Flb(CountRows.OutgoingStaysAlone, Newest, s => s.OutgoingStays, _ => _ => null),
        Spacer(CountRows.CountIsUsersSpacer, Newest, s => s.CountIsUsers),
        Flb(CountRows.IncomingStays70, DesignCatalog.Linux70, s => s.IncomingStays, s => s.Basics),
        Flb(CountRows.IncomingStays, Newest, s => s.IncomingStays, s => s.AliveLaws),
        Flb(CountRows.FinishOnceLinux73, Newest, s => s.FinishOnce, s => s.Basics),
        Flb(CountRows.FinishOnceReferences, LoadedInTime, s => s.FinishOnce, s => s.Basics),
        Flb(CountRows.FinishOnceAtFinish, Repaired, s => s.FinishOnce, s => s.Basics, bound: 8),
        Flb(CountRows.FinishOnceAtBoot, Repaired with { FlbCountLoaded = FlbCountLoaded.AtBoot }, s => s.FinishOnce, s => s.IncomingLaws, bound: 8),
    ];

    private static Proof Flb(
        ProofInfo row,
        Design design,
        Func<FlbSystem, Func<SystemState, BoolExpr>> property,
        Func<FlbSystem, Func<SystemState, BoolExpr?>> lemmas,
        int bound = 6) => new(row, run =>
    {
        var flb = new FlbSystem(run.Terms, design);
        var chosen = lemmas(flb);
        return SystemProofs.Invariant(run, flb.System, property(flb), s => chosen(s) ?? run.Terms.True, bound: bound);
    });

    private static Proof Spacer(ProofInfo row, Design design, Func<FlbSystem, Func<SystemState, BoolExpr>> property) => new(row, run =>
    {
        var flb = new FlbSystem(run.Terms, design);
        return SpacerEngine.Decide(run, flb.System, property(flb));
    });
}
