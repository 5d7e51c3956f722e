namespace LuoModel.Runs.Recordings;

/// <summary>What differs.</summary>
public enum DivergenceKind
{
    /// <summary>The result, or what came with it.</summary>
    Result,

    /// <summary>An event, or how many there are.</summary>
    Event,

    /// <summary>A part of the digest.</summary>
    State,

    /// <summary>One of the two never came back, or for another reason.</summary>
    Stuck,
}

/// <summary>A command and where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">The command as the recording has it.</param>
public sealed record ScriptLine(int Line, string Text);

/// <summary>The first place where the model and a recording part.</summary>
/// <param name="File">The recording, as the user named it.</param>
/// <param name="Design">The design that ran.</param>
/// <param name="What">What differs.</param>
/// <param name="Expected">As recorded.</param>
/// <param name="Actual">As the model has it.</param>
public sealed record Divergence(string File, string Design, DivergenceKind What, string Expected, string Actual)
{
    /// <summary>The command, null when the digest after boot already differs.</summary>
    public ScriptLine? Command { get; init; }

    /// <summary>Up to three commands before it.</summary>
    public IReadOnlyList<ScriptLine> Before { get; init; } = [];

    /// <summary>The line, from 1; 1 is the header.</summary>
    public int Line => Command?.Line ?? 1;

    /// <summary>The kind as reports have it.</summary>
    public string Kind => What switch
    {
        DivergenceKind.Result => "result",
        DivergenceKind.Event => "event",
        DivergenceKind.State => "state",
        _ => "stuck",
    };
}

/// <summary>What became of one replay.</summary>
/// <param name="Commands">Commands that were compared, the diverging one included.</param>
/// <param name="Divergence">Null when the recording conforms.</param>
public sealed record ReplayOutcome(int Commands, Divergence? Divergence);
