namespace LuoModel.Model.Workloads;

/// <summary>
/// When a handler checks that a dependency is there. A dependency without marks is checked whenever the design offers a check;
/// marks say exactly which of the offered checks its handler makes (the choice is the handler's, seed mail of 29 June 2026).
/// </summary>
[Flags]
public enum CheckTimes : byte
{
    /// <summary>Never: what is left of a dependency whose checks were all taken away.</summary>
    Never = 0,

    /// <summary>In the preserve callback: liveupdate_get_token_outgoing() sees only files already preserved in the session.</summary>
    Preserve = 1,

    /// <summary>In the freeze callback, when every preserve of the session is done.</summary>
    Freeze = 2,

    /// <summary>In the retrieve callback: liveupdate_get_file_incoming().</summary>
    Retrieve = 4,

    /// <summary>In the can_finish callback: false until the dependency was retrieved.</summary>
    CanFinish = 8,
}

/// <summary>Names of <see cref="CheckTimes"/> as workloads, graphs and reports spell them.</summary>
public static class CheckTimesNames
{
    /// <summary>The single marks with their names, in the order in which a live update passes them.</summary>
    public static IReadOnlyList<(CheckTimes Time, string Name)> All { get; } =
    [
        (CheckTimes.Preserve, "preserve"),
        (CheckTimes.Freeze, "freeze"),
        (CheckTimes.Retrieve, "retrieve"),
        (CheckTimes.CanFinish, "can_finish"),
    ];

    /// <summary>The mark called <paramref name="name"/>, or null when there is none.</summary>
    public static CheckTimes? Parse(string name)
    {
        foreach (var (time, known) in All)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>The marks of <paramref name="times"/>, separated by commas; empty for none.</summary>
    public static string Text(CheckTimes times) => string.Join(", ", All.Where(m => times.HasFlag(m.Time)).Select(m => m.Name));
}
