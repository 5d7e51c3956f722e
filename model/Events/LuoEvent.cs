using LuoModel.Model.State;

namespace LuoModel.Model.Events;

/// <summary>One thing that LUO did during a command. Only slots are named; numbers and names that grow with history are the observer's.</summary>
public readonly record struct LuoEvent
{
    /// <summary>What happened.</summary>
    public EventKind Kind { get; init; }

    /// <summary>The function, for warnings, panics and bad addresses.</summary>
    public WarnSite Site { get; init; }

    /// <summary>Number of the warning site, the refcount incident, the fault kind, or what memory was (KHO_MISUSE: have * 4 + want); the <see cref="UserFileKind"/> of a freed file.</summary>
    public byte N { get; init; }

    /// <summary>v3: the file had been freed when LUO passed its pointer.</summary>
    public bool Stale { get; init; }

    /// <summary>Handler, FLB, subsystem or module (number in the workload); index of the session's name when its file is freed; -1 when none.</summary>
    public short Who { get; init; }

    /// <summary>Slot of the user file, -1 for NULL.</summary>
    public short File { get; init; }

    /// <summary>Session slot the callback belongs to, -1 when none.</summary>
    public short Session { get; init; }

    /// <summary>Position of the file entry in its session's list (or in the global set), -1 when none.</summary>
    public short Position { get; init; }

    /// <summary>Token index of the entry, -1 when none.</summary>
    public short Token { get; init; }

    /// <summary>Handle slot the entry was preserved under (its identity and private pointer), -1 when none.</summary>
    public short Entry { get; init; }

    /// <summary>Handle slot that identifies the file's preservation: the entry's, or where entries have none (v3, v4) the data word's; -1 when neither names one.</summary>
    public int Preservation => Entry >= 0 ? Entry : Data.Slot;

    /// <summary>Data word passed in.</summary>
    public DataWord Data { get; init; }

    /// <summary>Data word after the callback.</summary>
    public DataWord NewData { get; init; }

    /// <summary>Result of the callback or call; can_preserve and can_finish: 0 or 1.</summary>
    public int Ret { get; init; }

    /// <summary>Retrieve status passed in (0 never tried, 1 done, negative errno); reclaimed in v3 and v4; handover in <see cref="EventKind.Kexec"/>; 0 in <see cref="EventKind.FlbFinish"/> when there is no object.</summary>
    public int Status { get; init; }

    /// <summary>An event of <paramref name="kind"/> with no subject.</summary>
    public LuoEvent(EventKind kind)
    {
        Kind = kind;
        Who = -1;
        File = -1;
        Session = -1;
        Position = -1;
        Token = -1;
        Entry = -1;
    }
}
