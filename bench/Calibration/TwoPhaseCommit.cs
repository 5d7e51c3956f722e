using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using LuoModel.Search;

namespace LuoModel.Bench.Calibration;

/// <summary>
/// Two-phase commit as in Gray and Lamport, "Consensus on Transaction Commit", the model on which published figures of checkers exist:
/// 3 participants have 288 states, 8 have 1,745,408. Edges back to the same state are emitted, as those checkers count them.
/// </summary>
/// <remarks>
/// One word: for each participant four bits (its state in two, whether the manager knows it prepared, whether its message was sent),
/// then the manager's state, which also says whether the commit or the abort message was sent. Participants are interchangeable.
/// </remarks>
/// <param name="participants">Number of participants, 1 to 15.</param>
public readonly struct TwoPhaseCommit(int participants) : IExplorable<TwoPhaseCommit>
{
    private const int Each = 4;
    private const ulong Block = 15;
    private const ulong Working = 0, Prepared = 1, Committed = 2, Aborted = 3, ParticipantState = 3;
    private const ulong KnownPrepared = 4, SentPrepared = 8;
    private const ulong Undecided = 0;

    private static readonly string[] s_invariants = ["no participant aborts while another one commits"];

    private static readonly Goal[] s_goals =
    [
        new("all commit"),
        new("all abort"),
        new("everybody can still decide", Always: true),
    ];

    private enum Step : uint
    {
        ManagerCommits,
        ManagerAborts,
        ManagerHears,
        Prepares,
        Aborts,
        HearsCommit,
        HearsAbort,
    }

    /// <inheritdoc/>
    public int StateWords => 1;

    /// <inheritdoc/>
    public int KeyWords => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Invariants => s_invariants;

    /// <summary>Both outcomes are reachable, and a decision stays possible; the last one only when <see cref="WithGoals"/> asked for it.</summary>
    public IReadOnlyList<Goal> Goals => WithGoals ? s_goals : [];

    /// <summary>Whether the goals are part of the search; they make it record its edges.</summary>
    public bool WithGoals { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> CutReasons => [];

    /// <inheritdoc/>
    public bool HasSymmetry => true;

    private ulong EveryParticipant => (1UL << (Each * participants)) / Block;

    /// <summary>A readable form of an action code.</summary>
    /// <param name="action">The code.</param>
    public static string Describe(uint action) => $"{(Step)(action >> 4)} {action & 15}";

    /// <inheritdoc/>
    public void Initial(Span<ulong> state)
    {
        Debug.Assert(participants is >= 1 and <= 15, "a state fits one word");
        state[0] = 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pack(ReadOnlySpan<ulong> state, Span<ulong> key) => key[0] = state[0];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state) => state[0] = key[0];

    /// <inheritdoc/>
    public Findings Inspect(ReadOnlySpan<ulong> state)
    {
        int committed = CountIn(state[0], Committed);
        int aborted = CountIn(state[0], Aborted);
        ulong reached = !WithGoals ? 0UL
            : (committed == participants ? 1UL : 0) | (aborted == participants ? 2UL : 0) | (committed + aborted == participants ? 4UL : 0);
        return new(committed != 0 && aborted != 0 ? 1UL : 0, reached);
    }

    /// <inheritdoc/>
    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        ulong x = state[0];
        int managerAt = Each * participants;
        ulong manager = x >> managerAt;
        if (manager == Undecided)
        {
            ulong everyKnown = EveryParticipant * KnownPrepared;
            if ((x & everyKnown) == everyKnown)
            {
                Emit(x | (Committed << managerAt), Step.ManagerCommits, 0, ref emitter);
            }

            Emit(x | (Aborted << managerAt), Step.ManagerAborts, 0, ref emitter);
        }

        for (int i = 0; i < participants; i++)
        {
            int at = Each * i;
            ulong own = (x >> at) & Block;
            ulong others = x & ~(Block << at);
            if (manager == Undecided && (own & SentPrepared) != 0)
            {
                Emit(others | ((own | KnownPrepared) << at), Step.ManagerHears, i, ref emitter);
            }

            if ((own & ParticipantState) == Working)
            {
                Emit(others | ((own | Prepared | SentPrepared) << at), Step.Prepares, i, ref emitter);
                Emit(others | ((own | Aborted) << at), Step.Aborts, i, ref emitter);
            }

            if (manager == Committed)
            {
                Emit(others | (((own & ~ParticipantState) | Committed) << at), Step.HearsCommit, i, ref emitter);
            }

            if (manager == Aborted)
            {
                Emit(others | (((own & ~ParticipantState) | Aborted) << at), Step.HearsAbort, i, ref emitter);
            }
        }
    }

    /// <inheritdoc/>
    public int FaultsUsed(ReadOnlySpan<ulong> state) => 0;

    /// <summary>Sorts the participants.</summary>
    /// <param name="state">The state.</param>
    public void Canonicalise(Span<ulong> state)
    {
        // Counting sort over the 16 values of a block: one counter of four bits each.
        ulong counts = 0;
        ulong x = state[0];
        for (int i = 0; i < participants; i++)
        {
            counts += 1UL << (4 * (int)((x >> (Each * i)) & Block));
        }

        ulong sorted = x >> (Each * participants);
        for (ulong value = 0; value <= Block; value++)
        {
            for (ulong n = (counts >> (4 * (int)value)) & 15; n > 0; n--)
            {
                sorted = (sorted << Each) | value;
            }
        }

        state[0] = sorted;
    }

    /// <inheritdoc/>
    public long OrbitSize(ReadOnlySpan<ulong> state)
    {
        // A multinomial: orders of the participants, over those that exchange equal ones.
        Span<int> seen = stackalloc int[16];
        seen.Clear();
        long size = 1;
        for (int i = 0; i < participants; i++)
        {
            size = size * (i + 1) / ++seen[(int)((state[0] >> (Each * i)) & Block)];
        }

        return size;
    }

    /// <inheritdoc/>
    public TwoPhaseCommit ForWorker() => this;

    /// <inheritdoc/>
    public void Absorb(in TwoPhaseCommit worker)
    {
    }

    private int CountIn(ulong x, ulong state)
    {
        ulong differs = x ^ (EveryParticipant * state);
        ulong equal = ~(differs | (differs >> 1)) & EveryParticipant;
        return BitOperations.PopCount(equal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Emit<TEmitter>(ulong y, Step step, int participant, ref TEmitter emitter)
        where TEmitter : struct, IEmitter =>
        emitter.Edge(new ReadOnlySpan<ulong>(in y), ((uint)step << 4) | (uint)participant, 0);
}
