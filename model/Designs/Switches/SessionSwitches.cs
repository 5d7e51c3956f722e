namespace LuoModel.Model.Designs.Switches;

/// <summary>Which set of operations and states user space sees; chooses the orchestrator.</summary>
public enum Vocabulary : byte
{
    /// <summary>Sessions without a machine: CREATE, RETRIEVE, PRESERVE_FD, RETRIEVE_FD, FINISH (merged).</summary>
    [Choice("sessions", "the merged uAPI: sessions without a state machine", "0153094d03df, 16cec0d26521")]
    Sessions,

    /// <summary>One global machine (RFC v3).</summary>
    [Choice("global-machine", "one global state machine, no sessions", "RFC v3, August 2025")]
    GlobalMachine,

    /// <summary>Sessions with their own machine under the global one (v4).</summary>
    [Choice("session-machine", "sessions with a state machine each, under a global one", "v4, September 2025")]
    SessionMachine,

    /// <summary>A file system: an instance is a session, link and unlink preserve and unpreserve (not adopted).</summary>
    [Choice("kexecfs", "a file system: instances for sessions, link, unlink and umount for ioctls", "mail of 2025-06-25 on the RFC v2 series")]
    Kexecfs,
}

/// <summary>Whether session ioctls look at the kind of session.</summary>
public enum SessionKindCheck : byte
{
    /// <summary>-EINVAL for the wrong kind, before anything else.</summary>
    [Choice("einval", "FINISH and RETRIEVE_FD need an incoming, PRESERVE_FD an outgoing session", "507e3b479f9c")]
    Einval,

    /// <summary>No check (bug B04).</summary>
    [Choice("none", "every ioctl is taken on every session (B04)", "luo_session.c @7f790dd21a93")]
    None,
}

/// <summary>What a bad session name gets.</summary>
public enum NameCheck : byte
{
    /// <summary>Empty or unterminated names are refused.</summary>
    [Choice("einval", "an empty or unterminated name is refused with -EINVAL", "e947433cd0d2")]
    Einval,

    /// <summary>Names are cut at 63 characters, empty ones accepted (bug B17).</summary>
    [Choice("cut", "long names are cut, empty ones accepted (B17)", "luo_session.c @7f790dd21a93")]
    Cut,
}

/// <summary>Whether GET_NAME exists.</summary>
public enum GetName : byte
{
    /// <summary>It exists.</summary>
    [Choice("present", "SESSION_GET_NAME exists", "4c08a9f38c50")]
    Present,

    /// <summary>It does not.</summary>
    [Choice("absent", "no SESSION_GET_NAME", "v7.0")]
    Absent,
}

/// <summary>What a non-zero reserved word of FINISH gets.</summary>
public enum FinishReserved : byte
{
    /// <summary>-EINVAL before anything changes.</summary>
    [Choice("einval", "refused with -EINVAL", "05cf3d87a0bf")]
    Einval,

    /// <summary>Ignored (bug B18).</summary>
    [Choice("ignore", "ignored (B18)", "16cec0d26521")]
    Ignore,
}

/// <summary>What happens when the files of a session can not be rebuilt.</summary>
public enum DeserializeFiles : byte
{
    /// <summary>The open fails and keeps failing.</summary>
    [Choice("propagate", "the open fails with -EIO, now and later", "307e0c5859b0")]
    Propagate,

    /// <summary>The session comes back empty, the others whole.</summary>
    [Choice("session-only", "the session comes back without files, the others are whole", "a repair of O11")]
    SessionOnly,

    /// <summary>Nobody notices (bug B05).</summary>
    [Choice("ignore", "the result is dropped, the session lacks files (B05)", "luo_session.c @7f790dd21a93")]
    Ignore,
}

/// <summary>What happens when a session can not be allocated while rebuilding.</summary>
public enum DeserializeAlloc : byte
{
    /// <summary>The error is remembered for later opens.</summary>
    [Choice("remember", "the error is remembered for every later open", "a8810050f8db")]
    Remember,

    /// <summary>Only the first open sees it (bug B06).</summary>
    [Choice("forget", "only the first open fails, the next succeeds on a partial list (B06)", "luo_session.c @7f790dd21a93")]
    Forget,
}

/// <summary>When close of a session that cannot be finished gives it up.</summary>
public enum UnfinishableClose : byte
{
    /// <summary>The session stays without a descriptor until the next kexec (O02).</summary>
    [Choice("zombie", "the session stays, unreachable, until the next kexec (O02)", "luo_session.c @637315cb400e")]
    Zombie,

    /// <summary>It can be retrieved again.</summary>
    [Choice("retrievable", "the session can be retrieved again", "a repair of O02")]
    Retrievable,
}

/// <summary>Whether sessions without files travel.</summary>
public enum EmptySessions : byte
{
    /// <summary>They do, without an area.</summary>
    [Choice("handed-over", "a session without files is handed over too", "luo_session.c @637315cb400e")]
    HandedOver,

    /// <summary>They are left behind.</summary>
    [Choice("dropped", "a session without files is left behind", "a defect, for the hand-over invariant")]
    Dropped,
}

/// <summary>When the answer of an ioctl meets a bad address.</summary>
public enum AnswerCopy : byte
{
    /// <summary>Last: -EFAULT although the operation was done (O03, O04).</summary>
    [Choice("last", "the answer is copied last, so -EFAULT hides that the call was carried out (O03, O04)", "luo_core.c @6bd280c7feeb, luo_session.c @637315cb400e")]
    Last,

    /// <summary>No answer is copied: system calls of a file system return descriptors and errnos.</summary>
    [Choice("returned", "nothing is copied, the result is the return value", "mail of 2025-06-25 (fsmount, linkat, openat)")]
    Returned,

    /// <summary>First.</summary>
    [Choice("checked-first", "the address of the answer is checked before anything is done", "a repair of O03 and O04")]
    CheckedFirst,
}

/// <summary>Whether CREATE_SESSION makes room before it looks for the name.</summary>
public enum DuplicateCheck : byte
{
    /// <summary>Room first, and it is kept when the name is taken (O05).</summary>
    [Choice("after-room", "room for the session is made first and kept (O05)", "luo_session.c @637315cb400e")]
    AfterRoom,

    /// <summary>Name first.</summary>
    [Choice("before-room", "the name is looked for before room is made", "a repair of O05")]
    BeforeRoom,
}
