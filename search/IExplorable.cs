namespace LuoModel.Search;

/// <summary>
/// A model that the exhaustive engine can explore: a state of a fixed number of 64-bit words, a set of named invariants and
/// goals over states, and a function that emits every edge leaving a state.
/// </summary>
/// <remarks>
/// <para>Implement it as a struct: the engine is generic over the model, so the runtime compiles one engine for each model and
/// folds constants such as <c>KeyWords =&gt; 1</c> into its loops.</para>
/// <para>Everything here must be deterministic: same state, same edges in the same order. The engine numbers states in the order
/// in which a single-threaded breadth-first search meets them, and this order makes every report repeatable.</para>
/// <para>The engine gives each worker its own copy through <see cref="ForWorker"/>, so methods may use scratch memory and count
/// coverage without locks.</para>
/// </remarks>
/// <typeparam name="TSelf">The implementing struct itself.</typeparam>
public interface IExplorable<TSelf>
    where TSelf : struct, IExplorable<TSelf>
{
    /// <summary>Invariants that a mask has room for.</summary>
    const int MostInvariants = 128;

    /// <summary>Words of a state as <see cref="Expand{TEmitter}"/> sees it. Constant while the model lives.</summary>
    int StateWords { get; }

    /// <summary>Words of a key as the engine stores it; at most <see cref="StateWords"/> when packing pays.</summary>
    int KeyWords { get; }

    /// <summary>Names of the invariants, at most <see cref="MostInvariants"/>: bit <c>i</c> of a violation mask speaks of entry <c>i</c>.</summary>
    IReadOnlyList<string> Invariants { get; }

    /// <summary>Goals, at most 64: bit <c>i</c> of <see cref="Findings.Reached"/> speaks of entry <c>i</c>.</summary>
    IReadOnlyList<Goal> Goals { get; }

    /// <summary>Why a step may be cut off, see <see cref="IEmitter.Cut"/>; empty when every step is followed.</summary>
    IReadOnlyList<string> CutReasons { get; }

    /// <summary>Whether <see cref="Canonicalise"/> does anything.</summary>
    bool HasSymmetry { get; }

    /// <summary>Writes the one initial state.</summary>
    /// <param name="state"><see cref="StateWords"/> words, zeroed.</param>
    void Initial(Span<ulong> state);

    /// <summary>Writes the key of a state. Two states have equal keys if and only if they are equal.</summary>
    /// <param name="state"><see cref="StateWords"/> words.</param>
    /// <param name="key"><see cref="KeyWords"/> words, content undefined on entry.</param>
    void Pack(ReadOnlySpan<ulong> state, Span<ulong> key);

    /// <summary>Writes the state of a key: the inverse of <see cref="Pack"/>.</summary>
    /// <param name="key"><see cref="KeyWords"/> words.</param>
    /// <param name="state"><see cref="StateWords"/> words, content undefined on entry.</param>
    void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state);

    /// <summary>
    /// Emits every edge that leaves a state. A command that is refused and changes nothing may be emitted as an edge back to the
    /// same state, or counted with <see cref="IEmitter.Refused"/> when no step invariant objects to it.
    /// </summary>
    /// <typeparam name="TEmitter">Receiver of the edges; a struct, so that the call is compiled in place.</typeparam>
    /// <param name="state"><see cref="StateWords"/> words.</param>
    /// <param name="emitter">Receiver of the edges.</param>
    void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter;

    /// <summary>Says which state invariants a state violates and which goals it satisfies.</summary>
    /// <param name="state"><see cref="StateWords"/> words.</param>
    Findings Inspect(ReadOnlySpan<ulong> state);

    /// <summary>Faults (decisions of the environment against LUO) used on the way into a state; part of the state, and never fewer than before. 0 if the model has none.</summary>
    /// <param name="state"><see cref="StateWords"/> words.</param>
    int FaultsUsed(ReadOnlySpan<ulong> state);

    /// <summary>
    /// Replaces a state by the representative of its orbit under the model's symmetry. The symmetry must be an automorphism:
    /// edges, invariants and goals are the same for every member of an orbit.
    /// </summary>
    /// <param name="state"><see cref="StateWords"/> words, changed in place.</param>
    void Canonicalise(Span<ulong> state);

    /// <summary>Number of states in the orbit of a state, itself included; 1 without symmetry.</summary>
    /// <param name="state"><see cref="StateWords"/> words.</param>
    long OrbitSize(ReadOnlySpan<ulong> state);

    /// <summary>A copy with scratch memory and coverage counters of its own, for one worker.</summary>
    TSelf ForWorker();

    /// <summary>Adds a worker's coverage counters to this model's, after the search. Addition only: the order of workers must not show.</summary>
    /// <param name="worker">A copy made by <see cref="ForWorker"/>.</param>
    void Absorb(in TSelf worker);
}
