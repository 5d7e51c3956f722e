using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Properties.Comparison;

/// <summary>
/// A point at which the environment can deviate, by what it is and not by its number: the n-th use of a kind of callback or service within one command. So
/// one failure can be put into two designs that pass different numbers of points.
/// </summary>
/// <param name="Kind">A callback kind, or <see cref="FirstFault"/> + the kind of service.</param>
/// <param name="Nth">How often the kind was used before in the command.</param>
public readonly record struct NamedPoint(byte Kind, byte Nth)
{
    /// <summary>Kinds from here on are services.</summary>
    public const byte FirstFault = 64;

    /// <summary>No deviation.</summary>
    public static NamedPoint None => default;

    /// <summary>How it is written, e.g. <c>retrieve fails</c> or <c>copy_to_user fails (2nd use)</c>.</summary>
    public override string ToString()
    {
        var name = Kind < FirstFault ? Model.Traces.Names.Of((EventKind)Kind) : Model.Traces.Names.Of((FaultKind)(Kind - FirstFault));
        return $"{name} fails{(Nth == 0 ? string.Empty : $" (use {Nth + 1})")}";
    }
}

/// <summary>Deviates at one named point, and keeps the points that were passed.</summary>
public struct NamedEnvironment : IEnvironment
{
    private readonly NamedPoint _deviation;
    private readonly List<NamedPoint>? _passed;
    private NamedCounts _counts;

    /// <summary>Deviates at <paramref name="deviation"/> (<see cref="NamedPoint.None"/>: nowhere); adds each point passed to <paramref name="passed"/> when given.</summary>
    public NamedEnvironment(NamedPoint deviation, List<NamedPoint>? passed = null)
    {
        _deviation = deviation;
        _passed = passed;
    }

    /// <inheritdoc/>
    public int Callback(in CallbackPoint point)
    {
        if (!ChoosingEnvironment.MayDeviate(point.Kind) || (point.Kind == EventKind.CanFinish && point.Natural == 0) || !Deviates((byte)point.Kind))
        {
            return point.Natural;
        }

        return point.Kind == EventKind.CanFinish ? 0 : ChoosingEnvironment.Failure;
    }

    /// <inheritdoc/>
    public bool Fails(FaultKind kind) => Deviates((byte)(NamedPoint.FirstFault + kind));

    private bool Deviates(byte kind)
    {
        var point = new NamedPoint(kind, _counts[kind]++);
        _passed?.Add(point);
        return _deviation.Kind != 0 && point == _deviation;
    }

    [System.Runtime.CompilerServices.InlineArray(128)]
    private struct NamedCounts
    {
        private byte _first;
    }
}
