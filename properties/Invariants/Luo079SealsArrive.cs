using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO079: the seals of a memfd arrive.</summary>
public sealed class Luo079SealsArrive() : MemfdArrives(FileContent.Sealed)
{
    /// <inheritdoc/>
    public override string Id => "LUO079";

    /// <inheritdoc/>
    public override string Sentence => "A retrieved memfd has the seals that it had when it was preserved.";

    /// <inheritdoc/>
    public override string Why => "Whoever was promised that the memory can not change any more, an importer of the file above all, is deceived after the update.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_preserve() and memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,memfd-seals=lost"];
}
