namespace LuoModel.Model.State;

/// <summary>What the model knows of a file that is memory (memfd): one page, and one seal.</summary>
[Flags]
public enum FileContent : byte
{
    /// <summary>Never written, not sealed.</summary>
    None = 0,

    /// <summary>Its page was written.</summary>
    Written = 1,

    /// <summary>It is sealed against writing.</summary>
    Sealed = 2,

    /// <summary>Of the serialized form: the pages it names are still its own, neither given to a file nor given back.</summary>
    Pages = 4,
}
