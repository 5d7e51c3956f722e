namespace LuoModel.Model.Commands;

/// <summary>Where a reboot system call leads; <see cref="Command.Value"/> of <see cref="Op.Reboot"/>.</summary>
public enum RebootKind
{
    /// <summary>Into the next kernel, with the loaded kexec image.</summary>
    Kexec = 0,

    /// <summary>The hook succeeds, a later step of kernel_kexec() fails: the call returns and the machine goes on (recordings: nokexec).</summary>
    Unwound = 1,

    /// <summary>A context-preserving kexec (kexec jump): another kernel runs for a while, then this one goes on where it was.</summary>
    Jump = 2,

    /// <summary>Into a kernel with another LUO ABI, started without the option liveupdate=.</summary>
    ForeignKernel = 3,

    /// <summary>Into an image that was loaded with kexec_load(), which takes no KHO along.</summary>
    PlainImage = 4,

    /// <summary>Into a kernel that is started without liveupdate=on.</summary>
    NextOff = 5,
}
