namespace LuoModel.Properties.Luo;

/// <summary>Orders of a few things.</summary>
internal static class Permutations
{
    /// <summary>All permutations of 0 to <paramref name="count"/> - 1.</summary>
    public static IReadOnlyList<int[]> Of(int count) => count == 0
        ? [[]]
        : [.. from shorter in Of(count - 1)
              from at in Enumerable.Range(0, count)
              select (int[])[.. shorter[..at], count - 1, .. shorter[at..]]];
}
