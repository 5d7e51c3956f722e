using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>Why the machine takes no more commands.</summary>
internal enum Stop
{
    /// <summary>It takes commands.</summary>
    No,

    /// <summary>It panicked.</summary>
    Panic,

    /// <summary>A task waits for ever for a mutex that it holds.</summary>
    Mutex,
}

/// <summary>What an entry's file pointer, or a descriptor of a retrieved file, leads to.</summary>
internal enum FileObject
{
    /// <summary>NULL, or closed.</summary>
    None,

    /// <summary>The file that user space opened.</summary>
    Opened,

    /// <summary>A file that a retrieve callback made from its data word.</summary>
    Retrieved,

    /// <summary>A file that a retrieve callback made from a cleared word (B01): no handler knows it.</summary>
    Foreign,
}

/// <summary>struct luo_file of one file of the workload in one session.</summary>
/// <param name="Rank">Position in the session's list + 1; 0 = the session has no entry for the file.</param>
/// <param name="Word">The data word names the preservation; false once it was cleared.</param>
/// <param name="Bumps">How often freeze changed the data word.</param>
/// <param name="Object">A <see cref="FileObject"/>.</param>
/// <param name="Status">retrieve_status.</param>
/// <param name="Claimed">User space received a descriptor for it in this kernel.</param>
internal sealed record EntryVariables(
    BitsVariable Rank, BoolVariable Word, BitsVariable Bumps, BitsVariable Object, BitsVariable Status, BoolVariable Claimed);

/// <summary>struct luo_session: the outgoing or the incoming one of a name.</summary>
/// <param name="Incoming">Whether it comes from the previous kernel.</param>
/// <param name="Name">Number of the name.</param>
/// <param name="Listed">On this kernel's list.</param>
/// <param name="Waiting">In the blob of the previous kernel, not rebuilt (yet); never true of an outgoing one.</param>
/// <param name="Retrieved">session->retrieved; never true of an outgoing one.</param>
/// <param name="Fd">Its descriptor is open.</param>
/// <param name="Area">It has a serialization area (one area before the block sets).</param>
/// <param name="Short">Its list is shorter than its count: a rebuild that failed was ignored (B05).</param>
/// <param name="Files">Its entries, by file.</param>
internal sealed record SessionVariables(
    bool Incoming, int Name, BoolVariable Listed, BoolVariable Waiting, BoolVariable Retrieved, BoolVariable Fd, BoolVariable Area, BoolVariable Short,
    IReadOnlyList<EntryVariables> Files);

/// <summary>Both halves of an FLB, with the kernel's names.</summary>
internal sealed record FlbVariables(
    BitsVariable OutCount,
    BoolVariable OutObject,
    BitsVariable DriverOut,
    BoolVariable InBlob,
    BitsVariable BlobCount,
    BitsVariable InCount,
    BoolVariable InData,
    BoolVariable InObject,
    BitsVariable InStatus,
    BoolVariable Finished,
    BitsVariable DriverIn);

/// <summary>The state of the relation: what it keeps of a state of the step, and the result of the last command.</summary>
internal sealed class CoreVariables
{
    /// <summary>Bits of counts, errnos and data words' bumps.</summary>
    public const uint Wide = 8;

    /// <summary>Bits of positions and small numbers.</summary>
    public const uint Narrow = 4;

    /// <summary>What stands for a saturated refcount_t.</summary>
    public const int Saturated = sbyte.MinValue;

    /// <summary>Declares the variables of a workload.</summary>
    public CoreVariables(TransitionSystem system, Design design, Workload workload)
    {
        Stop = system.Bits("stop", Narrow);
        Ret = system.Bits("ret", Wide);
        Kexecs = system.Bits("kexecs", Narrow);
        Faults = system.Bits("faults", Wide);
        Enabled = system.Bool("enabled");
        Incoming = system.Bool("incoming");
        Device = system.Bool("device");
        NotRebuilt = system.Bool("not-rebuilt");
        RebuildFailed = system.Bool("rebuild-failed");
        var names = Enumerable.Range(0, workload.Names.Count);
        Outgoing = [.. names.Select(n => Session(system, workload, n, incoming: false))];
        Handed = [.. names.Select(n => Session(system, workload, n, incoming: true))];
        OutgoingOrder = [.. names.Select(n => system.Bits($"outgoing[{n}]", Narrow))];
        IncomingOrder = [.. names.Select(n => system.Bits($"incoming[{n}]", Narrow))];
        Opened = [.. workload.Files.Select(file => system.Bool($"fd.{file.Name}"))];
        Returned = [.. workload.Files.Select(file => system.Bits($"fd.{file.Name}'", Narrow))];
        OpenedKeys = [.. workload.Files.Select(file => system.Bool($"map.{file.Name}"))];
        RetrievedKeys = [.. workload.Files.Select(file => system.Bool($"map.{file.Name}'"))];
        Flbs = design.FlbCounting == FlbCounting.Absent ? [] : [.. workload.Flbs.Select(flb => Flb(system, flb))];
    }

    /// <summary>A <see cref="Calls.Stop"/>.</summary>
    public BitsVariable Stop { get; }

    /// <summary>What the last command returned; 0 when it did not.</summary>
    public BitsVariable Ret { get; }

    /// <summary>Successful kexecs so far.</summary>
    public BitsVariable Kexecs { get; }

    /// <summary>Faults so far.</summary>
    public BitsVariable Faults { get; }

    /// <summary>LUO is enabled in this kernel.</summary>
    public BoolVariable Enabled { get; }

    /// <summary>This kernel was handed LUO data.</summary>
    public BoolVariable Incoming { get; }

    /// <summary>The agent has the device open.</summary>
    public BoolVariable Device { get; }

    /// <summary>The device was not opened in this kernel yet.</summary>
    public BoolVariable NotRebuilt { get; }

    /// <summary>The one deserialization failed; remembered.</summary>
    public BoolVariable RebuildFailed { get; }

    /// <summary>Outgoing sessions, by name.</summary>
    public IReadOnlyList<SessionVariables> Outgoing { get; }

    /// <summary>Sessions of the previous kernel, by name.</summary>
    public IReadOnlyList<SessionVariables> Handed { get; }

    /// <summary>The outgoing list in creation order: name + 1, 0 behind the last.</summary>
    public IReadOnlyList<BitsVariable> OutgoingOrder { get; }

    /// <summary>The incoming list, before the rebuild the blob, in the same form.</summary>
    public IReadOnlyList<BitsVariable> IncomingOrder { get; }

    /// <summary>Descriptors of opened files.</summary>
    public IReadOnlyList<BoolVariable> Opened { get; }

    /// <summary>Descriptors of retrieved files, by token: a <see cref="FileObject"/>.</summary>
    public IReadOnlyList<BitsVariable> Returned { get; }

    /// <summary>Keys of opened files in the duplicate map.</summary>
    public IReadOnlyList<BoolVariable> OpenedKeys { get; }

    /// <summary>Keys of retrieved files in the duplicate map.</summary>
    public IReadOnlyList<BoolVariable> RetrievedKeys { get; }

    /// <summary>The FLBs; none where the design has none.</summary>
    public IReadOnlyList<FlbVariables> Flbs { get; }

    /// <summary>All sessions.</summary>
    public IEnumerable<SessionVariables> Sessions => Outgoing.Concat(Handed);

    private static SessionVariables Session(TransitionSystem system, Workload workload, int name, bool incoming)
    {
        var prefix = workload.Names[name] + (incoming ? "'" : string.Empty);
        return new(
            incoming,
            name,
            system.Bool($"{prefix}.listed"),
            system.Bool($"{prefix}.waiting"),
            system.Bool($"{prefix}.retrieved"),
            system.Bool($"{prefix}.fd"),
            system.Bool($"{prefix}.area"),
            system.Bool($"{prefix}.short"),
            [.. workload.Files.Select(file => Entry(system, $"{prefix}.{file.Name}"))]);
    }

    private static EntryVariables Entry(TransitionSystem system, string prefix) => new(
        system.Bits($"{prefix}.rank", Narrow),
        system.Bool($"{prefix}.word"),
        system.Bits($"{prefix}.bumps", Wide),
        system.Bits($"{prefix}.object", Narrow),
        system.Bits($"{prefix}.status", Wide),
        system.Bool($"{prefix}.claimed"));

    private static FlbVariables Flb(TransitionSystem system, string name) => new(
        system.Bits($"{name}.out.count", Wide),
        system.Bool($"{name}.out.object"),
        system.Bits($"{name}.out.driver", Narrow),
        system.Bool($"{name}.blob"),
        system.Bits($"{name}.blob.count", Wide),
        system.Bits($"{name}.in.count", Wide),
        system.Bool($"{name}.in.data"),
        system.Bool($"{name}.in.object"),
        system.Bits($"{name}.in.status", Wide),
        system.Bool($"{name}.in.finished"),
        system.Bits($"{name}.in.driver", Narrow));
}
