namespace LuoModel.Model.Commands;

/// <summary>
/// What an actor can do. One list for all vocabularies; a design that does not know an operation answers <see cref="Errno.ENOSYS"/>.
/// The names are those of the recordings and the uapi (include/uapi/linux/liveupdate.h and the v3 / v4 mails).
/// </summary>
public enum Op : byte
{
    /// <summary>Nothing: the operation of an unset command.</summary>
    None,

    /// <summary>Open /dev/liveupdate (luo_open). <c>As</c> = descriptor.</summary>
    OpenDev,

    /// <summary>Close a descriptor. <c>Fd</c>.</summary>
    Close,

    /// <summary>Duplicate a descriptor. <c>Fd</c>, <c>As</c>.</summary>
    Dup,

    /// <summary>Open a user file of the workload. <c>Object</c> = file, <c>As</c>.</summary>
    OpenFile,

    /// <summary>CREATE_SESSION (luo_ioctl_create_session). <c>Fd</c> = device, <c>As</c>, <c>Object</c> = name.</summary>
    CreateSession,

    /// <summary>RETRIEVE_SESSION (luo_ioctl_retrieve_session). <c>Fd</c> = device, <c>As</c>, <c>Object</c> = name.</summary>
    RetrieveSession,

    /// <summary>SESSION_PRESERVE_FD (luo_session_preserve_fd). <c>Fd</c> = session, <c>Other</c> = file descriptor, <c>Token</c>.</summary>
    PreserveFd,

    /// <summary>SESSION_RETRIEVE_FD; RESTORE_FD in v4 (luo_session_retrieve_fd). <c>Fd</c> = session, <c>Token</c>, <c>As</c>.</summary>
    RetrieveFd,

    /// <summary>SESSION_FINISH (luo_session_finish). <c>Fd</c> = session, <c>Value</c> = reserved word.</summary>
    Finish,

    /// <summary>SESSION_GET_NAME (luo_session_get_name). <c>Fd</c> = session, <c>Value</c> = reserved word, <c>Other</c> = <see cref="GetNameArgument"/>, -1 = a proper one.</summary>
    GetName,

    /// <summary>The reboot system call with a loaded kexec image. <c>Value</c> = <see cref="RebootKind"/>.</summary>
    Reboot,

    /// <summary>A new kernel that is handed nothing.</summary>
    ColdBoot,

    /// <summary>liveupdate_register_file_handler. <c>Object</c> = handler.</summary>
    Register,

    /// <summary>liveupdate_unregister_file_handler. <c>Object</c> = handler.</summary>
    Unregister,

    /// <summary>liveupdate_register_flb. <c>Object</c> = handler, <c>Other</c> = FLB.</summary>
    RegisterFlb,

    /// <summary>liveupdate_unregister_flb. <c>Object</c> = handler, <c>Other</c> = FLB.</summary>
    UnregisterFlb,

    /// <summary>liveupdate_flb_get_incoming by a driver. <c>Object</c> = FLB.</summary>
    FlbGetIn,

    /// <summary>liveupdate_flb_put_incoming by a driver. <c>Object</c> = FLB.</summary>
    FlbPutIn,

    /// <summary>liveupdate_flb_get_outgoing by a driver. <c>Object</c> = FLB.</summary>
    FlbGetOut,

    /// <summary>liveupdate_flb_put_outgoing by a driver. <c>Object</c> = FLB.</summary>
    FlbPutOut,

    /// <summary>A module starts going away (<c>Value</c> 1) or is live again (0). <c>Object</c> = module.</summary>
    SetModule,

    /// <summary>A handler's contract changes. <c>Object</c> = handler, <c>Other</c> = <see cref="HandlerOption"/>, <c>Value</c>.</summary>
    SetHandler,

    /// <summary>GET_STATE of the global machine (v3, v4). <c>Fd</c> = device.</summary>
    GetState,

    /// <summary>SET_EVENT of the global machine (v3, v4). <c>Fd</c> = device, <c>Value</c> = event.</summary>
    SetEvent,

    /// <summary>FD_PRESERVE of v3: register a file. <c>Fd</c> = device, <c>Other</c> = file descriptor, <c>Token</c>.</summary>
    FdPreserve,

    /// <summary>FD_UNPRESERVE of v3. <c>Fd</c> = device, <c>Token</c>.</summary>
    FdUnpreserve,

    /// <summary>FD_RESTORE of v3. <c>Fd</c> = device, <c>Token</c>, <c>As</c>.</summary>
    FdRestore,

    /// <summary>GET_FD_STATE of v3. <c>Fd</c> = device, <c>Token</c>, <c>Value</c> = incoming.</summary>
    GetFdState,

    /// <summary>SET_FD_EVENT of v3. <c>Fd</c> = device, <c>Token</c>, <c>Value</c> = event.</summary>
    SetFdEvent,

    /// <summary>SESSION_UNPRESERVE_FD of v4. <c>Fd</c> = session, <c>Token</c>, <c>Value</c> = reserved word.</summary>
    UnpreserveFd,

    /// <summary>SESSION_GET_STATE of v4. <c>Fd</c> = session, <c>Value</c> = reserved, <c>Other</c> = incoming.</summary>
    SessionGetState,

    /// <summary>SESSION_SET_EVENT of v4. <c>Fd</c> = session, <c>Value</c> = event.</summary>
    SessionSetEvent,

    /// <summary>An ioctl by number (v3, v4). <c>Fd</c>, <c>Object</c> = command number, <c>Other</c> = size word, <c>Value</c> = <see cref="RawIoctl"/> flags.</summary>
    RawIoctl,

    /// <summary>liveupdate_register_subsystem (v3, v4). <c>Object</c> = subsystem.</summary>
    RegisterSubsystem,

    /// <summary>liveupdate_unregister_subsystem (v3, v4). <c>Object</c> = subsystem.</summary>
    UnregisterSubsystem,

    /// <summary>liveupdate_get_subsystem_data (v3, v4). <c>Object</c> = subsystem.</summary>
    GetSubsystemData,

    /// <summary>A subsystem registers itself early in each following boot (v3). <c>Object</c> = subsystem, <c>Value</c> 1 = early.</summary>
    SetSubsystem,

    /// <summary>What a freed page holds afterwards (v3, v4). <c>Value</c> 0 = poison, 1 = keep.</summary>
    SetMem,

    /// <summary>The device behind a file is hot-unplugged; LUO is told or not, as the design says. <c>Object</c> = file.</summary>
    HotUnplug,

    /// <summary>A task calls reboot; where nothing keeps the others out it stops at the first point where they run.</summary>
    RebootStart,

    /// <summary>The reboot under way goes on to the next such point, or jumps.</summary>
    RebootContinue,

    /// <summary>RETRIEVE_SESSION up to where it has found the session and dropped the list lock. Operands as of <see cref="RetrieveSession"/>.</summary>
    RetrieveSessionStart,

    /// <summary>The rest of it. Operands as of <see cref="RetrieveSession"/>.</summary>
    RetrieveSessionContinue,

    /// <summary>liveupdate_register_flb up to where it has looked whether the private part is initialised. Operands as of <see cref="RegisterFlb"/>.</summary>
    RegisterFlbStart,

    /// <summary>The rest of it. Operands as of <see cref="RegisterFlb"/>.</summary>
    RegisterFlbContinue,

    /// <summary>Reads the incoming blob through debugfs.</summary>
    ReadBlob,

    /// <summary>write() to a file that is memory. <c>Fd</c>.</summary>
    WriteFile,

    /// <summary>fcntl(F_ADD_SEALS) on a file that is memory. <c>Fd</c>, <c>Value</c> 0 = F_SEAL_WRITE, 1 = F_SEAL_GROW.</summary>
    SealFile,

    /// <summary>liveupdate_flb_incoming_early by early boot. <c>Object</c> = FLB.</summary>
    FlbGetEarly,

    /// <summary>liveupdate_fd_data_query by a driver. <c>Object</c> = handler.</summary>
    FdDataQuery,

    /// <summary>kexecfs: fsopen, fsconfig and fsmount of a service's instance. <c>Object</c> = name, <c>As</c>, <c>Value</c> 1 = recover what was handed over.</summary>
    Mount,

    /// <summary>kexecfs: umount of a service's instance. <c>Object</c> = name, <c>Value</c> 1 = the recovered one.</summary>
    Umount,

    /// <summary>kexecfs: open() of the root of a mounted instance. <c>Object</c> = name, <c>As</c>, <c>Value</c> 1 = the recovered one.</summary>
    OpenInstance,

    /// <summary>kexecfs: linkat() of a file into an instance, its name a token. <c>Fd</c> = instance, <c>Other</c> = file descriptor, <c>Token</c>.</summary>
    Link,

    /// <summary>kexecfs: unlinkat() of one entry. <c>Fd</c> = instance, <c>Token</c>.</summary>
    Unlink,

    /// <summary>kexecfs: openat() of one entry. <c>Fd</c> = instance, <c>Token</c>, <c>As</c>.</summary>
    OpenEntry,

    /// <summary>The module of an FLB is unloaded and loaded again. <c>Object</c> = FLB.</summary>
    ReloadFlb,

    /// <summary>SESSION_GET_NAME up to where its answer waits for the page it is copied to. <c>Fd</c> = session.</summary>
    GetNameStart,

    /// <summary>The page comes, and the call returns.</summary>
    GetNameContinue,

    /// <summary>The number of operations.</summary>
    Count,
}

/// <summary>What <see cref="Op.SetHandler"/> changes; the options of the recorded mock handlers.</summary>
public enum HandlerOption : byte
{
    /// <summary>can_finish answers: value 0 = always true, 1 = true when the file was retrieved.</summary>
    CanFinish,

    /// <summary>retrieve gets the incoming FLB first, finish puts it: value 0 = none, else FLB number + 1.</summary>
    UseFlb,
}

/// <summary>Odd arguments of <see cref="Op.GetName"/>.</summary>
public enum GetNameArgument : short
{
    /// <summary>All 72 bytes, zeroed.</summary>
    Proper = -1,

    /// <summary>The size word says 16.</summary>
    Short = 0,

    /// <summary>All 72 bytes, with something left over in the name area, which is an output.</summary>
    NameAreaFilled = 1,

    /// <summary>Not GET_NAME at all: a call with a number behind the last that the kernel knows.</summary>
    OtherNumber = 2,
}

/// <summary>Flags of <see cref="Op.RawIoctl"/>.</summary>
[Flags]
public enum RawIoctl : byte
{
    /// <summary>A well-formed call.</summary>
    None = 0,

    /// <summary>A non-zero byte behind the known structure.</summary>
    Tail = 1,

    /// <summary>The wrong ioctl letter.</summary>
    BadType = 2,
}

/// <summary>Events of the v3 and v4 state machines, with their uapi numbers (enum liveupdate_event).</summary>
public enum LuoEventCode : byte
{
    /// <summary>PREPARE.</summary>
    Prepare = 0,

    /// <summary>FREEZE.</summary>
    Freeze = 1,

    /// <summary>FINISH.</summary>
    Finish = 2,

    /// <summary>CANCEL.</summary>
    Cancel = 3,
}
