using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>The designs that have a name of their own.</summary>
public static class DesignCatalog
{
    /// <summary>Another name of <see cref="Newest"/>. It is read everywhere and written nowhere, so that a verdict still says what it was of when the next release comes.</summary>
    public const string NewestAlias = "mainline";

    /// <summary>7.3.4: outgoing FLB references, remembered FLB retrieve status, FINISH reserved check. The recordings g4c are of the same semantics.</summary>
    public static Design Linux73 { get; } = new()
    {
        Id = "linux-7.3",
        About = "The newest release: outgoing FLB references, remembered FLB retrieve status, FINISH reserved check (recordings g4c).",
        Release = "7.3.4",
        KnownFrom = KnownFrom.ReadCode | KnownFrom.RecordedCode,
    };

    /// <summary>7.2.12: the blob hashes of all files of LUO but luo_session.c are those of 7.3.4, and that one differs by a redundant line.</summary>
    public static Design Linux72 { get; } = Linux73 with
    {
        Id = "linux-7.2",
        About = "The release with block sets and GET_NAME; the same LUO as linux-7.3.",
        KnownFrom = KnownFrom.ReadCode,
        Release = "7.2.12",
    };

    /// <summary>Merged code of mid-2026 (G4b): the main reference recordings.</summary>
    public static Design G4b { get; } = Linux73 with
    {
        Id = "g4b",
        About = "The tree of mid-2026, between 7.1 and 7.2: type check, serialize rwsem, block sets, incoming FLB references (recordings g4b).",
        Release = null,
        KnownFrom = KnownFrom.RecordedCode,
        FlbOutgoing = FlbOutgoingAccess.Pointer,
        FlbRetrieveStatus = FlbRetrieveStatus.Retry,
        FinishReserved = FinishReserved.Ignore,
    };

    /// <summary>
    /// 7.1.13: eight switches of g4b were ported back to it, block sets and GET_NAME were not. With one area CREATE_SESSION keeps no room when the name is taken,
    /// so that <see cref="DuplicateCheck.AfterRoom"/> says only that a full area is noticed first, as luo_session_insert() of 7.1.13 does.
    /// </summary>
    public static Design Linux71 { get; } = G4b with
    {
        Id = "linux-7.1",
        About = "The release with FLBs, the duplicate map and the serialize rwsem, still with one area a session and without GET_NAME.",
        Release = "7.1.13",
        KnownFrom = KnownFrom.ReadCode,
        Serialization = Serialization.OneArea,
        GetName = GetName.Absent,
        DebugfsBlob = DebugfsBlob.Kept,
        RebuildCleanup = RebuildCleanup.Kept,
    };

    /// <summary>7.0-rc3 era (G3b/c as recorded): FLBs, remembered retrieve status, no duplicate map, quiesce.</summary>
    public static Design Linux70 { get; } = G4b with
    {
        Id = "linux-7.0",
        About = "The tree of the 7.0-rc3 era, no release: FLBs with plain counters, quiesce on registration, no type check (recordings v7.0).",
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
        About = "The merge window of 6.19, no release: no FLBs, unfreeze clears the data word, a failed retrieve is not remembered (recordings g3a).",
        UnfreezeData = UnfreezeData.Clear,
        TokenLookup = TokenLookup.ListHead,
        RetrieveStatus = RetrieveStatus.Forget,
        FlbCounting = FlbCounting.Absent,
    };

    /// <summary>6.19.6: two bugs of the merge window mended, and memfd of ABI memfd-v1 with its three defects.</summary>
    public static Design Linux619Y { get; } = Linux619 with
    {
        Id = "linux-6.19.y",
        About = "The first release with LUO: no FLBs, unfreeze keeps the data word, and a memfd that loses seals and pages.",
        Release = "6.19.6",
        KnownFrom = KnownFrom.ReadCode,
        UnfreezeData = UnfreezeData.Keep,
        TokenLookup = TokenLookup.Entries,
        MemfdPages = MemfdPages.AsFound,
        MemfdSeals = MemfdSeals.Lost,
        MemfdFailedRetrieve = MemfdFailedRetrieve.Both619,
        DebugfsBlob = DebugfsBlob.Kept,
    };

    /// <summary>RFC v3 (G1): one global machine.</summary>
    public static Design RfcV3 { get; } = Linux73 with
    {
        Id = "rfc-v3",
        About = "The RFC v3 series of August 2025: one global state machine (recordings rfc-v3).",
        Release = null,
        KnownFrom = KnownFrom.RecordedCode,
        Vocabulary = Vocabulary.GlobalMachine,
        FlbCounting = FlbCounting.Absent,
    };

    /// <summary>v4 (G2): session machines under the global one.</summary>
    public static Design V4 { get; } = RfcV3 with
    {
        Id = "v4",
        About = "The v4 series of September 2025: sessions with a state machine each (recordings v4).",
        Vocabulary = Vocabulary.SessionMachine,
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
        KnownFrom = KnownFrom.Mail,
        SessionCreation = SessionCreation.NormalOnly,
    };

    /// <summary>The newest release, and what is meant where no design is named.</summary>
    public static Design Newest => Linux73;

    /// <summary>The designs that are releases, oldest first.</summary>
    public static IReadOnlyList<Design> Releases { get; } = [Linux619Y, Linux71, Linux72, Linux73];

    /// <summary>All designs: generations, oldest first, then proposals, then the newest release repaired.</summary>
    public static IReadOnlyList<Design> All { get; } =
    [
        RfcV3, V4, V4CreateInNormal, Proposals.Simplified, Linux619, Linux619Y, Linux70, Proposals.G4a, Linux71, G4b, Linux72, Linux73, .. Proposals.All, Repairs.Repaired,
    ];

    /// <summary>Every name that <see cref="Find"/> knows: the ids and the alias.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(design => design.Id), NewestAlias];

    /// <summary>The design of this id, or that the alias or a bare version (6.19) stands for, without regard to case; null when there is none.</summary>
    public static Design? Find(string name) => string.Equals(name, NewestAlias, StringComparison.OrdinalIgnoreCase)
        ? Newest
        : All.FirstOrDefault(design => string.Equals(design.Id, name, StringComparison.OrdinalIgnoreCase))
            ?? All.FirstOrDefault(design => design.Id == $"linux-{name}" || design.Release == name);

    /// <summary>The release before <paramref name="release"/>; null for the first one and for what is no release.</summary>
    public static Design? Before(Design release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return Releases.TakeWhile(other => other.Id != release.Id).LastOrDefault() is { } before && Releases.Any(other => other.Id == release.Id) ? before : null;
    }
}
