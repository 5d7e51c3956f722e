using LuoModel.Model.Commands;

namespace LuoModel.Model.Kernel.Context;

/// <summary>A live update orchestrator: what it does for its commands, and when files of its own lose their last reference.</summary>
internal interface IOrchestrator
{
    /// <summary>Executes one of its commands; -ENOSYS for one that it does not have.</summary>
    Result Dispatch(in Command command);

    /// <summary>Release of the device's file.</summary>
    void ReleaseDevice();

    /// <summary>Release of a session's file.</summary>
    void ReleaseSession(int session);

    /// <summary>Whether it keeps the address of a struct file without a reference: the slot stays taken, so that no other file seems to be that one.</summary>
    bool KeepsAddress(int file);

    /// <summary>After the releases of a command that returned.</summary>
    void EndCommand();
}
