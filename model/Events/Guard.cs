namespace LuoModel.Model.Events;

/// <summary>
/// A check that refuses a call: the <see cref="LuoEvent.N"/> of <see cref="EventKind.Refused"/>. Failing callbacks, services, modules and dependencies have
/// events of their own; these are the others. What each says and where it is in the kernel: <see cref="Traces.GuardText"/>.
/// </summary>
public enum Guard : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The descriptor is not open.</summary>
    DescriptorClosed,

    /// <summary>The descriptor is neither the device nor a session.</summary>
    NotOfLuo,

    /// <summary>A session where the device is needed, or the other way round.</summary>
    OtherKindOfDescriptor,

    /// <summary>An empty or unterminated session name.</summary>
    BadName,

    /// <summary>An outgoing session has the name.</summary>
    NameTaken,

    /// <summary>The one area for sessions is full.</summary>
    SessionsFull,

    /// <summary>No incoming session has the name.</summary>
    NoSuchSession,

    /// <summary>The session was handed out in this kernel.</summary>
    SessionHandedOut,

    /// <summary>A call for the other kind of session.</summary>
    WrongKindOfSession,

    /// <summary>A reserved word is not zero.</summary>
    ReservedWord,

    /// <summary>The session holds a file whose device is gone.</summary>
    HoldsInvalidFile,

    /// <summary>A reboot froze the session.</summary>
    SessionFrozen,

    /// <summary>The session has a file under the token.</summary>
    TokenTaken,

    /// <summary>The session is full.</summary>
    FilesFull,

    /// <summary>No registered handler takes the file, or the module of the one that does is going.</summary>
    NoHandler,

    /// <summary>LUO holds the file already.</summary>
    FileHeld,

    /// <summary>The session has no file under the token.</summary>
    NoSuchToken,

    /// <summary>The device behind the file is gone.</summary>
    FileInvalid,

    /// <summary>Retrieve of the file failed before.</summary>
    RetrieveFailedBefore,

    /// <summary>can_finish of the file says no.</summary>
    CanNotFinish,

    /// <summary>The FLB has no outgoing object.</summary>
    NoOutgoingObject,

    /// <summary>The incoming half of the FLB is finished.</summary>
    FlbFinished,

    /// <summary>Retrieve of the FLB failed before.</summary>
    FlbFailedBefore,

    /// <summary>This kernel was handed nothing.</summary>
    NothingHandedOver,

    /// <summary>The previous kernel handed nothing over for the FLB.</summary>
    FlbNotHandedOver,

    /// <summary>The callback of an FLB asks for its own half.</summary>
    FlbOwnCall,

    /// <summary>LUO disabled itself at boot.</summary>
    Disabled,

    /// <summary>Somebody has the device open.</summary>
    DeviceOpen,

    /// <summary>The sessions of the previous kernel could not be rebuilt.</summary>
    RebuildFailed,

    /// <summary>A reboot is under way or went through.</summary>
    Rebooting,

    /// <summary>A session exists, and handlers and FLBs come and go only while there is none.</summary>
    SessionsExist,

    /// <summary>The handler is registered, or the FLB linked.</summary>
    AlreadyRegistered,

    /// <summary>The handler is not registered, or the FLB not linked.</summary>
    NotRegistered,

    /// <summary>No further FLB can be registered.</summary>
    FlbsFull,

    /// <summary>The FLB is reached from outside the callbacks of its files.</summary>
    OutsideCallback,

    /// <summary>The FLB was fetched at boot, once.</summary>
    FlbFetchedBefore,

    /// <summary>The FLB belongs to another handler, and may belong to one only.</summary>
    FlbOfOtherHandler,

    /// <summary>The blob is not shown.</summary>
    NoBlob,

    /// <summary>The file is sealed, or frozen.</summary>
    SealedOrFrozen,

    /// <summary>The argument has a size that the call does not take.</summary>
    BadSize,

    /// <summary>The descriptor is open for reading only.</summary>
    ReadOnlyDescriptor,

    /// <summary>The file takes no further seals.</summary>
    SealedAgainstSeals,

    /// <summary>The pages of the file are pinned, as it is preserved.</summary>
    PagesPinned,

    /// <summary>A session holds a file of the handler.</summary>
    HandlerInUse,

    /// <summary>The module is pinned.</summary>
    ModulePinned,

    /// <summary>The loaded image takes no KHO along.</summary>
    ImageWithoutKho,

    /// <summary>The kernel does not know the call.</summary>
    UnknownCall,

    /// <summary>The number of guards.</summary>
    Count,
}
