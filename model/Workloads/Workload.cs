namespace LuoModel.Model.Workloads;

/// <summary>
/// What the model is run on: handlers and their contracts, files with dependencies, FLB links, names, tokens and descriptor variables. A name can stand for
/// several indexes; everything the step stores is an index into these tables.
/// </summary>
public sealed record Workload
{
    /// <summary>The id, e.g. <c>small</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for, one sentence.</summary>
    public string About { get; init; } = string.Empty;

    /// <summary>
    /// The statements it was read from, one a line, words separated by one blank, without its name, what it is for, comments and the version of the format: two
    /// texts that say the same are the same here. A grown one has its scale in front. Empty for a workload that was made in memory.
    /// </summary>
    public string Statements { get; init; } = string.Empty;

    /// <summary>File handlers.</summary>
    public IReadOnlyList<HandlerSpec> Handlers { get; init; } = [];

    /// <summary>FLB names.</summary>
    public IReadOnlyList<string> Flbs { get; init; } = [];

    /// <summary>FLBs, by number, whose callbacks ask for their own half of the FLB.</summary>
    public IReadOnlyList<int> SelfCallingFlbs { get; init; } = [];

    /// <summary>FLBs, by number, whose preserve callback sets a data word and no object.</summary>
    public IReadOnlyList<int> NullObjectFlbs { get; init; } = [];

    /// <summary>Subsystems (v3, v4).</summary>
    public IReadOnlyList<SubsystemSpec> Subsystems { get; init; } = [];

    /// <summary>User files.</summary>
    public IReadOnlyList<FileSpec> Files { get; init; } = [];

    /// <summary>Session names, each text once. A name as long as the field it is passed in has no terminator there.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How many of <see cref="Names"/>, from the first on, generated sequences use; the others are their cut forms. 0 = all.</summary>
    public int GeneratedNames { get; init; }

    /// <summary>The names that generated sequences use, as a descriptor variable shows them: quoted when empty, cut when long.</summary>
    internal IReadOnlyList<string> GeneratedSessionNames => [.. Names.Take(GeneratedNames > 0 ? GeneratedNames : Names.Count).Select(Shown)];

    /// <summary>Tokens, ascending; the state stores indexes, so index order is token order.</summary>
    public IReadOnlyList<ulong> Tokens { get; init; } = [];

    /// <summary>Descriptor variables.</summary>
    public IReadOnlyList<string> Descriptors { get; init; } = [];

    /// <summary>Inode numbers that get_id returns.</summary>
    public int Inodes { get; init; }

    /// <summary>Links of FLBs to handlers that every boot makes, in order.</summary>
    public IReadOnlyList<FlbLink> Links { get; init; } = [];

    /// <summary>What bounds generated command sequences.</summary>
    public Bounds Bounds { get; init; } = new();

    /// <summary>The kernels in which user space creates sessions: every one, or the first, where what comes of those of the first is all that is asked.</summary>
    public KernelScope NewSessions { get; init; }

    /// <summary>What user space may do beyond creating, preserving, retrieving, finishing and closing sessions.</summary>
    public UserAbilities User { get; init; }

    /// <summary>What drivers and modules may do.</summary>
    public DriverAbilities Driver { get; init; }

    /// <summary>Files in the order a VMM program handles them; empty when user space is free.</summary>
    public IReadOnlyList<int> Program { get; init; } = [];

    /// <summary>Changes by freeze that a data word can show; further ones leave it as it is. Bounds generated sequences.</summary>
    public int MostBumps { get; init; } = byte.MaxValue;

    /// <summary>Sessions per block that this workload scales the kernel's 51 down to; 0 = the kernel's.</summary>
    public int SessionsPerBlock { get; init; }

    /// <summary>
    /// Sessions of services that no sequence touches: they hold them from the start, and have not come back for them after the kexec. Named by the last so many
    /// of <see cref="Names"/>.
    /// </summary>
    public int StandingSessions { get; init; }

    /// <summary>Sessions that this workload scales the kernel's one area of 819 down to; 0 = the kernel's.</summary>
    public int SessionsPerArea { get; init; }

    /// <summary>Groups of files, of which each session handles one; 0 when every session can handle every file.</summary>
    public int FileGroups { get; init; }

    /// <summary>The index of the first name whose text is that of <paramref name="name"/> cut to <paramref name="characters"/>; adds none.</summary>
    /// <exception cref="KeyNotFoundException">The table lacks the cut form; builders close the table under cutting.</exception>
    public int CutName(int name, int characters)
    {
        var text = Names[name];
        var cut = text.Length > characters ? text[..characters] : text;
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == cut)
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"the name table lacks the {characters}-character form of \"{text}\"");
    }

    private static string Shown(string name) => name.Length switch
    {
        0 => "\"\"",
        > 16 => $"{name[..4]}*{name.Length}",
        _ => name,
    };
}
