using LuoModel.Model.Commands;
using LuoModel.Model.Events;

namespace LuoModel.Model.Traces;

/// <summary>What a check that refuses a call says, and the kernel function it stands in.</summary>
public static class GuardText
{
    /// <summary>The sentence of a check, without a final stop.</summary>
    public static string Sentence(Guard guard) => guard switch
    {
        Guard.DescriptorClosed => "the descriptor is not open",
        Guard.NotOfLuo => "the descriptor is neither the device nor a session",
        Guard.OtherKindOfDescriptor => "the device and sessions have calls of their own, and this one is for the other",
        Guard.BadName => "the session name is empty or has no terminator in its 64 bytes",
        Guard.NameTaken => "an outgoing session has the name",
        Guard.SessionsFull => "there is no room for another session",
        Guard.NoSuchSession => "no incoming session has the name",
        Guard.SessionHandedOut => "the session was handed out in this kernel already",
        Guard.WrongKindOfSession => "the call is for the other kind of session, incoming or outgoing",
        Guard.ReservedWord => "a reserved word is not zero",
        Guard.HoldsInvalidFile => "the session holds a file whose device is gone",
        Guard.SessionFrozen => "a reboot froze the session",
        Guard.TokenTaken => "the session has a file under the token",
        Guard.FilesFull => "the session has no room for another file",
        Guard.NoHandler => "no registered handler takes the file, or the module of the one that does is going away",
        Guard.FileHeld => "LUO holds the file already",
        Guard.NoSuchToken => "the session has no file under the token",
        Guard.FileInvalid => "the device behind the file is gone",
        Guard.RetrieveFailedBefore => "retrieve of the file failed before, and the error is remembered",
        Guard.CanNotFinish => "can_finish of a file says no",
        Guard.NoOutgoingObject => "the FLB has no outgoing object",
        Guard.FlbFinished => "the incoming half of the FLB is finished",
        Guard.FlbFailedBefore => "retrieve of the FLB failed before, and the error is remembered",
        Guard.NothingHandedOver => "this kernel was handed nothing",
        Guard.FlbNotHandedOver => "the previous kernel handed nothing over for the FLB",
        Guard.FlbOwnCall => "the callback of an FLB asks for the half whose lock is held around it",
        Guard.Disabled => "LUO disabled itself at boot",
        Guard.DeviceOpen => "somebody has the device open",
        Guard.RebuildFailed => "the sessions of the previous kernel could not be rebuilt, and the error is remembered",
        Guard.Rebooting => "a reboot is under way or went through",
        Guard.SessionsExist => "handlers and FLBs come and go only while no session exists",
        Guard.AlreadyRegistered => "the handler is registered, or the FLB linked, already",
        Guard.NotRegistered => "the handler is not registered, or the FLB not linked",
        Guard.FlbsFull => "no further FLB can be registered",
        Guard.OutsideCallback => "the FLB is reached from outside the callbacks of its files",
        Guard.FlbFetchedBefore => "the FLB was fetched once at boot, and no further fetch is meant",
        Guard.FlbOfOtherHandler => "the FLB is linked to another handler, and to one only it can be",
        Guard.NoBlob => "there is no blob to read",
        Guard.SealedOrFrozen => "the file is sealed against this write, has to stay as long as it is while it is preserved, or is frozen for the next kernel",
        Guard.ReadOnlyDescriptor => "the descriptor is open for reading only",
        Guard.SealedAgainstSeals => "the file was made without sealing, so it is sealed against further seals",
        Guard.PagesPinned => "the file is preserved, which pins its pages",
        Guard.HandlerInUse => "a session holds a file of the handler",
        Guard.ModulePinned => "the module is pinned, so it can not be unloaded",
        Guard.ImageWithoutKho => "the loaded image takes no KHO along",
        Guard.UnknownCall => "the kernel does not know the call",
        Guard.BadSize => "the argument has a size that the call does not take",
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, "not a check"),
    };

    /// <summary>The function of the kernel in which the check stands, when it refuses <paramref name="op"/>; with its file.</summary>
    public static string Function(Guard guard, Op op) => guard switch
    {
        Guard.DescriptorClosed when op is Op.Close or Op.Dup => "fdget() of the VFS",
        Guard.DescriptorClosed when op is not Op.PreserveFd => "the ioctl system call of the VFS",
        Guard.NotOfLuo => "the ioctl system call of the VFS",
        Guard.OtherKindOfDescriptor when op is Op.CreateSession or Op.RetrieveSession => "luo_session_ioctl() in luo_session.c",
        Guard.OtherKindOfDescriptor => "luo_ioctl() in luo_core.c",
        Guard.BadName => "luo_session_create() in luo_session.c",
        Guard.NameTaken or Guard.SessionsFull => "luo_session_insert() in luo_session.c",
        Guard.NoSuchSession or Guard.SessionHandedOut => "luo_session_retrieve() in luo_session.c",
        Guard.WrongKindOfSession => "luo_session_ioctl() in luo_session.c",
        Guard.SessionFrozen => "luo_session_preserve_fd() in luo_session.c",
        Guard.ReservedWord when op == Op.GetName => "luo_session_get_name() in luo_session.c",
        Guard.ReservedWord => "luo_session_finish() in luo_session.c",
        Guard.FileInvalid when op == Op.Reboot => "luo_file_freeze_one() in luo_file.c",
        Guard.CanNotFinish or Guard.HoldsInvalidFile => "luo_file_finish() in luo_file.c",
        Guard.FlbFinished or Guard.FlbFailedBefore or Guard.NothingHandedOver or Guard.FlbNotHandedOver => "luo_flb_retrieve_one() in luo_flb.c",
        Guard.DeviceOpen or Guard.RebuildFailed => "luo_open() in luo_core.c",
        _ => Actors.KernelFunction(op),
    };
}
