namespace LuoModel.Model.State;

/// <summary>What became of a page whose address LUO of v4 keeps: KHO decides whether it travels, the allocator what it holds.</summary>
public enum PageState : byte
{
    /// <summary>There is no page.</summary>
    None,

    /// <summary>Allocated in this kernel and preserved in KHO.</summary>
    Own,

    /// <summary>Freed in this kernel while KHO was finalized: un-preserving was refused, so it still travels, with whatever it holds by then.</summary>
    FreedMapped,

    /// <summary>Freed, and not in KHO's map: only the address is left.</summary>
    Lost,

    /// <summary>Received from the previous kernel, not yet restored.</summary>
    Received,

    /// <summary>Received, but the previous kernel had freed it.</summary>
    ReceivedFreed,
}
