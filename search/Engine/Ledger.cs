using System.Runtime.InteropServices;

namespace LuoModel.Search.Engine;

/// <summary>Where something was seen: a state, or an edge that leaves it.</summary>
/// <param name="State">Index of the state.</param>
/// <param name="OnEdge">Whether it was an edge.</param>
/// <param name="Length">Commands from the initial state up to and with it.</param>
/// <param name="Faults">Faults used up to and with it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sighting(int State, bool OnEdge, int Length, int Faults);

/// <summary>
/// What a search has seen so far of each invariant and goal. Notes arrive in the order of states, hence by length except that an edge
/// is one command longer than the state it leaves; the first of equal length is kept.
/// </summary>
/// <param name="invariants">Number of invariants.</param>
/// <param name="goals">Number of goals.</param>
internal sealed class Ledger(int invariants, int goals)
{
    private readonly SortedDictionary<int, Sighting>[] _violations =
        [.. Enumerable.Range(0, invariants).Select(_ => new SortedDictionary<int, Sighting>())];

    private readonly long[] _count = new long[invariants];
    private readonly Sighting?[] _reached = new Sighting?[goals];

    /// <summary>Invariants violated so far, bit per invariant.</summary>
    public UInt128 Violated { get; private set; }

    /// <summary>Shortest violation of an invariant for each number of faults at which there is one.</summary>
    /// <param name="invariant">Number of the invariant.</param>
    public IReadOnlyDictionary<int, Sighting> Violations(int invariant) => _violations[invariant];

    /// <summary>States and edges that violate an invariant.</summary>
    /// <param name="invariant">Number of the invariant.</param>
    public long Count(int invariant) => _count[invariant];

    /// <summary>First state that satisfies a goal, null if none was seen.</summary>
    /// <param name="goal">Number of the goal.</param>
    public Sighting? Reached(int goal) => _reached[goal];

    /// <summary>Takes a note down.</summary>
    /// <param name="note">The note.</param>
    /// <param name="length">Commands from the initial state to the note's state.</param>
    public void Add(in Note note, int length)
    {
        Sighting seen = new(note.State, note.OnEdge, note.OnEdge ? length + 1 : length, note.Faults);
        foreach (int invariant in Bits.Of(note.Violated, _count.Length))
        {
            Violated |= UInt128.One << invariant;
            _count[invariant]++;
            if (!_violations[invariant].TryGetValue(seen.Faults, out Sighting known) || seen.Length < known.Length)
            {
                _violations[invariant][seen.Faults] = seen;
            }
        }

        foreach (int goal in Bits.Of(note.Reached, _reached.Length))
        {
            _reached[goal] ??= seen;
        }
    }
}
