namespace LuoModel.Properties.Luo;

/// <summary>Why an engine does not follow a step. The first is a matter of the workload's size, the others are limits of the engines.</summary>
public enum CutReason
{
    /// <summary>The state has no room for what the step makes: it was not executed to its end, hence not judged.</summary>
    NoRoom,

    /// <summary>A counter left the range that keys have bits for; the step and its state were judged. A design that leaks, or one that drops too much, gets there.</summary>
    CounterOutgrown,

    /// <summary>Something else left the range that keys have bits for: a mistake of the key mask. The step and its state were judged.</summary>
    MaskTooNarrow,

    /// <summary>A point behind the last one at which an engine lets things fail; the failure was not tried, hence not judged.</summary>
    PointBeyond,
}

/// <summary>How reasons are written.</summary>
public static class CutReasonText
{
    /// <summary>The reasons in words, in the order of <see cref="CutReason"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "no room in the workload",
        "a counter outgrew its bits of the key",
        "the key mask is too narrow, an error of this program",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"failures behind the first {Deviations.MostPoints} points of a command"),
    ];

    /// <summary>A reason in words.</summary>
    public static string Text(this CutReason reason) => All[(int)reason];
}
