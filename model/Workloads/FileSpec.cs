namespace LuoModel.Model.Workloads;

/// <summary>A user file that can be opened and preserved.</summary>
/// <param name="Name">Name, e.g. <c>f1</c>.</param>
/// <param name="Handler">Number of the handler that accepts it, -1 when none does.</param>
public sealed record FileSpec(string Name, int Handler)
{
    /// <summary>Index of its inode number for get_id, -1 when the file is its own id.</summary>
    public int Inode { get; init; } = -1;

    /// <summary>A device is behind it, which can be hot-unplugged.</summary>
    public bool Device { get; init; }

    /// <summary>It is a memfd made with MFD_NOEXEC_SEAL: mode 0666 and F_SEAL_EXEC.</summary>
    public bool NoExec { get; init; }

    /// <summary>Its descriptor is open for reading only.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>It is a memfd of size 0 when it is opened; a write makes it one page long.</summary>
    public bool Empty { get; init; }

    /// <summary>Whether get_id of the handler both files share gives them one id.</summary>
    public bool IsSameThing(FileSpec other) => Inode >= 0 && Inode == other.Inode && Handler == other.Handler;

    /// <summary>Files it needs, by number.</summary>
    public IReadOnlyList<int> Needs { get; init; } = [];

    /// <summary>For each of <see cref="Needs"/> when it is checked, null where the handler's way is taken; empty when all are.</summary>
    public IReadOnlyList<CheckTimes?> Marks { get; init; } = [];

    /// <summary>Sessions that can preserve it: those whose number has this remainder by <see cref="Workload.FileGroups"/>. Of no account when there are no groups.</summary>
    public int Group { get; init; }

    /// <summary>Token index it is preserved under in generated sequences, -1 when free.</summary>
    public int Token { get; init; } = -1;
}
