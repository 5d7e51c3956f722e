using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>Outcome of the one deserialization of a kernel (luo_session_deserialize).</summary>
public enum Deserialized : byte
{
    /// <summary>The device was not opened yet.</summary>
    NotYet,

    /// <summary>Everything was rebuilt.</summary>
    Done,

    /// <summary>Failed; remembered for every later open.</summary>
    Failed,
}

/// <summary>States of the global machine of v3 and v4, and of v4 sessions and files (enum liveupdate_state).</summary>
public enum MachineState : byte
{
    /// <summary>Before initialisation.</summary>
    Undefined,

    /// <summary>NORMAL.</summary>
    Normal,

    /// <summary>PREPARED.</summary>
    Prepared,

    /// <summary>FROZEN.</summary>
    Frozen,

    /// <summary>UPDATED.</summary>
    Updated,
}

/// <summary>A call that one task is in the middle of while others run; only in workloads with concurrent tasks.</summary>
public enum CallUnderWay : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The reboot hook is in the loop over the sessions and holds the lock of their list; the next one is number <c>UnderWayAt</c>.</summary>
    RebootSerializes,

    /// <summary>The reboot hook succeeded; the machine jumps next.</summary>
    RebootJumps,

    /// <summary>RETRIEVE_SESSION has found session slot <c>UnderWayAt</c> and not locked it yet.</summary>
    RetrieveSession,

    /// <summary>liveupdate_register_flb has seen that the private part of FLB <c>UnderWayAt</c> is not initialised.</summary>
    RegisterFlb,

    /// <summary>The answer of a session ioctl waits for the page that it is copied to.</summary>
    AnswerWaits,
}

/// <summary>What is global in LUO: struct luo_global (luo_core.c) with the locks and the KHO state it depends on.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct CoreRecord
{
    /// <summary>Successful kexecs so far, saturating at 255.</summary>
    public byte Kexecs;

    /// <summary>Faults the environment has used so far (kept by the engine, never read by the step).</summary>
    public byte Faults;

    /// <summary>1 when LUO is enabled in this kernel.</summary>
    public byte Enabled;

    /// <summary>1 while the single-open flag of /dev/liveupdate is taken.</summary>
    public byte DeviceOpen;

    /// <summary><see cref="State.Deserialized"/>.</summary>
    public Deserialized Deserialized;

    /// <summary>1 while the serialize rwsem is write-held for ever (after a successful hook).</summary>
    public byte SerializeHeld;

    /// <summary>1 when this kernel was handed LUO data.</summary>
    public byte Incoming;

    /// <summary>1 when the machine stopped: panic, oops, or a task that waits for ever with a lock.</summary>
    public byte Halted;

    /// <summary>State of the global machine (v3, v4).</summary>
    public MachineState State;

    /// <summary>Reader count of the state lock at rest: 0, or below when it was released too often (v3, v4).</summary>
    public sbyte StateLock;

    /// <summary>1 while KHO is finalized (v3, v4).</summary>
    public byte KhoFinalized;

    /// <summary>LUO trees known to KHO (v3, v4).</summary>
    public byte KhoTrees;

    /// <summary>Bit n set: the once-only warning site n fired in this kernel (v3, v4).</summary>
    public byte WarnedOnce;

    /// <summary>What freed pages hold: 0 poison, 1 kept content (v3, v4).</summary>
    public byte FreedKept;

    /// <summary>v3: the incoming file set was built. v4: the incoming sessions were rebuilt.</summary>
    public byte Rebuilt;

    /// <summary>Descriptor numbers reserved and never given back (v4).</summary>
    public byte FdLeak;

    /// <summary>Blocks of the outgoing session block set (kho_block.c).</summary>
    public short SessionBlocks;

    /// <summary>Outgoing sessions (luo_session_header.count).</summary>
    public short OutgoingCount;

    /// <summary>Incoming sessions (luo_session_header.count).</summary>
    public short IncomingCount;

    /// <summary>Registered handlers.</summary>
    public short HandlerCount;

    /// <summary>Registered FLBs.</summary>
    public short FlbCount;

    /// <summary>Registered subsystems (v3, v4).</summary>
    public short SubsystemCount;

    /// <summary>The call that a task is in the middle of.</summary>
    public CallUnderWay UnderWay;

    /// <summary>How far it is: an index or a session slot, as <see cref="UnderWay"/> says.</summary>
    public short UnderWayAt;
}
