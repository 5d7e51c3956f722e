using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO078: what a memfd holds arrives.</summary>
public sealed class Luo078ContentArrives() : MemfdArrives(FileContent.Written)
{
    /// <inheritdoc/>
    public override string Id => "LUO078";

    /// <inheritdoc/>
    public override string Sentence => "A retrieved memfd holds what it held at the moment of the jump.";

    /// <inheritdoc/>
    public override string Why => "A virtual machine goes on with memory that lost what was written to it after it was preserved, and nobody is told.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_preserve_folios() and memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,memfd-pages=as-found"];
}
