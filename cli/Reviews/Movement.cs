namespace LuoModel.Cli.Reviews;

/// <summary>A verdict that is another on the other side.</summary>
/// <param name="Old">How it was.</param>
/// <param name="New">How it is.</param>
internal sealed record Movement(SideVerdict Old, SideVerdict New)
{
    /// <summary>What is different: verdicts of the same invariant on the same workload, and on the same design unless each side has just one.</summary>
    public static Movements Between(ReviewSide old, ReviewSide @new)
    {
        var single = old.Design is not null && @new.Design is not null;
        var before = old.Verdicts.ToLookup(Key);
        var pairs = @new.Verdicts.SelectMany(verdict => before[Key(verdict)].Select(was => new Movement(was, verdict))).ToArray();
        return new Movements(
            [.. pairs.Where(pair => pair.Old.Text != pair.New.Text).OrderBy(pair => pair.New.Invariant, StringComparer.Ordinal).ThenBy(pair => Math.Min(pair.Old.Length, pair.New.Length))],
            pairs.Length,
            old.Verdicts.Count - pairs.Length,
            @new.Verdicts.Count - pairs.Length);

        string Key(SideVerdict verdict) => $"{(single ? string.Empty : verdict.Design)}\n{verdict.Workload}\n{verdict.Invariant}";
    }
}

/// <summary>Everything that moved between two sides.</summary>
/// <param name="Moved">The verdicts that are others, by invariant, the shortest trace first.</param>
/// <param name="Compared">Verdicts that both sides have.</param>
/// <param name="OnlyOld">Verdicts that only the old side has.</param>
/// <param name="OnlyNew">Verdicts that only the new side has.</param>
internal sealed record Movements(IReadOnlyList<Movement> Moved, int Compared, int OnlyOld, int OnlyNew);
