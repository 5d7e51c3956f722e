using LuoModel.Model.Commands;

namespace LuoModel.Model.Kernel.Context;

/// <summary>What lives no longer than one command.</summary>
internal struct CommandProgress
{
    /// <summary>The file whose last reference went last and whose release waits for the end of the command, -1 when none.</summary>
    public int ReleaseHead;

    /// <summary>How the machine stopped in the middle of the command; <see cref="Outcome.Returned"/> while it runs.</summary>
    public Outcome Stopped;
}
