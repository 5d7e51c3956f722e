using System.Numerics;
using System.Runtime.CompilerServices;

namespace LuoModel.Bench.Calibration;

/// <summary>State of a session of LUO-core.</summary>
internal enum CoreSession
{
    Absent,
    Out,
    Closing,
    Frozen,
    Inc,
    Ret,
    Fining,
    Fin,
    Leak,
}

/// <summary>Phase of LUO-core.</summary>
internal enum CorePhase
{
    Run,
    Freeze,
    Rollback,
}

/// <summary>
/// State of a file of LUO-core within its session. Two bits: which side they speak of is known from the session, so that 0 is
/// "preserved" or "incoming", 1 "frozen" or "retrieved".
/// </summary>
internal static class CoreFile
{
    public const int Pres = 0;
    public const int Inc = 0;
    public const int Frozen = 1;
    public const int Ret = 1;
    public const int Fin = 2;
}

/// <summary>
/// A whole state of LUO-core in 64 bits: for each session its state and, for each file, its place in the preservation list (0: not in
/// it) and its state; then kexecs done, phase, and for each FLB "finished" and the two counts.
/// </summary>
/// <typeparam name="TSize">Parameters.</typeparam>
/// <param name="Bits">The state.</param>
internal readonly record struct LuoCoreState<TSize>(ulong Bits)
    where TSize : struct, ILuoCoreSize
{
    /// <summary>Number of FLBs, and of file types.</summary>
    public const int Flbs = 2;

    private const int SessionStateBits = 4;
    private const int FileStateBits = 2;
    private const int PhaseBits = 2;

    /// <summary>Bits in use.</summary>
    public static int Width => InAt(Flbs);

    /// <summary>Bits of one session.</summary>
    public static int SessionBits => SessionStateBits + (TSize.Files * FileBits);

    /// <summary>Bits of one file.</summary>
    public static int FileBits => PlaceBits + FileStateBits;

    /// <summary>Kexecs done.</summary>
    public int Kexecs => (int)Get(KexecAt, KexecBits);

    /// <summary>Phase.</summary>
    public CorePhase Phase => (CorePhase)Get(PhaseAt, PhaseBits);

    private static int PlaceBits => BitsFor(TSize.Files);

    private static int KexecBits => BitsFor(TSize.Kexecs);

    private static int KexecAt => TSize.Sessions * SessionBits;

    private static int PhaseAt => KexecAt + KexecBits;

    private static int FinishedAt => PhaseAt + PhaseBits;

    /// <summary>Bits of a session, for comparing and exchanging whole sessions.</summary>
    /// <param name="session">Slot.</param>
    public ulong Block(int session) => Get(session * SessionBits, SessionBits);

    /// <summary>Replaces a whole session.</summary>
    /// <param name="session">Slot.</param>
    /// <param name="block">Its bits.</param>
    public LuoCoreState<TSize> WithBlock(int session, ulong block) => Put(session * SessionBits, SessionBits, block);

    /// <summary>State of a session.</summary>
    /// <param name="session">Slot.</param>
    public CoreSession Session(int session) => (CoreSession)Get(session * SessionBits, SessionStateBits);

    /// <summary>Sets the state of a session.</summary>
    /// <param name="session">Slot.</param>
    /// <param name="state">Its state.</param>
    public LuoCoreState<TSize> WithSession(int session, CoreSession state) => Put(session * SessionBits, SessionStateBits, (ulong)state);

    /// <summary>Place of a file in the preservation list, from 1; 0 when it is not in it.</summary>
    /// <param name="session">Slot.</param>
    /// <param name="file">File.</param>
    public int Place(int session, int file) => (int)Get(FileAt(session, file), PlaceBits);

    /// <summary>State of a file that is in the list.</summary>
    /// <param name="session">Slot.</param>
    /// <param name="file">File.</param>
    public int File(int session, int file) => (int)Get(FileAt(session, file) + PlaceBits, FileStateBits);

    /// <summary>Sets the state of a file.</summary>
    /// <param name="session">Slot.</param>
    /// <param name="file">File.</param>
    /// <param name="state">Its state.</param>
    public LuoCoreState<TSize> WithFile(int session, int file, int state) =>
        Put(FileAt(session, file) + PlaceBits, FileStateBits, (ulong)state);

    /// <summary>Puts a file at a place of the list, or takes it off (0).</summary>
    /// <param name="session">Slot.</param>
    /// <param name="file">File.</param>
    /// <param name="place">Place.</param>
    public LuoCoreState<TSize> WithPlace(int session, int file, int place) => Put(FileAt(session, file), FileBits, (ulong)place);

    /// <summary>Files in the list of a session.</summary>
    /// <param name="session">Slot.</param>
    public int Listed(int session)
    {
        int listed = 0;
        for (int file = 0; file < TSize.Files; file++)
        {
            listed += Place(session, file) != 0 ? 1 : 0;
        }

        return listed;
    }

    /// <summary>Outgoing count of an FLB.</summary>
    /// <param name="flb">FLB.</param>
    public int Outgoing(int flb) => (int)Get(OutAt(flb), CountBits(flb));

    /// <summary>Incoming count of an FLB.</summary>
    /// <param name="flb">FLB.</param>
    public int Incoming(int flb) => (int)Get(InAt(flb), CountBits(flb));

    /// <summary>Whether an FLB was finished in this kernel.</summary>
    /// <param name="flb">FLB.</param>
    public bool Finished(int flb) => Get(FinishedAt + flb, 1) != 0;

    /// <summary>Adds to the outgoing count of an FLB.</summary>
    /// <param name="flb">FLB.</param>
    /// <param name="change">1 or -1.</param>
    public LuoCoreState<TSize> AddOutgoing(int flb, int change) => new(Bits + ((ulong)change << OutAt(flb)));

    /// <summary>Adds to the incoming count of an FLB.</summary>
    /// <param name="flb">FLB.</param>
    /// <param name="change">1 or -1.</param>
    public LuoCoreState<TSize> AddIncoming(int flb, int change) => new(Bits + ((ulong)change << InAt(flb)));

    /// <summary>Sets both counts and the flag of an FLB.</summary>
    /// <param name="flb">FLB.</param>
    /// <param name="outgoing">Outgoing count.</param>
    /// <param name="incoming">Incoming count.</param>
    /// <param name="finished">Whether it is finished.</param>
    public LuoCoreState<TSize> WithFlb(int flb, int outgoing, int incoming, bool finished) =>
        Put(OutAt(flb), CountBits(flb), (ulong)outgoing)
            .Put(InAt(flb), CountBits(flb), (ulong)incoming)
            .Put(FinishedAt + flb, 1, finished ? 1UL : 0UL);

    /// <summary>Sets the phase.</summary>
    /// <param name="phase">Phase.</param>
    public LuoCoreState<TSize> WithPhase(CorePhase phase) => Put(PhaseAt, PhaseBits, (ulong)phase);

    /// <summary>Counts a kexec.</summary>
    public LuoCoreState<TSize> AfterKexec() => new(Bits + (1UL << KexecAt));

    private static int BitsFor(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    private static int FileAt(int session, int file) => (session * SessionBits) + SessionStateBits + (file * FileBits);

    // Files of type t: those with number t, t + 2, ... in every session.
    private static int CountBits(int flb) => BitsFor(TSize.Sessions * ((TSize.Files + 1 - flb) / 2));

    private static int OutAt(int flb) => FinishedAt + Flbs + (flb > 0 ? CountBits(0) : 0) + (flb > 1 ? CountBits(1) : 0);

    private static int InAt(int flb) => OutAt(Flbs) + (flb > 0 ? CountBits(0) : 0) + (flb > 1 ? CountBits(1) : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Get(int at, int width) => (Bits >> at) & ((1UL << width) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LuoCoreState<TSize> Put(int at, int width, ulong value) => new((Bits & ~(((1UL << width) - 1) << at)) | (value << at));
}
