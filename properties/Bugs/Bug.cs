namespace LuoModel.Properties.Bugs;

/// <summary>
/// A bug of LUO's history, or a suspicion about code that stands: on which design it shows, which invariant finds it, and what mends it. B rows were fixed
/// in (or before) linux-7.3, R rows were seen in recordings of the generations that were replaced, O rows are open or disputed,
/// N rows were found by reading the releases.
/// </summary>
/// <param name="Id">B01 to B38, R01 to R14, O01 to O25, N01 to N21: never reused, never renumbered.</param>
/// <param name="Title">What goes wrong, a few words.</param>
public sealed record Bug(string Id, string Title)
{
    /// <summary>What its trace shows and for whom it matters; for a row that the model can not show, why not.</summary>
    public required string Reason { get; init; }

    /// <summary>Commit or mail that fixed it, or source file in which it is seen.</summary>
    public required string Source { get; init; }

    /// <summary>The design that has it: the generation it belonged to, if need be with the defect's switch; null when no design can show it.</summary>
    public string? Design { get; init; }

    /// <summary>The same design with the fix, or with a repair that was proposed; null for a suspicion nobody proposed to repair.</summary>
    public string? Fixed { get; init; }

    /// <summary>The workload on which it is looked for; null when no design can show it.</summary>
    public string? Workload { get; init; }

    /// <summary>The invariant that speaks of it; null when no design can show it.</summary>
    public string? Invariant { get; init; }

    /// <summary>Faults in place of the workload's bound.</summary>
    public int? Faults { get; init; }

    /// <summary>Whether the code that has it was never fixed: then it is confirmed or refuted, not found.</summary>
    public bool IsSuspicion => Id[0] is 'O' or 'N';

    /// <summary>Whether a design, a workload and an invariant can show it.</summary>
    public bool IsObservable => Design is not null && Workload is not null && Invariant is not null;
}
