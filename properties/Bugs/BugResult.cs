using LuoModel.Properties.Checking;

namespace LuoModel.Properties.Bugs;

/// <summary>A row of the catalogue with what the exhaustive engine says about it.</summary>
/// <param name="Bug">The row.</param>
/// <param name="Verdict">What became of it.</param>
public sealed record BugResult(Bug Bug, BugVerdict Verdict)
{
    /// <summary>The invariant on the design that has the bug, with the shortest trace; null when no design can show it.</summary>
    public VerdictRow? Broken { get; init; }

    /// <summary>The invariant on the fixed design; null when there is none, or when it was not asked.</summary>
    public VerdictRow? Mended { get; init; }

    /// <summary>What the manifest has to say about it.</summary>
    public BugExpectation Expectation => new(Bug.Id, Verdict.Text(), Broken?.Length, Broken?.Faults);
}
