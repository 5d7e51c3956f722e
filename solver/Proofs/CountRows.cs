namespace LuoModel.Solver.Proofs;

/// <summary>Rows about reference counts and lifecycles, for any number of steps.</summary>
internal static class CountRows
{
    private static readonly string[] s_any = ["one FLB, any number of files of any number of sessions, any number of drivers, any number of calls"];

    private static readonly string[] s_found = ["one FLB, any number of files and drivers, runs of up to 8 calls"];

    private static readonly string[] Flb =
        ["callbacks of the FLB succeed", "a driver gives back what it got, once"];


    /// <summary>Count without references.</summary>
    public static ProofInfo CountIsFiles { get; } = Row(
        "flb-count-is-files", "g4b", "The outgoing count of an FLB is the number of preserved files of its handlers.", Flb, ProofVerdict.Proved);

    /// <summary>Count without references, where there are references.</summary>
    public static ProofInfo CountIsFilesLinux73 { get; } = Bmc(
        "flb-count-is-files-linux-7.3", "linux-7.3", "The outgoing count of an FLB is the number of preserved files of its handlers (root of O06).", Flb);

    /// <summary>Count with references.</summary>
    public static ProofInfo CountIsUsers { get; } = Row(
        "flb-count-is-files-and-references",
        "linux-7.3",
        "The outgoing count of an FLB is the number of preserved files plus the references that drivers hold.",
        Flb,
        ProofVerdict.Proved);

    /// <summary>Object and count.</summary>
    public static ProofInfo ObjectIsCount { get; } = Row(
        "flb-object-is-count", "linux-7.3", "The outgoing object of an FLB exists exactly while its count is not 0.", Flb, ProofVerdict.Proved);

    /// <summary>Use after unpreserve.</summary>
    public static ProofInfo OutgoingStaysG4b { get; } = Bmc(
        "flb-outgoing-stays-g4b", "g4b", "An outgoing object handed to a driver stays until the driver is done with it (B16).", Flb);

    /// <summary>Use after unpreserve, repaired.</summary>
    public static ProofInfo OutgoingStays { get; } = Row(
        "flb-outgoing-stays", "linux-7.3", "An outgoing object handed to a driver stays until the driver is done with it.", Flb, ProofVerdict.Proved);

    /// <summary>The same by induction alone.</summary>
    public static ProofInfo OutgoingStaysAlone { get; } = Row(
        "flb-outgoing-stays-alone",
        "linux-7.3",
        "The same, without the lemma that the count covers the references: induction alone does not carry it, though nothing is wrong.",
        Flb,
        ProofVerdict.NotInductive);

    /// <summary>Use after finish.</summary>
    public static ProofInfo IncomingStays70 { get; } = Bmc(
        "flb-incoming-stays-7.0", "linux-7.0", "An incoming object handed to a driver stays until the driver is done with it (B15).", Flb);

    /// <summary>Use after finish, repaired.</summary>
    public static ProofInfo IncomingStays { get; } = Row(
        "flb-incoming-stays", "linux-7.3", "An incoming object handed to a driver stays until the driver is done with it.", Flb, ProofVerdict.Proved);

    /// <summary>O01.</summary>
    public static ProofInfo FinishOnceLinux73 { get; } = Bmc(
        "flb-finish-once-linux-7.3",
        "linux-7.3",
        "When every handed-over file is finished and every driver is done, FLB finish has run exactly once (O01).",
        Flb);

    /// <summary>O06.</summary>
    public static ProofInfo FinishOnceReferences { get; } = Bmc(
        "flb-finish-once-references",
        "linux-7.3,flb-count-loaded=at-finish",
        "With the count loaded in time: when every handed-over file is finished and every driver is done, FLB finish has run exactly once (O06).",
        Flb);

    /// <summary>Both repaired, as proposed.</summary>
    public static ProofInfo FinishOnceAtFinish { get; } = Bmc(
        "flb-finish-once-at-finish",
        "linux-7.3,flb-count-loaded=at-finish,flb-count-saved=files",
        "With the count loaded before the first finish and files counted: when every file is finished and every driver is done, FLB finish has run exactly once.",
        Flb);

    /// <summary>Both repaired.</summary>
    public static ProofInfo FinishOnceAtBoot { get; } = Row(
        "flb-finish-once-at-boot",
        "linux-7.3,flb-count-loaded=at-boot,flb-count-saved=files",
        "With the count loaded once at boot and files counted: when every file is finished and every driver is done, FLB finish has run exactly once.",
        Flb,
        ProofVerdict.Proved);

    /// <summary>The count, by Spacer.</summary>
    public static ProofInfo ObjectIsCountSpacer { get; } = Spacer("flb-object-is-count-spacer", ObjectIsCount.Design, ObjectIsCount.Statement, Flb);

    /// <summary>Count with references, by Spacer.</summary>
    public static ProofInfo CountIsUsersSpacer { get; } = Spacer(
        "flb-count-is-files-and-references-spacer", CountIsUsers.Design, CountIsUsers.Statement, Flb);

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } =
    [
        CountIsFiles, CountIsFilesLinux73, CountIsUsers, CountIsUsersSpacer, ObjectIsCount, ObjectIsCountSpacer,
        OutgoingStaysG4b, OutgoingStays, OutgoingStaysAlone, IncomingStays70, IncomingStays, FinishOnceLinux73, FinishOnceReferences, FinishOnceAtFinish, FinishOnceAtBoot,
    ];

    private static ProofInfo Row(string name, string design, string statement, IReadOnlyList<string> assumptions, ProofVerdict expected) =>
        new(name, design, statement, assumptions, ProofMethod.Induction, expected) { Bounds = s_any, Tied = ProofTies.Flb };

    private static ProofInfo Bmc(string name, string design, string statement, IReadOnlyList<string> assumptions) =>
        new(name, design, statement, assumptions, ProofMethod.BoundedModelChecking, ProofVerdict.Violated) { Bounds = s_found, Tied = ProofTies.Flb };

    private static ProofInfo Spacer(string name, string design, string statement, IReadOnlyList<string> assumptions) =>
        new(name, design, statement, assumptions, ProofMethod.Spacer, ProofVerdict.Proved) { Bounds = s_any, Tied = ProofTies.Flb };
}
