using LuoModel.Model.Events;

namespace LuoModel.Model.Environments;

/// <summary>
/// Deviates at chosen points and counts the points passed, so that a search can branch at each of them. At a point there is one deviation: the callback fails
/// with -EIO (can_finish answers false), the service fails. can_preserve never deviates: a handler that does not want a file is a different workload.
/// </summary>
public struct ChoosingEnvironment : IEnvironment
{
    /// <summary>What a deviating callback returns.</summary>
    public const int Failure = Commands.Errno.EIO;

    private readonly ulong _deviations;
    private int _passed;

    /// <summary>Deviates at the points whose bits are set in <paramref name="deviations"/>; points from 64 on never deviate.</summary>
    public ChoosingEnvironment(ulong deviations) => _deviations = deviations;

    /// <summary>Points passed so far.</summary>
    public readonly int Passed => _passed;

    /// <summary>Whether a callback kind can deviate at all.</summary>
    public static bool MayDeviate(EventKind kind) => kind is not EventKind.CanPreserve;

    /// <inheritdoc/>
    public int Callback(in CallbackPoint point)
    {
        if (!MayDeviate(point.Kind) || !Deviates() || (point.Kind == EventKind.CanFinish && point.Natural == 0))
        {
            return point.Natural;
        }

        return point.Kind == EventKind.CanFinish ? 0 : Failure;
    }

    /// <inheritdoc/>
    public bool Fails(FaultKind kind) => Deviates();

    private bool Deviates()
    {
        var point = _passed++;
        return point < 64 && (_deviations >> point & 1) != 0;
    }
}
