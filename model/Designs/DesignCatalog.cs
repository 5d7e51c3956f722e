using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>The designs that have a name of their own.</summary>
public static class DesignCatalog
{
    /// <summary>The newest merged code (G4c): outgoing FLB references, remembered FLB retrieve status, FINISH reserved check.</summary>
    public static Design Mainline { get; } = new()
    {
        Id = "mainline",
        About = "The newest merged code, mid-2026 with outgoing FLB references (recordings g4c).",
    };

    /// <summary>Merged code of mid-2026 (G4b): the main reference recordings.</summary>
    public static Design G4b { get; } = Mainline with
    {
        Id = "g4b",
        About = "Merged code of mid-2026: type check, serialize rwsem, block sets, incoming FLB references (recordings g4b).",
        FlbOutgoing = FlbOutgoingAccess.Pointer,
        FlbRetrieveStatus = FlbRetrieveStatus.Retry,
        FinishReserved = FinishReserved.Ignore,
    };

    /// <summary>7.0-rc3 era (G3b/c as recorded): FLBs, remembered retrieve status, no duplicate map, quiesce.</summary>
    public static Design Linux70 { get; } = G4b with
    {
        Id = "linux-7.0",
        About = "The 7.0-rc3 era: FLBs with plain counters, quiesce on registration, no type check (recordings v7.0).",
        DoublePreserve = DoublePreserve.Allow,
        Serialization = Serialization.OneArea,
        SessionKindCheck = SessionKindCheck.None,
        NameCheck = NameCheck.Cut,
        GetName = GetName.Absent,
        DeserializeFiles = DeserializeFiles.Ignore,
        DeserializeAlloc = DeserializeAlloc.Forget,
        FlbCounting = FlbCounting.Plain,
        FlbIncoming = FlbIncomingAccess.Pointer,
        RegisterPolicy = RegisterPolicy.Quiesce,
        ModulePin = ModulePin.Registered,
        RebootExclusion = RebootExclusion.None,
        RetrieveLookup = RetrieveLookup.Unlocked,
        KhoFinalize = KhoFinalize.InHook,
        JumpKexec = JumpKexec.Serialized,
    };

    /// <summary>6.19 as merged (G3a): no FLBs, unfreeze clears data, failed retrieve not remembered.</summary>
    public static Design Linux619 { get; } = Linux70 with
    {
        Id = "linux-6.19",
        About = "6.19 as merged: no FLBs, unfreeze clears the data word, a failed retrieve is not remembered (recordings g3a).",
        UnfreezeData = UnfreezeData.Clear,
        TokenLookup = TokenLookup.ListHead,
        RetrieveStatus = RetrieveStatus.Forget,
        FlbCounting = FlbCounting.Absent,
    };

    /// <summary>RFC v3 (G1): one global machine.</summary>
    public static Design RfcV3 { get; } = Mainline with
    {
        Id = "rfc-v3",
        About = "The RFC v3 series of August 2025: one global state machine (recordings rfc-v3).",
        Vocabulary = Vocabulary.GlobalMachine,
        FlbCounting = FlbCounting.Absent,
    };

    /// <summary>v4 (G2): session machines under the global one.</summary>
    public static Design V4 { get; } = Mainline with
    {
        Id = "v4",
        About = "The v4 series of September 2025: sessions with a state machine each (recordings v4).",
        Vocabulary = Vocabulary.SessionMachine,
        FlbCounting = FlbCounting.Absent,
        RetrieveStatus = RetrieveStatus.Forget,
        DoublePreserve = DoublePreserve.Allow,
        SessionKindCheck = SessionKindCheck.None,
        NameCheck = NameCheck.Cut,
        NameLimit = 55,
        GetName = GetName.Absent,
        ModulePin = ModulePin.Registered,
        RebootExclusion = RebootExclusion.None,
    };

    /// <summary>The variant of v4 that the review asked for: sessions are created in NORMAL only.</summary>
    public static Design V4CreateInNormal { get; } = V4 with
    {
        Id = "v4-create-in-normal",
        About = "v4 with sessions created in NORMAL only, so that those of the old and the new boot never mix (mail of 2025-10-29).",
        SessionCreation = SessionCreation.NormalOnly,
    };

    /// <summary>All designs: generations, oldest first, then proposals.</summary>
    public static IReadOnlyList<Design> All { get; } =
        [RfcV3, V4, V4CreateInNormal, Proposals.Simplified, Linux619, Linux70, Proposals.G4a, G4b, Mainline, .. Proposals.All];
}
