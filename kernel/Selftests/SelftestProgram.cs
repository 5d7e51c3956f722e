namespace LuoModel.Kernel.Selftests;

/// <summary>A program of a tree's own tests.</summary>
/// <param name="Name">Its name, that of its source.</param>
/// <param name="JumpsBetweenStages">It has two stages, and the machine jumps into the next kernel between them.</param>
/// <param name="File">Where it was compiled.</param>
internal sealed record SelftestProgram(string Name, bool JumpsBetweenStages, string File);

/// <summary>What a program of the tests answered in the machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Exits">The exit codes of its stages; fewer than it has when the machine died.</param>
/// <param name="Stages">How many stages it has.</param>
/// <param name="Output">What it wrote.</param>
public sealed record SelftestResult(string Name, IReadOnlyList<int> Exits, int Stages, IReadOnlyList<string> Output)
{
    /// <summary>The exit code of the kernel's tests that says: skipped.</summary>
    private const int Skip = 4;

    /// <summary>Every stage came to its end and says that it passed.</summary>
    public bool Passed => Exits.Count == Stages && Exits.All(exit => exit == 0);

    /// <summary>The program says that it can not run here.</summary>
    public bool Skipped => Exits.Contains(Skip);

    /// <summary>Tests that it reports one by one; 0 for programs that report as a whole.</summary>
    public int Tests => Output.Count(line => line.StartsWith("ok ", StringComparison.Ordinal) || line.StartsWith("not ok ", StringComparison.Ordinal));

    /// <summary>Lines that say what failed.</summary>
    public IEnumerable<string> Failures => Output.Where(line => line.StartsWith("not ok ", StringComparison.Ordinal) || line.StartsWith("Bail out!", StringComparison.Ordinal));
}
