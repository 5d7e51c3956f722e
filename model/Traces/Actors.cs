using LuoModel.Model.Commands;

namespace LuoModel.Model.Traces;

/// <summary>Who issues an operation when nobody says so, and the kernel function that it enters.</summary>
public static class Actors
{
    /// <summary>User space.</summary>
    public const string Agent = "agent";

    /// <summary>A driver or module of the kernel.</summary>
    public const string Driver = "driver";

    /// <summary>What happens to the machine as a whole.</summary>
    public const string Environment = "environment";

    /// <summary>The actor of an operation.</summary>
    public static string Of(Op op) => op switch
    {
        Op.Register or Op.Unregister or Op.RegisterFlb or Op.RegisterFlbStart or Op.RegisterFlbContinue or Op.UnregisterFlb or Op.FlbGetIn or Op.FlbPutIn or Op.FlbGetOut or Op.FlbPutOut or Op.FlbGetEarly or Op.FdDataQuery or Op.ReloadFlb => Driver,
        Op.RegisterSubsystem or Op.UnregisterSubsystem or Op.GetSubsystemData or Op.SetSubsystem or Op.SetHandler => Driver,
        Op.ColdBoot or Op.SetModule or Op.HotUnplug or Op.SetMem => Environment,
        _ => Agent,
    };

    /// <summary>The function of the kernel that an operation enters, with its file; empty for what no kernel function stands for.</summary>
    public static string KernelFunction(Op op) => op switch
    {
        Op.OpenDev => "luo_open() in luo_core.c",
        Op.CreateSession => "luo_ioctl_create_session() in luo_core.c",
        Op.RetrieveSession or Op.RetrieveSessionStart or Op.RetrieveSessionContinue => "luo_ioctl_retrieve_session() in luo_core.c",
        Op.PreserveFd or Op.Link => "luo_preserve_file() in luo_file.c",
        Op.RetrieveFd or Op.OpenEntry => "luo_retrieve_file() in luo_file.c",
        Op.Finish => "luo_file_finish() in luo_file.c",
        Op.GetName or Op.GetNameStart or Op.GetNameContinue => "luo_session_get_name() in luo_session.c",
        Op.Reboot or Op.RebootStart or Op.RebootContinue => "liveupdate_reboot() in luo_core.c",
        Op.Register => "liveupdate_register_file_handler() in luo_file.c",
        Op.Unregister => "liveupdate_unregister_file_handler() in luo_file.c",
        Op.RegisterFlb or Op.RegisterFlbStart or Op.RegisterFlbContinue => "liveupdate_register_flb() in luo_flb.c",
        Op.UnregisterFlb => "liveupdate_unregister_flb() in luo_flb.c",
        Op.FlbGetIn => "liveupdate_flb_get_incoming() in luo_flb.c",
        Op.FlbGetEarly => "liveupdate_flb_incoming_early() in luo_flb.c",
        Op.FdDataQuery => "liveupdate_fd_data_query() in luo_file.c",
        Op.FlbPutIn => "liveupdate_flb_put_incoming() in luo_flb.c",
        Op.FlbGetOut => "liveupdate_flb_get_outgoing() in luo_flb.c",
        Op.FlbPutOut => "liveupdate_flb_put_outgoing() in luo_flb.c",
        Op.GetState or Op.SetEvent => "luo_ioctl() in luo_ioctl.c",
        Op.FdPreserve => "luo_register_file() in luo_files.c",
        Op.FdUnpreserve => "luo_unregister_file() in luo_files.c",
        Op.FdRestore => "luo_retrieve_file() in luo_files.c",
        Op.UnpreserveFd or Op.SessionGetState or Op.SessionSetEvent => "luo_session_ioctl() in luo_session.c",
        Op.RegisterSubsystem => "liveupdate_register_subsystem() in luo_subsystems.c",
        Op.UnregisterSubsystem => "liveupdate_unregister_subsystem() in luo_subsystems.c",
        Op.GetSubsystemData => "liveupdate_get_subsystem_data() in luo_subsystems.c",
        _ => string.Empty,
    };
}
