using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Random;

/// <summary>
/// Lets things fail at random. It counts points exactly as <see cref="ChoosingEnvironment"/> does, so that <see cref="Taken"/> given to that one replays the
/// command. Where the point it had chosen can not fail in this case, the next one that can is taken.
/// </summary>
internal struct DrawingEnvironment : IEnvironment
{
    private readonly SwarmFeatures _features;
    private readonly ulong _off;
    private int _left;
    private readonly int _gap;
    private int _next;
    private int _passed;

    /// <summary>Lets at most <paramref name="most"/> things fail, the first one at point <paramref name="first"/>.</summary>
    /// <param name="features">The features that <paramref name="off"/> speaks of.</param>
    /// <param name="off">Swarm mask.</param>
    /// <param name="most">Faults that are left in this case.</param>
    /// <param name="first">Point of the first one, negative for none.</param>
    /// <param name="gap">Points from one to the next.</param>
    public DrawingEnvironment(SwarmFeatures features, ulong off, int most, int first, int gap)
    {
        _features = features;
        _off = off;
        _left = Math.Min(most, Deviations.Most);
        _next = first;
        _gap = gap;
    }

    /// <summary>Points passed so far.</summary>
    public readonly int Passed => _passed;

    /// <summary>Points at which something failed.</summary>
    public ulong Taken { get; private set; }

    /// <inheritdoc/>
    public int Callback(in CallbackPoint point)
    {
        if (!ChoosingEnvironment.MayDeviate(point.Kind))
        {
            return point.Natural;
        }

        var refused = point.Kind == EventKind.CanFinish && point.Natural == 0;
        if (!Deviates(!refused, point.Kind))
        {
            return point.Natural;
        }

        return point.Kind == EventKind.CanFinish ? 0 : ChoosingEnvironment.Failure;
    }

    /// <inheritdoc/>
    public bool Fails(FaultKind kind)
    {
        var point = _passed++;
        return point == _next && Take(point, (_off & _features.Bit(kind)) == 0);
    }

    private bool Deviates(bool can, EventKind kind)
    {
        var point = _passed++;
        return point == _next && Take(point, can && (_off & _features.Bit(kind)) == 0);
    }

    private bool Take(int point, bool can)
    {
        if (point >= Deviations.MostPoints)
        {
            return false;
        }

        if (!can)
        {
            _next = point + 1;
            return false;
        }

        Taken |= 1UL << point;
        _left--;
        _next = _left > 0 ? point + _gap : -1;
        return true;
    }
}
