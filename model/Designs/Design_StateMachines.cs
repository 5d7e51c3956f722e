using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches of the designs with state machines, v3 and v4.</summary>
public sealed partial record Design
{
    /// <summary>What a failed freeze of everything leaves behind (v3, v4).</summary>
    [Switch("failed-freeze", "What does a failed freeze leave in KHO?")]
    public FailedFreeze FailedFreeze { get; init; }

    /// <summary>Which subsystems a failing subsystem's freeze cancels (v3, v4).</summary>
    [Switch("subsystem-rollback", "Which subsystems does a failing freeze of a subsystem cancel?")]
    public SubsystemRollback SubsystemRollback { get; init; }

    /// <summary>How often the state lock is given back when a subsystem's word is missing (v3, v4).</summary>
    [Switch("state-lock-release", "How often is the state lock given back when a subsystem's word is missing?")]
    public StateLockRelease StateLockRelease { get; init; }

    /// <summary>What CANCEL looks at first (v3, v4).</summary>
    [Switch("cancel-order", "Is KHO aborted before CANCEL looks at the state?")]
    public CancelOrder CancelOrder { get; init; }

    /// <summary>What a failing KHO finalize leaves (v3, v4).</summary>
    [Switch("finalize-failure", "What does PREPARE leave when KHO can not be finalized?")]
    public FinalizeFailure FinalizeFailure { get; init; }

    /// <summary>Whether unregistering looks for what it removes (v3, v4).</summary>
    [Switch("unregister-check", "Does unregistering check that there is something registered?")]
    public UnregisterCheck UnregisterCheck { get; init; }

    /// <summary>What a failing FD_PRESERVE answers (v3).</summary>
    [Switch("v3-preserve-answer", "What does FD_PRESERVE answer when it failed?")]
    public PreserveAnswer PreserveAnswer { get; init; }

    /// <summary>What closing the device does after PREPARE (v3).</summary>
    [Switch("v3-device-release", "What does closing the device undo after PREPARE?")]
    public DeviceRelease DeviceRelease { get; init; }

    /// <summary>What becomes of a file that is NORMAL at the freeze (v3).</summary>
    [Switch("v3-cancelled-file", "What becomes of a file that was cancelled by hand after PREPARE?")]
    public CancelledFile CancelledFile { get; init; }

    /// <summary>When a file counts as reclaimed (v3).</summary>
    [Switch("v3-reclaimed", "When does a file of the incoming set count as reclaimed?")]
    public Reclaimed Reclaimed { get; init; }

    /// <summary>Whether a finished file can be restored (v3).</summary>
    [Switch("v3-finished-restore", "Can a file that was finished on its own still be restored?")]
    public FinishedRestore FinishedRestore { get; init; }

    /// <summary>Where the files stand among the subsystems (v1 to v3).</summary>
    [Switch("v3-files-place", "Where do the files stand in the order of the subsystems?")]
    public FilesPlace FilesPlace { get; init; }

    /// <summary>What becomes of LUO's tree after a failed prepare (v1 to v3).</summary>
    [Switch("v3-failed-prepare-tree", "What becomes of LUO's tree in KHO when a prepare callback fails?")]
    public FailedPrepareTree FailedPrepareTree { get; init; }

    /// <summary>What LUO sets up with KHO at boot (v1 to v3).</summary>
    [Switch("v3-kho-registration", "What does LUO set up with KHO at boot?")]
    public KhoRegistration KhoRegistration { get; init; }

    /// <summary>What becomes of the device of a LUO that disabled itself (v1 to v3).</summary>
    [Switch("v3-disabled-device", "What becomes of the device when LUO disabled itself?")]
    public DisabledDevice DisabledDevice { get; init; }

    /// <summary>When sessions are created (v4).</summary>
    [Switch("session-creation", "In which states, and against which names, are sessions created?")]
    public SessionCreation SessionCreation { get; init; }

    /// <summary>What unset local variables hold (v4).</summary>
    [Switch("uninitialised-locals", "What do local variables hold that were never set?")]
    public UninitialisedLocals UninitialisedLocals { get; init; }

    /// <summary>What the incoming field of SESSION_GET_STATE does (v4).</summary>
    [Switch("get-state-incoming", "What does the incoming field of SESSION_GET_STATE do?")]
    public GetStateIncoming GetStateIncoming { get; init; }

    /// <summary>What becomes of the descriptor number of a failed call (v4).</summary>
    [Switch("failed-call-fd", "What becomes of the descriptor number of a failed call?")]
    public FailedCallFd FailedCallFd { get; init; }

    /// <summary>What a handler's use count counts (v4).</summary>
    [Switch("handler-use-count", "Which file entries does a handler's use count count?")]
    public HandlerUseCount HandlerUseCount { get; init; }

    /// <summary>What a session cancelled by hand leaves in the array (v4).</summary>
    [Switch("cancelled-slot", "What does a session cancelled by hand leave in the array that is handed over?")]
    public CancelledSlot CancelledSlot { get; init; }

    /// <summary>What a failed freeze leaves in its session (v4).</summary>
    [Switch("failed-session-freeze", "What does a session keep after its freeze failed?")]
    public FailedSessionFreeze FailedSessionFreeze { get; init; }

    /// <summary>How received pages are given back (v4).</summary>
    [Switch("incoming-pages", "How does FINISH give back the pages of the sessions handed over?")]
    public IncomingPages IncomingPages { get; init; }
}
