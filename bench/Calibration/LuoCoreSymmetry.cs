using System.Diagnostics;

namespace LuoModel.Bench.Calibration;

/// <summary>Rotation of the files of LUO-core, see <see cref="LuoCore{TSize}"/>. For an even number of files.</summary>
internal static class LuoCoreSymmetry
{
    /// <summary>The smallest member of a state's orbit.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <param name="x">The state.</param>
    public static LuoCoreState<TSize> Canonical<TSize>(LuoCoreState<TSize> x)
        where TSize : struct, ILuoCoreSize
    {
        LuoCoreState<TSize> even = Least(x, 0);
        LuoCoreState<TSize> odd = Least(x, 1);
        return even.Bits <= odd.Bits ? even : odd;
    }

    /// <summary>Members of a state's orbit.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <param name="x">The state.</param>
    public static long OrbitSize<TSize>(LuoCoreState<TSize> x)
        where TSize : struct, ILuoCoreSize
    {
        long size = Least(x, 0) == Least(x, 1) ? 1 : 2;
        for (int s = 0; s < TSize.Sessions; s++)
        {
            HashSet<ulong> images = [];
            for (int by = 0; by < TSize.Files; by += 2)
            {
                images.Add(Rotate(x, s, by));
            }

            size *= images.Count;
        }

        return size;
    }

    private static LuoCoreState<TSize> Least<TSize>(LuoCoreState<TSize> x, int parity)
        where TSize : struct, ILuoCoreSize
    {
        Debug.Assert(TSize.Files % 2 == 0, "rotating an odd number of files changes their types");
        LuoCoreState<TSize> y = x;
        for (int s = 0; s < TSize.Sessions; s++)
        {
            ulong least = ulong.MaxValue;
            for (int by = parity; by < TSize.Files; by += 2)
            {
                least = Math.Min(least, Rotate(x, s, by));
            }

            y = y.WithBlock(s, least);
        }

        return parity == 0
            ? y
            : y.WithFlb(0, x.Outgoing(1), x.Incoming(1), x.Finished(1)).WithFlb(1, x.Outgoing(0), x.Incoming(0), x.Finished(0));
    }

    private static ulong Rotate<TSize>(LuoCoreState<TSize> x, int s, int by)
        where TSize : struct, ILuoCoreSize
    {
        LuoCoreState<TSize> y = x;
        for (int f = 0; f < TSize.Files; f++)
        {
            int to = (f + by) % TSize.Files;
            y = y.WithPlace(s, to, x.Place(s, f));
            if (x.Place(s, f) != 0)
            {
                y = y.WithFile(s, to, x.File(s, f));
            }
        }

        return y.Block(s);
    }
}
