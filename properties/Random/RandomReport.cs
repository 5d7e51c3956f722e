using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Random;

/// <summary>A violation that the random engine found and shrunk.</summary>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Cause">What does it, in words: the violating operation with its answer, and what had to fail. Tells violations of one invariant apart.</param>
/// <param name="Trace">The shrunk trace; its replay string is an ordinary one.</param>
/// <param name="OriginalLength">Commands before shrinking.</param>
/// <param name="Drawn">The case as it was drawn; null when it began with another sequence and can not be drawn again.</param>
/// <param name="AfterCommands">Commands of its lane until it was found.</param>
/// <param name="AfterSeconds">Seconds until it was found.</param>
public sealed record RandomViolation(
    string Invariant, string Cause, Trace Trace, int OriginalLength, ReplayString? Drawn, long AfterCommands, double AfterSeconds);

/// <summary>What a run of the random engine saw.</summary>
/// <param name="Set">Design, workload and invariants.</param>
/// <param name="Violations">Distinct violations, by invariant, the shortest first.</param>
/// <param name="Distribution">What the cases did.</param>
/// <param name="ShrinkCommands">Commands executed to shrink.</param>
/// <param name="Seconds">Time.</param>
/// <param name="Complete">Whether the bound of commands was reached: time or the user ended it otherwise.</param>
public sealed record RandomReport(
    InvariantSet Set, IReadOnlyList<RandomViolation> Violations, Distribution Distribution, long ShrinkCommands, double Seconds, bool Complete)
{
    /// <summary>The shortest violation of an invariant, null when none was found.</summary>
    public RandomViolation? Shortest(string invariant) => Violations.FirstOrDefault(violation => violation.Invariant == invariant);
}
