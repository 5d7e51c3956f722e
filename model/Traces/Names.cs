using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Traces;

/// <summary>How commands, results and events are written: the kernel's names, lower case, with the workload's names for things.</summary>
public static class Names
{
    /// <summary>The operation as the uapi and the recordings call it, e.g. <c>preserve_fd</c>.</summary>
    public static string Of(Op op) => KernelName.Of(op);

    /// <summary>The callback or incident, e.g. <c>can_finish</c>.</summary>
    public static string Of(EventKind kind) => KernelName.Snake(kind.ToString());

    /// <summary>The service that can fail, e.g. <c>copy_to_user</c>.</summary>
    public static string Of(FaultKind kind) => KernelName.Snake(kind.ToString());

    /// <summary>A command, e.g. <c>preserve_fd s1 f1 token 1</c>.</summary>
    public static string Of(in Command command, Workload workload)
    {
        var name = Of(command.Op);
        var fd = Variable(workload, command.Fd);
        var into = command.As >= 0 ? " -> " + Variable(workload, command.As) : string.Empty;
        return command.Op switch
        {
            Op.CreateSession or Op.RetrieveSession or Op.RetrieveSessionStart => $"{name} \"{workload.Names[command.Object]}\"{into}",
            Op.Mount or Op.Umount or Op.OpenInstance => $"{name} \"{workload.Names[command.Object]}\"{(command.Value == 0 ? string.Empty : " recover")}{into}",
            Op.PreserveFd or Op.FdPreserve or Op.Link => $"{name} {fd} {Variable(workload, command.Other)} token {Token(workload, command.Token)}",
            Op.RetrieveFd or Op.FdRestore or Op.OpenEntry => $"{name} {fd} token {Token(workload, command.Token)}{into}",
            Op.UnpreserveFd or Op.FdUnpreserve or Op.Unlink => $"{name} {fd} token {Token(workload, command.Token)}{(command.Value == 0 ? string.Empty : " reserved")}",
            Op.SessionGetState => $"{name} {fd}{(command.Other > 0 ? " incoming" : string.Empty)}{(command.Value == 0 ? string.Empty : " reserved")}",
            Op.Finish or Op.GetName => $"{name} {fd}{(command.Value == 0 ? string.Empty : " reserved")}{GetNameSuffix(command)}",
            Op.OpenFile => $"{name} {workload.Files[command.Object].Name}{into}",
            Op.HotUnplug => $"{name} {workload.Files[command.Object].Name}",
            Op.Register or Op.Unregister => $"{name} {workload.Handlers[command.Object].Name}",
            Op.RegisterFlb or Op.RegisterFlbStart or Op.RegisterFlbContinue or Op.UnregisterFlb => $"{name} {workload.Handlers[command.Object].Name} {workload.Flbs[command.Other]}",
            Op.FdDataQuery => $"{name} {workload.Handlers[command.Object].Name}",
            Op.FlbGetEarly or Op.FlbGetIn or Op.FlbGetOut or Op.FlbPutIn or Op.FlbPutOut => $"{name} {workload.Flbs[command.Object]}",
            Op.ReloadFlb => $"{name} {workload.Flbs[command.Object]}",
            Op.SealFile => $"{name} {fd}{(command.Value == 0 ? string.Empty : " grow")}",
            Op.SetModule => $"{name} {Module(workload, command.Object)} {(command.Value == 0 ? "live" : "going")}",
            Op.Reboot => name + RebootSuffix(command.Value),
            Op.RegisterSubsystem or Op.UnregisterSubsystem or Op.GetSubsystemData => $"{name} {workload.Subsystems[command.Object].Name}",
            Op.SetEvent or Op.SessionSetEvent => $"{name} {fd} {((LuoEventCode)command.Value).ToString().ToUpperInvariant()}",
            Op.SetFdEvent => $"{name} {fd} token {Token(workload, command.Token)} {((LuoEventCode)command.Value).ToString().ToUpperInvariant()}",
            Op.GetFdState => $"{name} {fd} token {Token(workload, command.Token)}{(command.Value == 0 ? string.Empty : " incoming")}",
            _ => fd.Length > 0 ? $"{name} {fd}{into}" : name + into,
        };
    }

    /// <summary>A result: <c>0</c>, an errno name, or how the machine stopped.</summary>
    public static string Of(in Result result) => result.Outcome switch
    {
        Outcome.Returned => Errno.Name(result.Ret),
        Outcome.StuckRwsemRead => "waits for ever (rwsem read)",
        Outcome.StuckRwsemWrite => "waits for ever (rwsem write)",
        Outcome.StuckMutex => "waits for ever (mutex held by itself)",
        Outcome.Panic => "panic",
        _ => "oops",
    };

    /// <summary>An event, e.g. <c>freeze full f1 -> -EIO</c>. The state is that after the command, or null; the file's origin comes from it or from the token.</summary>
    public static string Of(in LuoEvent e, Workload workload)
    {
        var name = Of(e.Kind);
        var file = e.Token >= 0 && e.Token < workload.Tokens.Count ? $" token {Token(workload, e.Token)}" : string.Empty;
        return e.Kind switch
        {
            EventKind.CanPreserve => $"{name} {workload.Handlers[e.Who].Name} -> {YesNo(e.Ret)}",
            EventKind.CanFinish => $"{name} {workload.Handlers[e.Who].Name}{file} -> {YesNo(e.Ret)}",
            EventKind.Preserve or EventKind.Freeze or EventKind.Retrieve or EventKind.Prepare =>
                $"{name} {workload.Handlers[e.Who].Name}{file} -> {Errno.Name(e.Ret)}",
            EventKind.Unpreserve or EventKind.Unfreeze or EventKind.Cancel or EventKind.Drop => $"{name} {workload.Handlers[e.Who].Name}{file}",
            EventKind.Finish => $"{name} {workload.Handlers[e.Who].Name}{file} status {Errno.Name(e.Status)}",
            EventKind.FlbPreserve or EventKind.FlbRetrieve or EventKind.FlbGetIncomingCall =>
                $"{name} {workload.Flbs[e.Who]} -> {Errno.Name(e.Ret)}",
            EventKind.FlbUnpreserve or EventKind.FlbFinish or EventKind.FlbInit or EventKind.FlbPutIncomingCall => $"{name} {workload.Flbs[e.Who]}",
            EventKind.SubsystemPrepare or EventKind.SubsystemFreeze => $"{name} {workload.Subsystems[e.Who].Name} -> {Errno.Name(e.Ret)}",
            EventKind.SubsystemCancel or EventKind.SubsystemBoot or EventKind.SubsystemFinish => $"{name} {workload.Subsystems[e.Who].Name}",
            EventKind.RegisterFileCall => $"{name} -> {Errno.Name(e.Ret)}",
            EventKind.Fault => $"fault {KernelName.Snake(((FaultKind)e.N).ToString())}",
            EventKind.Warn or EventKind.Panic => $"{name} in {KernelName.Snake(e.Site.ToString())}{(e.N > 0 ? " " + e.N.ToString(CultureInfo.InvariantCulture) : string.Empty)}",
            EventKind.Refcount => $"refcount {KernelName.Snake(((RefcountIncident)e.N).ToString())}",
            EventKind.ModuleGetFailed or EventKind.ModuleUnderflow => $"{name} {Module(workload, e.Who)}",
            EventKind.DependencyLookup => $"looks up {workload.Files[e.Who].Name} -> {Errno.Name(e.Ret)}",
            EventKind.FileFree => e.Session >= 0 ? "release of a session" : "release of a file",
            _ => name,
        };
    }

    /// <summary>Name of a struct file, e.g. <c>f1</c> opened or <c>f1@2</c> retrieved; the device and sessions by what they are.</summary>
    public static string File(LuoState state, int slot, Workload workload)
    {
        ref var file = ref state.User(slot);
        var origin = file.Origin >= 0 ? workload.Files[file.Origin].Name : "?";
        return file.Kind switch
        {
            UserFileKind.Device => "device",
            UserFileKind.Session => $"session file {slot.ToString(CultureInfo.InvariantCulture)}",
            UserFileKind.Retrieved => origin + "'",
            _ => origin,
        };
    }

    private static string RebootSuffix(int kind) => (RebootKind)kind switch
    {
        RebootKind.Unwound => " nokexec",
        RebootKind.Jump => " jump",
        RebootKind.ForeignKernel => " into a kernel of another ABI",
        RebootKind.PlainImage => " into an image without KHO",
        RebootKind.NextOff => " into a kernel without liveupdate=on",
        _ => string.Empty,
    };

    private static string GetNameSuffix(in Command command) => command.Op != Op.GetName ? string.Empty : (GetNameArgument)command.Other switch
    {
        GetNameArgument.Short => " 16 bytes",
        GetNameArgument.NameAreaFilled => " name area filled",
        GetNameArgument.OtherNumber => " unknown number",
        _ => string.Empty,
    };

    private static string YesNo(int value) => value != 0 ? "yes" : "no";

    private static string Variable(Workload workload, int fd) => fd >= 0 ? workload.Descriptors[fd] : string.Empty;

    private static string Token(Workload workload, int token) => workload.Tokens[token].ToString(CultureInfo.InvariantCulture);

    private static string Module(Workload workload, int module) => module < workload.Handlers.Count
        ? workload.Handlers[module].Name
        : module < workload.Handlers.Count + workload.Flbs.Count
            ? workload.Flbs[module - workload.Handlers.Count]
            : workload.Subsystems[module - workload.Handlers.Count - workload.Flbs.Count].Name;
}
