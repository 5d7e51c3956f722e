namespace LuoModel.Runs.Recordings;

/// <summary>What was recorded of one command, as pieces of the file's bytes.</summary>
internal readonly record struct RecordedEntry
{
    /// <summary>The command, a JSON object.</summary>
    public Slice Command { get; init; }

    /// <summary>Why it never returned, a JSON string; absent when it did.</summary>
    public Slice Stuck { get; init; }

    /// <summary>What it returned.</summary>
    public int Ret { get; init; }

    /// <summary>Which further result it has; <see cref="Part.Count"/> for none.</summary>
    public Part Field { get; init; }

    /// <summary>That result, a JSON value.</summary>
    public Slice FieldValue { get; init; }

    /// <summary>The events, a JSON array.</summary>
    public Slice Events { get; init; }

    /// <summary>The parts of the digest that changed, a JSON object; absent when the command never returned.</summary>
    public Slice State { get; init; }
}
