using LuoModel.Model;

namespace LuoModel.Properties.Invariants;

/// <summary>All invariants, in the order of their ids.</summary>
public static class InvariantCatalog
{
    /// <summary>The invariants.</summary>
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new Luo001TwoPhaseFinish(),
        new Luo002CanFinishOrder(),
        new Luo003FinishOrder(),
        new Luo004UnpreserveOrder(),
        new Luo005FreezeOrder(),
        new Luo006RollbackScope(),
        new Luo007RollbackOrder(),
        new Luo008RefusedReboot(),
        new Luo009RolledBackWords(),
        new Luo010CallbackProtocol(),
        new Luo011OwnDataWord(),
        new Luo012KindOfSession(),
        new Luo013RetrieveOnce(),
        new Luo014TrueOutcome(),
        new Luo015FinishedWhole(),
        new Luo016InsistedDependencies(),
        new Luo017ClaimedDependencies(),
        new Luo018RetrieveOrder(),
        new Luo019DependenciesHandedOver(),
        new Luo020OneOwner(),
        new Luo021DuplicateMapExact(),
        new Luo022FileReferences(),
        new Luo023FlbPreserveOnce(),
        new Luo024FlbReleased(),
        new Luo025FlbOutlivesItsFiles(),
        new Luo026FlbRetrieveOnce(),
        new Luo027FlbFinishedWithLastFile(),
        new Luo028FlbCountHandedOver(),
        new Luo029FlbObjectWhileHeld(),
        new Luo030FlbBoundToFiles(),
        new Luo031CountersBalance(),
        new Luo032ModulePinned(),
        new Luo033NoCallUnpinned(),
        new Luo034HandedOver(),
        new Luo035SealedOnceSerialized(),
        new Luo036RebuiltWhole(),
        new Luo037SameAnswerToEveryOpen(),
        new Luo038SingleOpener(),
        new Luo039ReachableOrGone(),
        new Luo040CloseLeavesNothing(),
        new Luo041NameKept(),
        new Luo042ReservedRefused(),
        new Luo043RefusedCreate(),
        new Luo044RefusedRetrieveSession(),
        new Luo045RefusedPreserve(),
        new Luo046RefusedRetrieveFd(),
        new Luo047RefusedFinish(),
        new Luo048RefusedCall(),
        new Luo049NoPanic(),
        new Luo050NoSelfDeadlock(),
        new Luo051NobodyWaitsForAReboot(),
        new Luo052NoWarning(),
        new Luo053UnregisterNeverFails(),
        new Luo054FailedFreezeUndone(),
        new Luo055PreserveReported(),
        new Luo056LocksBalance(),
        new Luo057RefusedCancel(),
        new Luo058FailedPrepare(),
        new Luo059FrozenArrives(),
        new Luo060NoTreeLeft(),
        new Luo061OnlyFrozenArrives(),
        new Luo062RetrieveAndFinish(),
        new Luo063UnregisterOnlyRegistered(),
        new Luo064UseCountExact(),
        new Luo065NoUseAfterFree(),
        new Luo066EveryInputMeansSomething(),
        new Luo067ReleaseCancels(),
        new Luo068NormalMeansNobodyPrepared(),
        new Luo069RefusedForAReason(),
        new Luo090NoCallAfterUnplug(),
        new Luo091NoRebootAfterUnplug(),
        new Luo092UnpluggedRefused(),
    ];

    /// <summary>The invariant <paramref name="id"/>.</summary>
    /// <exception cref="UserError">There is none of that id.</exception>
    public static Invariant Get(string id) => All.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"no invariant '{id}', expected one of {string.Join(", ", All.Select(i => i.Id))}");
}
