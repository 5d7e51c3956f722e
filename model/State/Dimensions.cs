namespace LuoModel.Model.State;

/// <summary>How many of everything a state has room for. All counts are at least the workload's bounds.</summary>
public sealed record Dimensions
{
    /// <summary>Sessions on one list (or handed over) at once; the state has twice as many slots.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>File entries of one session.</summary>
    public int FilesPerSession { get; init; } = 1;

    /// <summary>Entries of the outgoing and of the incoming global file set of v3, and nodes of the first file tree that KHO knows; 0 when unused.</summary>
    public int GlobalFiles { get; init; }

    /// <summary>
    /// File arrays of v4 sessions; 0 when unused. <see cref="Kernel.LuoMachine"/> sets it as the design needs it: one each for a session, for its slot in the table
    /// to hand over and for its slot in the received one, and one in the making.
    /// </summary>
    public int FileArrays { get; init; }

    /// <summary>Leaked descriptor numbers that are told apart (v4), at most 255; more count as this many. 1 keeps a search small.</summary>
    public int FdLeaks { get; init; } = byte.MaxValue;

    /// <summary>struct files.</summary>
    public int UserFiles { get; init; } = 1;

    /// <summary>Descriptor variables.</summary>
    public int Descriptors { get; init; } = 1;

    /// <summary>Preservations that a data word can name at once.</summary>
    public int Handles { get; init; } = 1;

    /// <summary>
    /// Whether each file of the workload has its share of <see cref="Handles"/> and of the slots for retrieved files, and never takes that of another: slots then
    /// follow from files, and a renaming of files renames slots.
    /// </summary>
    public bool OwnSlots { get; init; }

    /// <summary>File handlers.</summary>
    public int Handlers { get; init; } = 1;

    /// <summary>FLBs.</summary>
    public int Flbs { get; init; }

    /// <summary>Subsystems (v3, v4).</summary>
    public int Subsystems { get; init; }

    /// <summary>Inode numbers that get_id callbacks return.</summary>
    public int Inodes { get; init; }

    /// <summary>Files of the workload whose devices can go; 0 when none can.</summary>
    public int Devices { get; init; }

    /// <summary>Sessions of the blob that a reboot under way has written so far; 0 where nobody else runs meanwhile, so that the blob is the outgoing set.</summary>
    public int Blobs { get; init; }

    /// <summary>Whether instances may be mounted where their service finds them (kexecfs).</summary>
    public bool Mounts { get; init; }

    /// <summary>Whether a task that closes a session may wait for a flag of the reboot hook.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether calls of other tasks come between the points of one call under way.</summary>
    public bool Concurrent { get; init; }

    /// <summary>Bytes for monitors.</summary>
    public int Monitors { get; init; }
}

/// <summary>A command needed more room than the state has.</summary>
public sealed class DimensionExceededException : Exception
{
    /// <summary>The dimension that is too small.</summary>
    public string Dimension { get; }

    /// <summary>Says that <paramref name="dimension"/> is too small.</summary>
    public DimensionExceededException(string dimension)
        : base("the state has no room left: " + dimension)
        => Dimension = dimension;

    /// <summary>For serialization frameworks; not used.</summary>
    public DimensionExceededException()
        : this("unknown")
    {
    }

    /// <summary>For serialization frameworks; not used.</summary>
    public DimensionExceededException(string message, Exception innerException)
        : base(message, innerException)
        => Dimension = message;
}
