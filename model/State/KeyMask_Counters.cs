namespace LuoModel.Model.State;

/// <summary>Fields that count: nothing but a design's own balance keeps them in a range.</summary>
public static partial class KeyMask
{
    /// <summary>
    /// A state-sized block with ones in all bits of the fields that count. A value outside its bits of the key there is a design that leaks or drops too much;
    /// anywhere else it is a mistake of the mask.
    /// </summary>
    /// <param name="layout">Layout of the states.</param>
    public static byte[] Counters(Layout layout)
    {
        var bytes = new byte[layout.Size];
        var mask = new LuoState(layout, bytes);
        Signed(mask);
        ref var core = ref mask.Core;
        (core.Kexecs, core.Faults, core.KhoTrees, core.FdLeak, core.StateLock) = (byte.MaxValue, byte.MaxValue, byte.MaxValue, byte.MaxValue, -1);
        (core.OutgoingCount, core.IncomingCount, core.HandlerCount, core.FlbCount, core.SubsystemCount) = (-1, -1, -1, -1, -1);
        for (var flb = 0; flb < layout.Dimensions.Flbs; flb++)
        {
            ref var record = ref mask.Flb(flb);
            (record.OutCount, record.InCount, record.BlobCount, record.SerializedCount) = (-1, -1, -1, -1);
            (record.DriverOut, record.DriverIn, record.Users) = (byte.MaxValue, byte.MaxValue, byte.MaxValue);
        }

        for (var handler = 0; handler < layout.Dimensions.Handlers; handler++)
        {
            mask.Handler(handler).Users = -1;
        }

        if (layout.Dimensions.GlobalFiles > 0 || layout.Dimensions.FileArrays > 0 || layout.Dimensions.Subsystems > 0)
        {
            ref var machine = ref mask.Machine;
            (machine.Outgoing, machine.Incoming, machine.TreeNodes, machine.KhoPages) = (-1, -1, -1, -1);
        }

        for (var slot = 0; slot < layout.SessionSlots; slot++)
        {
            mask.Session(slot).Files = -1;
            foreach (ref var file in mask.FileRoom(slot))
            {
                file.Data.Bumps = byte.MaxValue;
            }
        }

        return bytes;
    }

    /// <summary>
    /// A state-sized block with ones in all bits of the 16-bit fields that a design may drop below zero and that nothing takes for a length. Their highest bit
    /// in the mask is a sign.
    /// </summary>
    /// <param name="layout">Layout of the states.</param>
    public static byte[] Signed(Layout layout)
    {
        var bytes = new byte[layout.Size];
        Signed(new LuoState(layout, bytes));
        return bytes;
    }

    /// <summary>One bit more for the fields of <see cref="Signed(Layout)"/>; the pins of a module have one to spare.</summary>
    private static void RoomForSigns(LuoState mask)
    {
        mask.Core.SessionBlocks = Signed(mask.Core.SessionBlocks);
        for (var slot = 0; slot < mask.Layout.SessionSlots; slot++)
        {
            mask.Session(slot).Count = Signed(mask.Session(slot).Count);
        }

        for (var slot = 0; slot < mask.Layout.Dimensions.UserFiles; slot++)
        {
            mask.User(slot).Refs = Signed(mask.User(slot).Refs);
        }
    }

    private static short Signed(short mask) => (short)((mask << 1) | 1);

    private static void Signed(LuoState mask)
    {
        mask.Core.SessionBlocks = -1;
        for (var slot = 0; slot < mask.Layout.SessionSlots; slot++)
        {
            mask.Session(slot).Count = -1;
        }

        for (var slot = 0; slot < mask.Layout.Dimensions.UserFiles; slot++)
        {
            mask.User(slot).Refs = -1;
        }

        for (var module = 0; module < mask.Layout.Modules; module++)
        {
            mask.ModuleRefs(module) = -1;
        }
    }
}
