using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO079: the seals of a memfd arrive.</summary>
public sealed class Luo079SealsArrive() : MemfdArrives(FileContent.Seals)
{
    /// <inheritdoc/>
    public override string Id => "LUO079";

    /// <inheritdoc/>
    public override string Sentence => "A retrieved memfd has the seals that it had at the moment of the jump, no fewer and no more.";

    /// <inheritdoc/>
    public override string Why => "Whoever was promised that the memory can not change any more, an importer of the file above all, is deceived after the update; and whoever finds a seal that nobody set can not write its own memory.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_preserve() and memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,memfd-seals=lost", "linux-7.3"];
}
