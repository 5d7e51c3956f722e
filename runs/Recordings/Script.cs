using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>One command of a script.</summary>
/// <param name="Command">The step to take; none when the command speaks to the outside.</param>
/// <param name="Outside">Index into <see cref="Script.Outside"/>, -1 for a step.</param>
internal readonly record struct ScriptStep(Command Command, int Outside = -1);

/// <summary>A command that asks the outside to interfere: fault, inject or clear_injects.</summary>
/// <param name="Injection">The injection, null for the other two.</param>
/// <param name="Fault">The service that is to fail.</param>
/// <param name="N">At the n-th next use; 0 = take everything back.</param>
internal sealed record OutsideCommand(Injection? Injection = null, FaultKind Fault = default, int N = 0)
{
    /// <summary>Tells <paramref name="outside"/>.</summary>
    public void Apply(ScriptedOutside outside)
    {
        if (Injection is not null)
        {
            outside.Inject(Injection);
        }
        else if (N > 0)
        {
            outside.Fault(Fault, N);
        }
        else
        {
            outside.Clear();
        }
    }
}

/// <summary>What was recorded beside the script.</summary>
/// <param name="Text">The file.</param>
/// <param name="State">The digest after boot, a JSON object.</param>
/// <param name="Entries">One for each command.</param>
internal sealed record Recorded(RecordingText Text, Slice State, IReadOnlyList<RecordedEntry> Entries);

/// <summary>The script of a recording in the terms of the model: commands, and the tables their operands point into.</summary>
internal sealed class Script
{
    /// <summary>The file, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Header field <c>oracle</c>.</summary>
    public required string Oracle { get; init; }

    /// <summary>The design that the recorded code is.</summary>
    public required Design Design { get; init; }

    /// <summary>What its words stand for.</summary>
    public required RecordingFormat Format { get; init; }

    /// <summary>What the recorder could see.</summary>
    public RecordingView View { get; init; } = RecordingView.Whole;

    /// <summary>The tables.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The commands, in order.</summary>
    public required IReadOnlyList<ScriptStep> Steps { get; init; }

    /// <summary>What is asked of the outside.</summary>
    public required IReadOnlyList<OutsideCommand> Outside { get; init; }

    /// <summary>What the real code did; null for a script that was only made up.</summary>
    public Recorded? Recorded { get; init; }

    /// <summary>Room to start with; a replay that needs more starts again with more.</summary>
    public required Dimensions Dimensions { get; init; }
}
