using LuoModel.Model.Environments;
using LuoModel.Properties.Comparison;

namespace LuoModel.Properties.Random;

/// <summary>
/// Says of the first point at which another environment deviates what it is ("the second use of kzalloc"), so that the same failure can be put into a design that
/// passes other points.
/// </summary>
/// <typeparam name="TInner">The environment that decides.</typeparam>
internal struct NamingEnvironment<TInner> : IEnvironment
    where TInner : struct, IEnvironment
{
    /// <summary>The environment that decides, as it is now.</summary>
    public TInner Inner;

    private NamedEnvironment _counting;

    /// <summary>Watches <paramref name="inner"/>.</summary>
    /// <param name="inner">The environment that decides.</param>
    /// <param name="passed">Room for the points; only what is added while a command runs counts.</param>
    public NamingEnvironment(TInner inner, List<NamedPoint> passed)
    {
        Inner = inner;
        _counting = new NamedEnvironment(NamedPoint.None, passed);
        Passed = passed;
    }

    /// <summary>Where it deviated first; none when it did not.</summary>
    public NamedPoint Deviation { get; private set; }

    private List<NamedPoint> Passed { get; }

    /// <inheritdoc/>
    public int Callback(in CallbackPoint point)
    {
        var answer = Inner.Callback(point);
        _ = _counting.Callback(point);
        return Note(answer, answer != point.Natural);
    }

    /// <inheritdoc/>
    public bool Fails(FaultKind kind)
    {
        var fails = Inner.Fails(kind);
        _ = _counting.Fails(kind);
        return Note(fails, fails);
    }

    private T Note<T>(T answer, bool deviates)
    {
        if (deviates && Deviation == NamedPoint.None)
        {
            Deviation = Passed[^1];
        }

        return answer;
    }
}
