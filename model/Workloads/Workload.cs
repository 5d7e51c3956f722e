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

    /// <summary>File handlers.</summary>
    public IReadOnlyList<HandlerSpec> Handlers { get; init; } = [];

    /// <summary>FLB names.</summary>
    public IReadOnlyList<string> Flbs { get; init; } = [];

    /// <summary>Subsystems (v3, v4).</summary>
    public IReadOnlyList<SubsystemSpec> Subsystems { get; init; } = [];

    /// <summary>User files.</summary>
    public IReadOnlyList<FileSpec> Files { get; init; } = [];

    /// <summary>Session names, each text once. A name as long as the field it is passed in has no terminator there.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Tokens, ascending; the state stores indexes, so index order is token order.</summary>
    public IReadOnlyList<ulong> Tokens { get; init; } = [];

    /// <summary>Descriptor variables.</summary>
    public IReadOnlyList<string> Descriptors { get; init; } = [];

    /// <summary>Inode numbers that get_id returns.</summary>
    public int Inodes { get; init; }

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
}
