using System.Runtime.CompilerServices;
using LuoModel.Search;

namespace LuoModel.Bench.Calibration;

/// <summary>Kinds of actions of LUO-core; the code of an action is kind, session and file, in 8, 4 and 4 bits.</summary>
internal enum CoreAction : uint
{
    Create,
    Preserve,
    CloseOut,
    ClosingStep,
    RetrieveSession,
    RetrieveFile,
    Finish,
    FinishStep,
    CloseFin,
    Leak,
    BeginReboot,
    Kexec,
    FreezeFile,
    FreezeFail,
    FreezeSession,
    UnfreezeFile,
    UnfreezeSession,
    RollbackDone,
}

/// <summary>The actions of LUO-core.</summary>
internal static class LuoCoreActions
{
    /// <summary>Actions while the system runs.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <typeparam name="TEmitter">Receiver of the edges.</typeparam>
    /// <param name="x">State.</param>
    /// <param name="emitter">Receiver of the edges.</param>
    public static void Run<TSize, TEmitter>(LuoCoreState<TSize> x, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        bool busy = false;
        for (int s = 0; s < TSize.Sessions; s++)
        {
            switch (x.Session(s))
            {
                case CoreSession.Absent:
                    Emit(x.WithSession(s, CoreSession.Out), CoreAction.Create, s, 0, ref emitter);
                    break;
                case CoreSession.Out:
                    Preserve(x, s, ref emitter);
                    Emit(x.WithSession(s, CoreSession.Closing), CoreAction.CloseOut, s, 0, ref emitter);
                    break;
                case CoreSession.Closing:
                    busy = true;
                    Emit(ClosingStep(x, s), CoreAction.ClosingStep, s, 0, ref emitter);
                    break;
                case CoreSession.Inc:
                    Emit(x.WithSession(s, CoreSession.Ret), CoreAction.RetrieveSession, s, 0, ref emitter);
                    break;
                case CoreSession.Ret:
                    Retrieve(x, s, ref emitter);
                    break;
                case CoreSession.Fining:
                    busy = true;
                    Emit(FinishStep(x, s), CoreAction.FinishStep, s, 0, ref emitter);
                    break;
                case CoreSession.Fin:
                    Emit(x.WithBlock(s, 0), CoreAction.CloseFin, s, 0, ref emitter);
                    break;
                default:
                    break;
            }
        }

        if (!busy && x.Kexecs < TSize.Kexecs)
        {
            Emit(x.WithPhase(CorePhase.Freeze), CoreAction.BeginReboot, 0, 0, ref emitter);
        }
    }

    /// <summary>Actions while a reboot freezes sessions in the order of slots, files in the order of preservation.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <typeparam name="TEmitter">Receiver of the edges.</typeparam>
    /// <param name="x">State.</param>
    /// <param name="emitter">Receiver of the edges.</param>
    public static void Freeze<TSize, TEmitter>(LuoCoreState<TSize> x, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        int s = 0;
        while (s < TSize.Sessions && x.Session(s) != CoreSession.Out)
        {
            s++;
        }

        if (s == TSize.Sessions)
        {
            Emit(Kexec(x), CoreAction.Kexec, 0, 0, ref emitter);
            return;
        }

        int file = First(x, s, CoreFile.Pres);
        if (file < 0)
        {
            Emit(x.WithSession(s, CoreSession.Frozen), CoreAction.FreezeSession, s, 0, ref emitter);
            return;
        }

        Emit(x.WithFile(s, file, CoreFile.Frozen), CoreAction.FreezeFile, s, 0, ref emitter);
        Emit(x.WithPhase(CorePhase.Rollback), CoreAction.FreezeFail, 0, 0, ref emitter);
    }

    /// <summary>The one action while a failed reboot is undone, sessions from the last.</summary>
    /// <typeparam name="TSize">Parameters.</typeparam>
    /// <typeparam name="TEmitter">Receiver of the edges.</typeparam>
    /// <param name="x">State.</param>
    /// <param name="emitter">Receiver of the edges.</param>
    public static void Rollback<TSize, TEmitter>(LuoCoreState<TSize> x, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        for (int s = TSize.Sessions - 1; s >= 0; s--)
        {
            CoreSession session = x.Session(s);
            if (session is not (CoreSession.Out or CoreSession.Frozen))
            {
                continue;
            }

            int file = First(x, s, CoreFile.Frozen);
            if (file >= 0)
            {
                Emit(x.WithFile(s, file, CoreFile.Pres), CoreAction.UnfreezeFile, s, 0, ref emitter);
                return;
            }

            if (session == CoreSession.Frozen)
            {
                Emit(x.WithSession(s, CoreSession.Out), CoreAction.UnfreezeSession, s, 0, ref emitter);
                return;
            }
        }

        Emit(x.WithPhase(CorePhase.Run), CoreAction.RollbackDone, 0, 0, ref emitter);
    }

    private static void Preserve<TSize, TEmitter>(LuoCoreState<TSize> x, int s, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        int last = x.Listed(s);
        for (int f = 0; f < TSize.Files; f++)
        {
            if (x.Place(s, f) == 0)
            {
                Emit(x.WithPlace(s, f, last + 1).AddOutgoing(f % 2, 1), CoreAction.Preserve, s, f, ref emitter);
            }
        }
    }

    private static LuoCoreState<TSize> ClosingStep<TSize>(LuoCoreState<TSize> x, int s)
        where TSize : struct, ILuoCoreSize
    {
        int last = x.Listed(s);
        for (int f = 0; f < TSize.Files; f++)
        {
            if (last != 0 && x.Place(s, f) == last)
            {
                return x.WithPlace(s, f, 0).AddOutgoing(f % 2, -1);
            }
        }

        return x.WithSession(s, CoreSession.Absent);
    }

    private static void Retrieve<TSize, TEmitter>(LuoCoreState<TSize> x, int s, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        for (int f = 0; f < TSize.Files; f++)
        {
            if (x.Place(s, f) != 0 && x.File(s, f) == CoreFile.Inc)
            {
                Emit(x.WithFile(s, f, CoreFile.Ret), CoreAction.RetrieveFile, s, f, ref emitter);
            }
        }

        if (CanFinish(x, s))
        {
            Emit(x.WithSession(s, CoreSession.Fining), CoreAction.Finish, s, 0, ref emitter);
        }
        else
        {
            Emit(x.WithSession(s, CoreSession.Leak), CoreAction.Leak, s, 0, ref emitter);
        }
    }

    private static bool CanFinish<TSize>(LuoCoreState<TSize> x, int s)
        where TSize : struct, ILuoCoreSize
    {
        for (int f = 0; f < TSize.Files; f++)
        {
            int needed = f + 1 == TSize.Files ? 0 : f + 1;
            if (x.Place(s, f) != 0 && x.Place(s, needed) != 0 && x.File(s, needed) != CoreFile.Ret)
            {
                return false;
            }
        }

        return true;
    }

    private static LuoCoreState<TSize> FinishStep<TSize>(LuoCoreState<TSize> x, int s)
        where TSize : struct, ILuoCoreSize
    {
        int file = FirstUnfinished(x, s);
        if (file < 0)
        {
            return x.WithSession(s, CoreSession.Fin);
        }

        int flb = file % 2;
        LuoCoreState<TSize> y = x.WithFile(s, file, CoreFile.Fin).AddIncoming(flb, -1);
        return y.Incoming(flb) == 0 ? y.WithFlb(flb, y.Outgoing(flb), 0, finished: true) : y;
    }

    private static LuoCoreState<TSize> Kexec<TSize>(LuoCoreState<TSize> x)
        where TSize : struct, ILuoCoreSize
    {
        LuoCoreState<TSize> y = x;
        for (int s = 0; s < TSize.Sessions; s++)
        {
            if (x.Session(s) != CoreSession.Frozen)
            {
                y = y.WithBlock(s, 0);
                continue;
            }

            y = y.WithSession(s, CoreSession.Inc);
            for (int f = 0; f < TSize.Files; f++)
            {
                y = y.WithFile(s, f, CoreFile.Inc);
            }
        }

        for (int flb = 0; flb < LuoCoreState<TSize>.Flbs; flb++)
        {
            y = y.WithFlb(flb, 0, x.Outgoing(flb), finished: false);
        }

        return y.WithPhase(CorePhase.Run).AfterKexec();
    }

    private static int First<TSize>(LuoCoreState<TSize> x, int s, int state)
        where TSize : struct, ILuoCoreSize
    {
        int first = -1;
        int least = int.MaxValue;
        for (int f = 0; f < TSize.Files; f++)
        {
            int place = x.Place(s, f);
            if (place != 0 && place < least && x.File(s, f) == state)
            {
                (first, least) = (f, place);
            }
        }

        return first;
    }

    private static int FirstUnfinished<TSize>(LuoCoreState<TSize> x, int s)
        where TSize : struct, ILuoCoreSize
    {
        int first = -1;
        int least = int.MaxValue;
        for (int f = 0; f < TSize.Files; f++)
        {
            int place = x.Place(s, f);
            if (place != 0 && place < least && x.File(s, f) != CoreFile.Fin)
            {
                (first, least) = (f, place);
            }
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Emit<TSize, TEmitter>(LuoCoreState<TSize> y, CoreAction action, int s, int f, ref TEmitter emitter)
        where TSize : struct, ILuoCoreSize
        where TEmitter : struct, IEmitter
    {
        ulong bits = y.Bits;
        emitter.Edge(new ReadOnlySpan<ulong>(in bits), ((uint)action << 8) | ((uint)s << 4) | (uint)f, 0);
    }
}
