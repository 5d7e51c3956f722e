using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO020: one file has at most one owner in LUO.</summary>
public sealed class Luo020OneOwner : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO020";

    /// <inheritdoc/>
    public override string Sentence => "A file, by the id its handler gives it, is held by at most one entry of all sessions.";

    /// <inheritdoc/>
    public override string Why => "Two owners serialize the same memory twice, and the first to be unpreserved or finished takes it from the other.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file() and luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0", "linux-6.19", "linux-7.3,double-preserve=allow"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.Owners.ContainsAnyExcept((short)0);

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        foreach (var owners in view.Owners)
        {
            if (owners > 1)
            {
                return false;
            }
        }

        return true;
    }
}
