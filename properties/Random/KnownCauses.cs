namespace LuoModel.Properties.Random;

/// <summary>Looks of violations that were shrunk before, so that a run keeps distinct violations and not twenty of one kind.</summary>
/// <param name="invariants">Number of invariants.</param>
/// <param name="most">Looks of one invariant that are shrunk; further ones count as known.</param>
internal sealed class KnownCauses(int invariants, int most)
{
    private readonly HashSet<RawCause> _known = [];
    private readonly int[] _perInvariant = new int[invariants];

    /// <summary>Whether a violation of this look need not be shrunk.</summary>
    public bool Contains(RawCause cause) => _perInvariant[cause.Invariant] >= most || _known.Contains(cause);

    /// <summary>Adds a look.</summary>
    public void Add(RawCause cause)
    {
        if (_known.Add(cause))
        {
            _perInvariant[cause.Invariant]++;
        }
    }
}
