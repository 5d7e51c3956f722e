using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>The names and numbers of a script, each with an index in order of appearance.</summary>
internal sealed class ScriptTables
{
    /// <summary>Operands of commands are 16-bit numbers.</summary>
    private const int Room = short.MaxValue;

    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _tokens = [];
    private readonly Dictionary<ulong, int> _inodes = [];
    private readonly Dictionary<(string Name, int Handler, ulong Inode), int> _files = [];
    private readonly List<FileSpec> _specs = [];
    private readonly Workload? _world;

    /// <summary>Session names that are cut are cut to one of these lengths: the field of v4's CREATE, and the others, each less its terminator.</summary>
    private static readonly int[] s_cuts = [63, 55];

    /// <summary>Tables that hold what <paramref name="world"/> has, with the same numbers; null begins with nothing.</summary>
    public ScriptTables(Workload? world = null)
    {
        _world = world;
        foreach (var variable in world?.Descriptors ?? [])
        {
            _variables.Add(variable, _variables.Count);
        }

        foreach (var name in world?.Names ?? [])
        {
            _names.Add(name, _names.Count);
        }

        foreach (var token in world?.Tokens ?? [])
        {
            _tokens.Add(token, _tokens.Count);
        }

        _specs.AddRange(world?.Files ?? []);
    }

    /// <summary>Files so far.</summary>
    public IReadOnlyList<FileSpec> Files => _specs;

    /// <summary>Descriptor slot of a script variable.</summary>
    public short Variable(string name, Operands at) => Index(_variables, name, at, "descriptor names");

    /// <summary>Provisional index of a token; <see cref="SortTokens"/> tells the final one.</summary>
    public short Token(ulong token, Operands at) => Index(_tokens, token, at, "tokens");

    /// <summary>Index of a session name. Its cut forms get one too.</summary>
    public short Name(string text, Operands at)
    {
        var name = Index(_names, text, at, "session names");
        foreach (var cut in s_cuts)
        {
            if (text.Length > cut)
            {
                Index(_names, text[..cut], at, "session names");
            }
        }

        return name;
    }

    /// <summary>Number of a user file: files that differ in name, type or inode are different ones.</summary>
    public short File(string name, int handler, ulong inode, Operands at)
    {
        var number = Index(_files, (name, handler, inode), at, "files");
        if (number == _specs.Count)
        {
            _specs.Add(new FileSpec(name, handler) { Inode = inode == 0 ? -1 : Index(_inodes, inode, at, "inodes") });
        }

        return number;
    }

    /// <summary>Provisional token index -> its place in ascending order.</summary>
    public short[] SortTokens()
    {
        var ascending = _tokens.Keys.Order().ToArray();
        var places = new short[ascending.Length];
        for (var i = 0; i < ascending.Length; i++)
        {
            places[_tokens[ascending[i]]] = (short)i;
        }

        return places;
    }

    /// <summary>The tables as a workload with the handlers of <paramref name="format"/>.</summary>
    public Workload ToWorkload(RecordingFormat format) => _world is null ? OfMocks(format) : _world with
    {
        Files = [.. _specs.Select(file => file.Token < 0 ? file : file with { Token = SortTokens()[file.Token] })],
        Names = [.. _names.Keys],
        Tokens = [.. _tokens.Keys.Order()],
        Descriptors = [.. _variables.Keys],
    };

    private Workload OfMocks(RecordingFormat format) => new()
    {
        Id = "recording",
        About = "The mocks and the script of a recording.",
        Handlers = format.Handlers,
        Flbs = format.Flbs,
        Subsystems = format.Subsystems,
        Files = _specs,
        Names = [.. _names.Keys],
        Tokens = [.. _tokens.Keys.Order()],
        Descriptors = [.. _variables.Keys],
        Inodes = _inodes.Count,
    };

    private static short Index<T>(Dictionary<T, int> table, T key, Operands at, string what)
        where T : notnull
    {
        if (!table.TryGetValue(key, out var index))
        {
            index = table.Count;
            if (index == Room)
            {
                throw at.Error($"more than {Room} different {what}");
            }

            table.Add(key, index);
        }

        return (short)index;
    }
}
