using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using LuoModel.Search;

namespace LuoModel.Bench.Calibration;

/// <summary>
/// LUO-core: a small closed abstraction of sessions, files in preservation order, two FLBs, freeze with rollback and two-phase finish.
/// It claims nothing about the kernel; it puts the same work in front of different checkers, whose counts of states, transitions and
/// levels must then agree exactly.
/// </summary>
/// <remarks>
/// Each file f of a session depends on file f + 1 of the session, the last on the first: a ring. Type of a file is f mod 2, and each type has its
/// FLB. Rotating the files of a session by an even number therefore changes nothing, and rotating those of every session by an odd
/// number only exchanges the FLBs, when the number of files is even: this is the symmetry offered here. Exchanging sessions is not
/// one, for freeze goes through the slots in order.
/// </remarks>
/// <typeparam name="TSize">Parameters.</typeparam>
public readonly struct LuoCore<TSize> : IExplorable<LuoCore<TSize>>
    where TSize : struct, ILuoCoreSize
{
    /// <inheritdoc/>
    public int StateWords => 1;

    /// <inheritdoc/>
    public int KeyWords => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Invariants => LuoCoreInvariants.Names;

    /// <inheritdoc/>
    public IReadOnlyList<Goal> Goals => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> CutReasons => [];

    /// <inheritdoc/>
    public bool HasSymmetry => TSize.Files % 2 == 0;

    /// <summary>A readable form of an action code.</summary>
    /// <param name="action">The code.</param>
    public static string Describe(uint action)
    {
        (CoreAction kind, uint session, uint file) = ((CoreAction)(action >> 8), (action >> 4) & 15, action & 15);
        string name = kind.ToString();
        return kind switch
        {
            CoreAction.BeginReboot or CoreAction.Kexec or CoreAction.FreezeFail or CoreAction.RollbackDone => name,
            CoreAction.Preserve or CoreAction.RetrieveFile => string.Create(CultureInfo.InvariantCulture, $"{name}(s{session}, f{file})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{name}(s{session})"),
        };
    }

    /// <inheritdoc/>
    public void Initial(Span<ulong> state)
    {
        Debug.Assert(LuoCoreState<TSize>.Width <= 64, "a state fits one word");
        state[0] = 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pack(ReadOnlySpan<ulong> state, Span<ulong> key) => key[0] = state[0];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state) => state[0] = key[0];

    /// <inheritdoc/>
    public Findings Inspect(ReadOnlySpan<ulong> state) => new(LuoCoreInvariants.Violated(new LuoCoreState<TSize>(state[0])), 0);

    /// <inheritdoc/>
    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        LuoCoreState<TSize> x = new(state[0]);
        switch (x.Phase)
        {
            case CorePhase.Run:
                LuoCoreActions.Run(x, ref emitter);
                break;
            case CorePhase.Freeze:
                LuoCoreActions.Freeze(x, ref emitter);
                break;
            default:
                LuoCoreActions.Rollback(x, ref emitter);
                break;
        }
    }

    /// <inheritdoc/>
    public int FaultsUsed(ReadOnlySpan<ulong> state) => 0;

    /// <inheritdoc/>
    public void Canonicalise(Span<ulong> state) => state[0] = LuoCoreSymmetry.Canonical(new LuoCoreState<TSize>(state[0])).Bits;

    /// <inheritdoc/>
    public long OrbitSize(ReadOnlySpan<ulong> state) => LuoCoreSymmetry.OrbitSize(new LuoCoreState<TSize>(state[0]));

    /// <inheritdoc/>
    public LuoCore<TSize> ForWorker() => this;

    /// <inheritdoc/>
    public void Absorb(in LuoCore<TSize> worker)
    {
    }
}
