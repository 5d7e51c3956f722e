using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>struct liveupdate_file_handler and its registration (luo_file.c). Options are the contract of the mock and survive kexec.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct HandlerRecord
{
    /// <summary>1 when registered.</summary>
    public byte Registered;

    /// <summary>1 when it was registered in this kernel, even if it is not any more: its list heads are initialised.</summary>
    public byte EverRegistered;

    /// <summary>FLBs linked.</summary>
    public byte Links;

    /// <summary>Option: can_finish answers 0 = always, 1 = only when retrieved.</summary>
    public byte CanFinishRetrieved;

    /// <summary>Option: FLB + 1 that retrieve gets and finish puts; 0 = none.</summary>
    public byte UseFlb;

    /// <summary>Use count (v4), may go below zero.</summary>
    public short Users;
}
