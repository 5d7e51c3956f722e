using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>
/// One design of LUO: a value for each switch. Generations are presets (see <see cref="DesignCatalog"/>), proposals and defects are other values.
/// The defaults are those of the newest release, <see cref="DesignCatalog.Newest"/>.
/// </summary>
public sealed partial record Design
{
    /// <summary>The id, e.g. <c>linux-7.3</c> or <c>linux-7.3,unfreeze-data=clear</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the design is, one sentence with its source.</summary>
    public required string About { get; init; }

    /// <summary>Which operations and states user space sees.</summary>
    [Switch("vocabulary", "Which operations and states does user space see?")]
    public Vocabulary Vocabulary { get; init; }

    /// <summary>What unfreeze leaves in the data word.</summary>
    [Switch("unfreeze-data", "What does unfreeze leave in the data word?")]
    public UnfreezeData UnfreezeData { get; init; }

    /// <summary>Whether a failed retrieve is remembered.</summary>
    [Switch("retrieve-status", "Is a failed retrieve of a file remembered?")]
    public RetrieveStatus RetrieveStatus { get; init; }

    /// <summary>Whether a file may be preserved twice.</summary>
    [Switch("double-preserve", "May one file be preserved twice?")]
    public DoublePreserve DoublePreserve { get; init; }

    /// <summary>Where the serialized form lives.</summary>
    [Switch("serialization", "Where does the serialized form live, and how many fit?")]
    public Serialization Serialization { get; init; }

    /// <summary>Order of unpreserve.</summary>
    [Switch("unpreserve-order", "In which order are the files of a closed session unpreserved?")]
    public WalkOrder UnpreserveOrder { get; init; }

    /// <summary>Order of finish.</summary>
    [Switch("finish-order", "In which order are the files of a session finished?")]
    public WalkOrder FinishOrder { get; init; }

    /// <summary>Which files finish runs for.</summary>
    [Switch("finish-scope", "Which files of a session get a finish callback?")]
    public FinishScope FinishScope { get; init; }

    /// <summary>How finish verifies a session.</summary>
    [Switch("finish-check", "Is every file asked before the first is finished?")]
    public FinishCheck FinishCheck { get; init; }

    /// <summary>Order of freeze.</summary>
    [Switch("freeze-order", "In which order are the files of a session frozen?")]
    public FreezeOrder FreezeOrder { get; init; }

    /// <summary>Whether sessions without files travel.</summary>
    [Switch("empty-sessions", "Are sessions without files handed over?")]
    public EmptySessions EmptySessions { get; init; }

    /// <summary>Order of unfreeze in one session.</summary>
    [Switch("file-rollback-order", "In which order are the files of a session unfrozen?")]
    public FileRollbackOrder FileRollbackOrder { get; init; }

    /// <summary>Which files unfreeze runs for.</summary>
    [Switch("rollback-scope", "Which files of the failing session are unfrozen?")]
    public RollbackScope RollbackScope { get; init; }

    /// <summary>What a refused reboot does to changed data words.</summary>
    [Switch("rolled-back-words", "What becomes of data words that freeze changed when the reboot is refused?")]
    public RolledBackWords RolledBackWords { get; init; }

    /// <summary>Order of the rollback over sessions.</summary>
    [Switch("session-rollback-order", "In which order are earlier sessions rolled back?")]
    public SessionRollbackOrder SessionRollbackOrder { get; init; }

    /// <summary>Whether LUO holds a reference to a preserved file.</summary>
    [Switch("file-reference", "Does LUO hold a reference to a preserved file?")]
    public FileReference FileReference { get; init; }

    /// <summary>What a failed PRESERVE_FD leaves of its FLBs.</summary>
    [Switch("failed-preserve", "What does a failed PRESERVE_FD leave of its FLBs?")]
    public FailedPreserve FailedPreserve { get; init; }

    /// <summary>When the pin of a handler's module is dropped.</summary>
    [Switch("pin-dropped", "When is the pin of a module dropped at the end of a file?")]
    public PinDropped PinDropped { get; init; }

    /// <summary>Whether ioctls check the kind of session.</summary>
    [Switch("session-kind-check", "Do session ioctls check the kind of session?")]
    public SessionKindCheck SessionKindCheck { get; init; }

    /// <summary>When a bad address of the answer is noticed.</summary>
    [Switch("answer-copy", "When does an ioctl notice that its answer can not be copied?")]
    public AnswerCopy AnswerCopy { get; init; }

    /// <summary>Whether CREATE_SESSION looks for the name first.</summary>
    [Switch("duplicate-check", "Is a taken session name noticed before or after room is made?")]
    public DuplicateCheck DuplicateCheck { get; init; }

    /// <summary>What a bad name gets.</summary>
    [Switch("name-check", "What does a bad session name get?")]
    public NameCheck NameCheck { get; init; }

    /// <summary>Whether GET_NAME exists.</summary>
    [Switch("get-name", "Does GET_NAME exist?")]
    public GetName GetName { get; init; }

    /// <summary>What a reserved word of FINISH gets.</summary>
    [Switch("finish-reserved", "What does a non-zero reserved word of FINISH get?")]
    public FinishReserved FinishReserved { get; init; }

    /// <summary>Whether a failed rebuild of files is noticed.</summary>
    [Switch("deserialize-files", "Is a failed rebuild of a session's files noticed?")]
    public DeserializeFiles DeserializeFiles { get; init; }

    /// <summary>Whether a failed session allocation is remembered.</summary>
    [Switch("deserialize-alloc", "Is a failed allocation while rebuilding remembered?")]
    public DeserializeAlloc DeserializeAlloc { get; init; }

    /// <summary>What becomes of a session that is closed but cannot be finished.</summary>
    [Switch("unfinishable-close", "What becomes of a session that is closed but cannot be finished?")]
    public UnfinishableClose UnfinishableClose { get; init; }

    /// <summary>How FLBs are counted.</summary>
    [Switch("flb-counting", "How are FLB users counted?")]
    public FlbCounting FlbCounting { get; init; }

    /// <summary>Which files run the preserve callback of an FLB.</summary>
    [Switch("flb-edges", "Which files run the preserve callback of an FLB?")]
    public FlbEdges FlbEdges { get; init; }

    /// <summary>Whether an FLB outlives the callback of its last file.</summary>
    [Switch("flb-put-order", "Is an FLB put before or after the callback of the file?")]
    public FlbPutOrder FlbPutOrder { get; init; }

    /// <summary>Whether the end of an incoming half is remembered.</summary>
    [Switch("flb-finished", "Is the end of the incoming half of an FLB remembered?")]
    public FlbFinished FlbFinished { get; init; }

    /// <summary>Incoming FLB access.</summary>
    [Switch("flb-incoming", "Does get_incoming take a reference?")]
    public FlbIncomingAccess FlbIncoming { get; init; }

    /// <summary>Outgoing FLB access.</summary>
    [Switch("flb-outgoing", "Does get_outgoing take a reference?")]
    public FlbOutgoingAccess FlbOutgoing { get; init; }

    /// <summary>Whether a failed FLB retrieve is remembered.</summary>
    [Switch("flb-retrieve-status", "Is a failed FLB retrieve remembered?")]
    public FlbRetrieveStatus FlbRetrieveStatus { get; init; }

    /// <summary>When the incoming count is loaded.</summary>
    [Switch("flb-count-loaded", "When is the incoming FLB count loaded?")]
    public FlbCountLoaded FlbCountLoaded { get; init; }

    /// <summary>Which number is handed over as FLB count.</summary>
    [Switch("flb-count-saved", "Which number is handed over as the FLB count?")]
    public FlbCountSaved FlbCountSaved { get; init; }

    /// <summary>When registration is allowed.</summary>
    [Switch("register-policy", "When may handlers and FLBs be registered?")]
    public RegisterPolicy RegisterPolicy { get; init; }

    /// <summary>When modules are pinned.</summary>
    [Switch("module-pin", "When is the module of a handler or FLB pinned?")]
    public ModulePin ModulePin { get; init; }

    /// <summary>What excludes user space during serialization.</summary>
    [Switch("reboot-exclusion", "What keeps user space out while the reboot hook runs?")]
    public RebootExclusion RebootExclusion { get; init; }

    /// <summary>Whether RETRIEVE_SESSION keeps the list locked until it has the session.</summary>
    [Switch("retrieve-lookup", "Is the list locked until RETRIEVE_SESSION has locked the session?")]
    public RetrieveLookup RetrieveLookup { get; init; }

    /// <summary>What becomes of the serialize rwsem when the reboot is refused.</summary>
    [Switch("refused-reboot-lock", "What becomes of the serialize rwsem when the reboot is refused?")]
    public RefusedRebootLock RefusedRebootLock { get; init; }

    /// <summary>Whether the device is single-open.</summary>
    [Switch("single-open", "May the device be open more than once?")]
    public SingleOpen SingleOpen { get; init; }

    /// <summary>Whether the hook finalizes KHO.</summary>
    [Switch("kho-finalize", "Does the reboot hook end with a KHO finalize?")]
    public KhoFinalize KhoFinalize { get; init; }

    /// <summary>Where dependencies are looked up on the way out.</summary>
    [Switch("dependency-lookup", "Where does a handler look up a dependency's token?")]
    public DependencyLookup DependencyLookup { get; init; }

    /// <summary>What retrieve does about dependencies.</summary>
    [Switch("dependency-retrieve", "What does retrieve do about a dependency?")]
    public DependencyRetrieve DependencyRetrieve { get; init; }

    /// <summary>Whether can_finish looks at dependencies.</summary>
    [Switch("dependency-finish", "Does can_finish look at dependencies?")]
    public DependencyFinish DependencyFinish { get; init; }

    /// <summary>Sessions per block of the session block set; the kernel's is 51, a workload may scale it down.</summary>
    public int SessionsPerBlock { get; init; } = 51;

    /// <summary>Files per block of a file block set; the kernel's is 63, a workload may scale it down.</summary>
    public int FilesPerBlock { get; init; } = 63;

    /// <summary>Blocks a block set may have.</summary>
    public int MaxBlocks { get; init; } = 10000;

    /// <summary>Files a session may have with one area.</summary>
    public int MaxFilesOneArea { get; init; } = 128;

    /// <summary>Sessions with one area.</summary>
    public int MaxSessionsOneArea { get; init; } = 819;

    /// <summary>Files whose array fits the largest allocation: 64 bytes each in 4 MiB (v4).</summary>
    public int MaxPreservedFiles { get; init; } = 65536;

    /// <summary>Sessions whose array fits the largest allocation: 80 bytes each in 4 MiB (v4).</summary>
    public int MaxPreservedSessions { get; init; } = 52428;

    /// <summary>Characters of a session name that the kernel keeps.</summary>
    public int NameLimit { get; init; } = 63;

    /// <summary>FLBs that may be registered.</summary>
    public int MaxFlbs { get; init; } = 63;
}
