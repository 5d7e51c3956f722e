namespace LuoModel.Model.State;

/// <summary>
/// What the model knows of a file that is memory (memfd): one page, two kinds of seals and how it is open. The first four fit into half a byte, which is what
/// a preservation has room for.
/// </summary>
[Flags]
public enum FileContent : byte
{
    /// <summary>Never written, not sealed.</summary>
    None = 0,

    /// <summary>Its page was written.</summary>
    Written = 1,

    /// <summary>It is sealed against writing: F_SEAL_WRITE, which waits for pinned pages.</summary>
    Sealed = 2,

    /// <summary>Of the serialized form: the pages it names are still its own, neither given to a file nor given back.</summary>
    Pages = 4,

    /// <summary>It is sealed against growing: F_SEAL_GROW, which stands for the seals that look at no page.</summary>
    SealedGrow = 8,

    /// <summary>Both seals.</summary>
    Seals = Sealed | SealedGrow,

    /// <summary>Of a struct file: its descriptors are open for reading only.</summary>
    ReadOnly = 16,
}
