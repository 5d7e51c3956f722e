namespace LuoModel.Runs.Why;

/// <summary>A command of a way to success, and what it answers.</summary>
/// <param name="Command">The command.</param>
/// <param name="Result">What it answers.</param>
public sealed record WayStep(string Command, string Result);

/// <summary>Why a step was refused, and what would help.</summary>
public sealed record WhyReport
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line of the step.</summary>
    public required int Line { get; init; }

    /// <summary>The step.</summary>
    public required string Call { get; init; }

    /// <summary>Id of the design.</summary>
    public required string Design { get; init; }

    /// <summary>What the step answers.</summary>
    public required string Result { get; init; }

    /// <summary>Whether it was refused, or never came back, in some order.</summary>
    public required bool Refused { get; init; }

    /// <summary>The kernel function that refused it; empty when it was not.</summary>
    public string Function { get; init; } = string.Empty;

    /// <summary>What the function found, one sentence.</summary>
    public string Guard { get; init; } = string.Empty;

    /// <summary>Which sessions, files and drivers are behind it, one line each.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>The shortest sequence after which the call succeeds, the call itself last; null when none was found.</summary>
    public IReadOnlyList<WayStep>? Way { get; init; }

    /// <summary>States that the search for a way visited.</summary>
    public int Searched { get; init; }

    /// <summary>False when the search for a way ended at its bound.</summary>
    public bool Complete { get; init; } = true;
}
