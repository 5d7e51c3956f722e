namespace LuoModel.Model.Events;

/// <summary>What LUO does while a command runs: callbacks into handlers, FLBs and subsystems, calls from mocks into LUO, and incidents.</summary>
public enum EventKind : byte
{
    /// <summary>No event.</summary>
    None,

    /// <summary>Handler callback can_preserve(h, f) -> ret (0 or 1).</summary>
    CanPreserve,

    /// <summary>Handler callback preserve(h, f) -> ret; sets the data word.</summary>
    Preserve,

    /// <summary>Handler callback unpreserve(h, f, data).</summary>
    Unpreserve,

    /// <summary>Handler callback freeze(h, f, data) -> ret, new data.</summary>
    Freeze,

    /// <summary>Handler callback unfreeze(h, f, data).</summary>
    Unfreeze,

    /// <summary>Handler callback retrieve(h, data) -> ret, f.</summary>
    Retrieve,

    /// <summary>Handler callback can_finish(h, f, data, status) -> ret (0 or 1).</summary>
    CanFinish,

    /// <summary>Handler callback finish(h, f, data, status); v3 and v4: reclaimed instead of status.</summary>
    Finish,

    /// <summary>Handler callback prepare of v3 and v4.</summary>
    Prepare,

    /// <summary>Handler callback cancel of v3 and v4.</summary>
    Cancel,

    /// <summary>FLB callback preserve -> ret; sets data and object.</summary>
    FlbPreserve,

    /// <summary>FLB callback unpreserve.</summary>
    FlbUnpreserve,

    /// <summary>FLB callback retrieve -> ret, object.</summary>
    FlbRetrieve,

    /// <summary>FLB callback finish.</summary>
    FlbFinish,

    /// <summary>A mock handler called liveupdate_flb_get_incoming; logged after it returned.</summary>
    FlbGetIncomingCall,

    /// <summary>A mock handler calls liveupdate_flb_put_incoming; logged before it is called.</summary>
    FlbPutIncomingCall,

    /// <summary>Subsystem callback prepare (v3, v4).</summary>
    SubsystemPrepare,

    /// <summary>Subsystem callback freeze (v3, v4).</summary>
    SubsystemFreeze,

    /// <summary>Subsystem callback cancel (v3, v4).</summary>
    SubsystemCancel,

    /// <summary>Subsystem callback boot (v3, v4).</summary>
    SubsystemBoot,

    /// <summary>Subsystem callback finish (v3, v4).</summary>
    SubsystemFinish,

    /// <summary>v3: the inner result of FD_PRESERVE, which user space never sees.</summary>
    RegisterFileCall,

    /// <summary>The last reference to a file went; its release follows.</summary>
    FileFree,

    /// <summary>The machine jumps into the next kernel.</summary>
    Kexec,

    /// <summary>The machine boots with nothing handed over.</summary>
    ColdBoot,

    /// <summary>An injected fault fired.</summary>
    Fault,

    /// <summary>A module reference could not be taken.</summary>
    ModuleGetFailed,

    /// <summary>A kernel warning; <see cref="LuoEvent.Site"/> tells where.</summary>
    Warn,

    /// <summary>A reference counter was misused.</summary>
    Refcount,

    /// <summary>The kernel panics.</summary>
    Panic,

    /// <summary>Memory given back the wrong way.</summary>
    KhoMisuse,

    /// <summary>A handler is told to end a handle that is not live.</summary>
    HandleMisuse,

    /// <summary>A list entry that was never in the list is removed.</summary>
    ListCorrupt,

    /// <summary>A lock is released once too often.</summary>
    LockMisuse,

    /// <summary>A module reference is dropped that was never taken.</summary>
    ModuleUnderflow,

    /// <summary>v3: pages freed although KHO still hands them over.</summary>
    FreedPreserved,

    /// <summary>v4: a page is freed while it is still in KHO's map.</summary>
    FreePreserved,

    /// <summary>v4: a freed page was written.</summary>
    WriteAfterFree,

    /// <summary>v4: an address of a freed or lost page is turned into a pointer.</summary>
    StaleAddress,

    /// <summary>v4: an address of a page that the old kernel had freed before it travelled.</summary>
    FreedBeforeKexec,

    /// <summary>A dependency was looked up by a handler (liveupdate_get_token_outgoing or liveupdate_get_file_incoming).</summary>
    DependencyLookup,

    /// <summary>A callback of a handler is called while nothing pins its module.</summary>
    UnpinnedCall,

    /// <summary>An invalidated file leaves its session: its device is gone, so neither unpreserve nor finish of the handler is called.</summary>
    Drop,

    /// <summary>A session that was freed is locked.</summary>
    UseAfterFree,

    /// <summary>Memory that is no list entry, or not LUO's any more, is read as if it were.</summary>
    StrayRead,

    /// <summary>A check refuses the call, for sinks that explain; <see cref="LuoEvent.N"/> is the <see cref="Guard"/>.</summary>
    Refused,

    /// <summary>The private part of an FLB is initialised.</summary>
    FlbInit,

    /// <summary>The number of kinds.</summary>
    Count,
}
