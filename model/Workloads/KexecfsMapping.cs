using LuoModel.Model.Commands;

namespace LuoModel.Model.Workloads;

/// <summary>
/// Which call of kexecfs stands for which ioctl: mount for CREATE_SESSION, mount to recover for RETRIEVE_SESSION, link for PRESERVE_FD, open of an entry for
/// RETRIEVE_FD, close of the instance for close of the session. unlink, umount and open of an instance have no counterpart, FINISH and GET_NAME neither.
/// </summary>
public static class KexecfsMapping
{
    /// <summary>The mapping in one line, for reports.</summary>
    public const string Statement =
        "mount = create_session, mount recover = retrieve_session, link = preserve_fd, open_entry = retrieve_fd; unlink, umount, finish and get_name are not compared";

    /// <summary>The call of kexecfs for a call on sessions; null when it has none.</summary>
    public static Command? FromSessions(in Command command) => command.Op switch
    {
        Op.CreateSession => command with { Op = Op.Mount, Fd = -1 },
        Op.RetrieveSession => command with { Op = Op.Mount, Fd = -1, Value = 1 },
        Op.PreserveFd => command with { Op = Op.Link },
        Op.RetrieveFd => command with { Op = Op.OpenEntry },
        Op.OpenDev or Op.Finish or Op.GetName or Op.RetrieveSessionStart or Op.RetrieveSessionContinue => null,
        Op.Close when command.Fd < 0 => null,
        _ => command,
    };
}
