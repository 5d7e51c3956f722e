using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Proposals that are argued about on the list, each as the newest merged code with its switches changed.</summary>
public static class Proposals
{
    /// <summary>G4a: pins on use and no quiesce, before the serialize rwsem (118c39082420); known from its source, not recorded.</summary>
    public static Design G4a { get; } = DesignCatalog.Linux70 with
    {
        Id = "g4a",
        About = "The tree between 7.0 and 7.1, what 7.1.0 must have been: duplicate map, pins in use, no quiesce; no type check, no serialize rwsem (from the source, not recorded).",
        KnownFrom = KnownFrom.ReadCode,
        DoublePreserve = DoublePreserve.Busy,
        RegisterPolicy = RegisterPolicy.AnyTime,
        ModulePin = ModulePin.InUse,
        PinDropped = PinDropped.BeforeMap,
        KhoFinalize = KhoFinalize.Absent,
        DeserializeFiles = DeserializeFiles.Propagate,
        DeserializeAlloc = DeserializeAlloc.Remember,
        RebuildCleanup = RebuildCleanup.Kept,
    };

    /// <summary>The uAPI as it was proposed to replace the state machines, where it differs from what was merged.</summary>
    public static Design Simplified { get; } = DesignCatalog.Linux73 with
    {
        Id = "simplified-2025-10",
        About = "The simplified uAPI as proposed: preserve fails when the order is wrong, FINISH leaves an empty outgoing session, closing an incoming one leaks, sessions are frozen (mail of 2025-10-29).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        FinishedSession = FinishedSession.Outgoing,
        IncomingClose = IncomingClose.Leaks,
        FreezeUnit = FreezeUnit.Session,
        DependencyLookup = DependencyLookup.Preserve,
        GetName = GetName.Absent,
        RebootExclusion = RebootExclusion.None,
    };

    /// <summary>Order is user space's duty only: nobody in the kernel looks (meeting of October 2025).</summary>
    public static Design UserOrdered { get; } = DesignCatalog.Linux73 with
    {
        Id = "user-ordered",
        About = "Ordering is user space's duty only: no lookup, no retrieve of dependencies, can_finish looks at the file alone (mail of 2025-10-09).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        DependencyFinish = DependencyFinish.Ignore,
    };

    /// <summary>The dependency API as posted: lookup in preserve, dependencies retrieved on the way (V1).</summary>
    public static Design ImplicitRetrieve { get; } = DesignCatalog.Linux73 with
    {
        Id = "implicit-retrieve",
        About = "Lookup in preserve, retrieve in any order with dependencies retrieved on the way (f4d2e4f0d12d as posted).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        DependencyLookup = DependencyLookup.Preserve,
        DependencyRetrieve = DependencyRetrieve.Implicit,
    };

    /// <summary>The same with lookups deferred to freeze: preserves in any order.</summary>
    public static Design DeferredTokens { get; } = ImplicitRetrieve with
    {
        Id = "deferred-tokens",
        About = "Lookup deferred to freeze, so that files can be preserved in any order (mail akIask9nPTEAhd76@plex).",
        DependencyLookup = DependencyLookup.Freeze,
    };

    /// <summary>get_file_incoming refuses a dependency that user space did not retrieve before (V2).</summary>
    public static Design EnforcedRestoreOrder { get; } = ImplicitRetrieve with
    {
        Id = "enforced-restore-order",
        About = "Lookup in preserve; retrieve is refused unless the dependency was retrieved before (mail 2vxzwlvljyzs.fsf@kernel.org).",
        DependencyRetrieve = DependencyRetrieve.Enforced,
    };

    /// <summary>Hot-unplug invalidates the preserved files of the device (idea of the June 2026 thread on outgoing FLB references).</summary>
    public static Design InvalidatedFiles { get; } = DesignCatalog.Linux73 with
    {
        Id = "invalidated-files",
        About = "Hot-unplug invalidates the files of the device: they fail every operation until their session is closed (mail 2vxzse6xt8rj.fsf@kernel.org).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        HotUnplug = HotUnplug.Invalidate,
    };

    /// <summary>FLBs as their definition says, bound to files: reached in callbacks only, but for one call at boot (June 2026).</summary>
    public static Design FlbCallbackOnly { get; } = DesignCatalog.Linux73 with
    {
        Id = "flb-callback-only",
        About = "FLBs are reached in callbacks of their files only, but for one call while the subsystem boots (mail 2vxzse6xt8rj.fsf@kernel.org).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        FlbOutgoing = FlbOutgoingAccess.CallbackOnly,
        FlbIncoming = FlbIncomingAccess.AtBoot,
    };

    /// <summary>What FLBs replaced: handlers ask for the data of their files at boot (meeting of October 2025).</summary>
    public static Design FdDataQueryApi { get; } = DesignCatalog.Linux73 with
    {
        Id = "fd-data-query",
        About = "No FLBs: handlers ask for the data of their preserved files at boot (mail of 2025-10-07, withdrawn on 2025-10-09).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        FlbCounting = FlbCounting.Absent,
        FdDataQuery = FdDataQuery.Present,
    };

    /// <summary>The file system that was proposed in place of the character device (June 2025).</summary>
    public static Design Kexecfs { get; } = DesignCatalog.Linux73 with
    {
        Id = "kexecfs",
        About = "A small file system in place of the device: one instance per service, link and unlink of single files (mail of 2025-06-25).",
        Release = null,
        KnownFrom = KnownFrom.Mail,
        Vocabulary = Vocabulary.Kexecfs,
        AnswerCopy = AnswerCopy.Returned,
    };

    /// <summary>All proposals, in the order in which they came up.</summary>
    public static IReadOnlyList<Design> All { get; } = [UserOrdered, ImplicitRetrieve, DeferredTokens, EnforcedRestoreOrder, InvalidatedFiles, FlbCallbackOnly, FdDataQueryApi, Kexecfs];
}
