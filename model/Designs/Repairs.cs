using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>The newest release with what is known to be wrong in it repaired: what a new way of breaking an invariant shows on, when the old ones are gone.</summary>
public static class Repairs
{
    /// <summary>
    /// linux-7.3 with a repair for every known problem that has one without a price in other invariants. None of it is merged, and only some of it was proposed. Two
    /// things stay as they are: one file that can not be rebuilt makes every session unreachable (O11; the repair that is known leaves FLBs unfinished, LUO027), and
    /// a retrieved file is busy until its session is finished, which LUO020 asks for and LUO076 disputes.
    /// </summary>
    public static Design Repaired { get; } = DesignCatalog.Linux73 with
    {
        Id = "repaired",
        About = "linux-7.3 with a repair for every known problem but O11, and the order of dependencies enforced; none of it is merged.",
        Release = null,
        KnownFrom = KnownFrom.Nothing,

        // Sessions.
        DuplicateCheck = DuplicateCheck.BeforeRoom,
        UnfinishableClose = UnfinishableClose.Retrievable,
        AnswerCopy = AnswerCopy.CheckedFirst,
        CopyUnderRwsem = CopyUnderRwsem.No,
        UnknownIoctl = UnknownIoctl.Enotty,

        // The reboot and the next kernel's boot.
        HookImageCheck = HookImageCheck.NeedsKho,
        RolledBackWords = RolledBackWords.Restored,
        BlobWhenOff = BlobWhenOff.Freed,
        ForeignBlob = ForeignBlob.Dropped,
        DebugfsBlob = DebugfsBlob.Removed,

        // Files and their order.
        DependencyLookup = DependencyLookup.Freeze,
        DependencyRetrieve = DependencyRetrieve.Enforced,
        MapInsertFailure = MapInsertFailure.OwnEntry,
        HotUnplug = HotUnplug.Invalidate,
        PositivePreserve = PositivePreserve.Refused,
        PositiveFreeze = PositiveFreeze.WordKept,
        PositiveRetrieve = PositiveRetrieve.Refused,
        FrozenWrites = FrozenWrites.Refused,
        MemfdExecSeal = MemfdExecSeal.Exact,
        MemfdFailedRetrieve = MemfdFailedRetrieve.Released,
        MemfdLateSeals = MemfdLateSeals.Refused,
        MemfdOpenMode = MemfdOpenMode.AsPreserved,

        // FLBs.
        FlbCountLoaded = FlbCountLoaded.AtBoot,
        FlbCountSaved = FlbCountSaved.Files,
        FlbOutgoing = FlbOutgoingAccess.CallbackOnly,
        FlbSerializeLock = FlbSerializeLock.Locked,
        FlbLinkInUse = FlbLinkInUse.Refused,
        FlbUnlinkInUse = FlbUnlinkInUse.Waits,
        DeadHandlerLink = DeadHandlerLink.Refused,
        FlbNewLink = FlbNewLink.Skipped,
        FlbBlobEntry = FlbBlobEntry.Consumed,
        FlbFailedFinish = FlbFailedFinish.Silent,
        FlbOwnCall = FlbOwnCall.Refused,
    };
}
