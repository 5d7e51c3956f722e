namespace LuoModel.Bench.Calibration;

/// <summary>The five invariants of LUO-core. All hold.</summary>
internal static class LuoCoreInvariants
{
    /// <summary>Their names.</summary>
    public static readonly string[] Names =
    [
        "I1 outgoing counts are the files preserved",
        "I2 incoming counts are the files not finished",
        "I3 a finished file's dependency was retrieved",
        "I4 nothing is frozen while the system runs",
        "I5 the list has no holes",
    ];

    /// <summary>Which of them a state violates.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <param name="x">The state.</param>
    public static ulong Violated<TSize>(LuoCoreState<TSize> x)
        where TSize : struct, ILuoCoreSize
    {
        ulong violated = 0;
        bool frozen = false;

        // Two counts in one word, for the two FLBs: 16 bits each.
        uint outgoing = 0;
        uint incoming = 0;
        for (int s = 0; s < TSize.Sessions; s++)
        {
            CoreSession session = x.Session(s);
            if (session == CoreSession.Absent)
            {
                continue;
            }

            frozen |= session == CoreSession.Frozen;
            bool isOutgoing = session is CoreSession.Out or CoreSession.Closing or CoreSession.Frozen;
            int listed = 0;
            uint places = 0;
            for (int f = 0; f < TSize.Files; f++)
            {
                int place = x.Place(s, f);
                if (place == 0)
                {
                    continue;
                }

                listed++;
                places |= 1u << place;
                int file = x.File(s, f);
                uint one = 1u << (16 * (f % 2));
                if (isOutgoing)
                {
                    outgoing += one;
                    frozen |= file == CoreFile.Frozen;
                }
                else if (file != CoreFile.Fin)
                {
                    incoming += one;
                }
                else
                {
                    int needed = f + 1 == TSize.Files ? 0 : f + 1;
                    violated |= x.Place(s, needed) != 0 && x.File(s, needed) == CoreFile.Inc ? 4u : 0;
                }
            }

            violated |= places != (2u << listed) - 2 ? 16u : 0;
        }

        for (int flb = 0; flb < LuoCoreState<TSize>.Flbs; flb++)
        {
            int live = (int)(incoming >> (16 * flb)) & 0xffff;
            violated |= x.Outgoing(flb) != ((int)(outgoing >> (16 * flb)) & 0xffff) ? 1u : 0;
            violated |= x.Incoming(flb) != live || (x.Finished(flb) && live != 0) ? 2u : 0;
        }

        return violated | (x.Phase == CorePhase.Run && frozen ? 8u : 0);
    }
}
