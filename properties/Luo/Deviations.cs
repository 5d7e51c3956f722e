using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Luo;

/// <summary>
/// A command with the choices of the environment, as one number: the index of the command in the catalog (12 bits) and up to eight points at which the
/// environment deviated (6 bits each: point + 1, ascending, 0 = none).
/// </summary>
public static class Deviations
{
    /// <summary>Most deviations in one command: as many as a workload may allow a whole sequence.</summary>
    public const int Most = Bounds.MostFaults;

    /// <summary>Most commands of a catalog.</summary>
    public const int MostCommands = 1 << 12;

    /// <summary>Points of one command at which a deviation can be named: 0 to 62.</summary>
    public const int MostPoints = 63;

    /// <summary>The number of a command with the points set in <paramref name="deviations"/>.</summary>
    public static ulong Encode(int command, ulong deviations)
    {
        var code = (ulong)command;
        var shift = 12;
        for (var point = 0; deviations != 0; point++, deviations >>= 1)
        {
            if ((deviations & 1) != 0)
            {
                code |= (ulong)(point + 1) << shift;
                shift += 6;
            }
        }

        return code;
    }

    /// <summary>The command of a number.</summary>
    public static int Command(ulong action) => (int)(action & (MostCommands - 1));

    /// <summary>The points of a number, as bits.</summary>
    public static ulong Points(ulong action)
    {
        var points = 0UL;
        for (var shift = 12; shift < 12 + (6 * Most); shift += 6)
        {
            var point = (int)(action >> shift & 63);
            points |= point == 0 ? 0 : 1UL << (point - 1);
        }

        return points;
    }
}
