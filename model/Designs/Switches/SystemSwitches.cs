namespace LuoModel.Model.Designs.Switches;

/// <summary>When handlers and FLBs may be registered and unregistered.</summary>
public enum RegisterPolicy : byte
{
    /// <summary>At any time, under the register rwlock; unregister can not fail.</summary>
    [Choice("any-time", "at any time, unregister returns nothing", "118c39082420")]
    AnyTime,

    /// <summary>Only while no session exists, else -EBUSY (B10).</summary>
    [Choice("quiesce", "only while no session exists, else -EBUSY (B10)", "luo_file.c @00d0b372374f")]
    Quiesce,
}

/// <summary>When a handler's or FLB's module is pinned.</summary>
public enum ModulePin : byte
{
    /// <summary>For each preserved or rebuilt file, and from the first to the last user of an FLB.</summary>
    [Choice("in-use", "pinned while a file or FLB of it is held", "118c39082420")]
    InUse,

    /// <summary>While it is registered (B10).</summary>
    [Choice("registered", "pinned while registered (B10)", "luo_file.c @00d0b372374f")]
    Registered,
}

/// <summary>What keeps user space out while the reboot hook serializes and afterwards.</summary>
public enum RebootExclusion : byte
{
    /// <summary>A rwsem, write-held for ever on success.</summary>
    [Choice("rwsem", "a rwsem, write-held for ever once serialization succeeded", "bb1328be35bf")]
    Rwsem,

    /// <summary>A flag: calls are refused with -EBUSY, a task that closes a session waits.</summary>
    [Choice("flag", "a flag: calls on sessions are -EBUSY, a close waits for it to clear", "lkml 2603.2/16202 (v3 of the series of March 2026, not taken)")]
    Flag,

    /// <summary>Nothing (B07).</summary>
    [Choice("none", "nothing (B07)", "luo_session.c @7f790dd21a93")]
    None,
}

/// <summary>Whether RETRIEVE_SESSION keeps the list locked until it has the session.</summary>
public enum RetrieveLookup : byte
{
    /// <summary>It does.</summary>
    [Choice("locked", "the list stays locked until the session is locked and its file exists", "d3ae9e7fddb4")]
    Locked,

    /// <summary>It drops the list lock first, so that the session may be freed before it is locked (B08).</summary>
    [Choice("unlocked", "the list lock is dropped before the session is locked, so it may be freed between (B08)", "luo_session.c @7f790dd21a93")]
    Unlocked,
}

/// <summary>Whether the reboot hook ends with a KHO finalize that can fail.</summary>
public enum KhoFinalize : byte
{
    /// <summary>It does not.</summary>
    [Choice("absent", "no finalize step", "luo_core.c @6bd280c7feeb")]
    Absent,

    /// <summary>It does; a failure is shown as -EAGAIN and nothing is rolled back (O13).</summary>
    [Choice("in-hook", "the last step of the hook; failure gives -EAGAIN and leaves all frozen (O13)", "luo_core.c @cab056f2aae7")]
    InHook,
}

/// <summary>Order in which sessions before the failing one are rolled back.</summary>
public enum SessionRollbackOrder : byte
{
    /// <summary>The youngest first.</summary>
    [Choice("reverse", "the session before the failing one first, the oldest last", "luo_session.c @7f790dd21a93")]
    Reverse,

    /// <summary>The oldest first.</summary>
    [Choice("forward", "the oldest session first", "a defect, for the order invariants")]
    Forward,
}

/// <summary>What becomes of the serialize rwsem when serialization fails.</summary>
public enum RefusedRebootLock : byte
{
    /// <summary>It is released with the error.</summary>
    [Choice("released", "released when the reboot is refused", "bb1328be35bf")]
    Released,

    /// <summary>It stays write-held, as after a success.</summary>
    [Choice("kept", "kept as after a success: nobody gets in any more", "a defect, for the refused-reboot invariant")]
    Kept,
}

/// <summary>Whether the device can be open more than once.</summary>
public enum SingleOpen : byte
{
    /// <summary>A second open is -EBUSY.</summary>
    [Choice("busy", "a second open is -EBUSY", "luo_core.c @6bd280c7feeb")]
    Busy,

    /// <summary>Anybody may open it.</summary>
    [Choice("any", "any number of openers", "a defect, for the single-open invariant")]
    Any,
}
