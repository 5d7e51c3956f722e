namespace LuoModel.Model.Environments;

/// <summary>
/// The environment of recordings and scenarios: what fails and which callbacks answer something else is said by the script. A struct over its
/// <see cref="ScriptedOutside"/>, so that the step is compiled for it.
/// </summary>
/// <param name="outside">What was asked for so far.</param>
public readonly struct ScriptedEnvironment(ScriptedOutside outside) : IEnvironment
{
    /// <inheritdoc/>
    public int Callback(in CallbackPoint point) => outside.Answer(point);

    /// <inheritdoc/>
    public bool Fails(FaultKind kind) => outside.Use(kind);
}

/// <summary>
/// Pending faults and injections of a script. They belong to the outside: reboots leave them alone, only <see cref="Clear"/> takes them back.
/// </summary>
public sealed class ScriptedOutside
{
    private readonly int[] _faults = new int[(int)FaultKind.Count];
    private readonly List<(Injection Injection, int Left)> _injections = [];

    /// <summary>Lets the <paramref name="n"/>-th next use of <paramref name="kind"/> fail, once. One fault per kind is pending: the last one asked for.</summary>
    /// <param name="kind">The service.</param>
    /// <param name="n">From 1.</param>
    public void Fault(FaultKind kind, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        _faults[(int)kind] = n;
    }

    /// <summary>Adds an injection behind those that live.</summary>
    public void Inject(Injection injection)
    {
        ArgumentNullException.ThrowIfNull(injection);
        _injections.Add((injection, injection.Times));
    }

    /// <summary>Takes back all faults and injections.</summary>
    public void Clear()
    {
        Array.Clear(_faults);
        _injections.Clear();
    }

    /// <summary>Counts one use of <paramref name="kind"/>; true when this is the one that fails.</summary>
    internal bool Use(FaultKind kind)
    {
        ref var left = ref _faults[(int)kind];
        return left > 0 && --left == 0;
    }

    /// <summary>What the callback answers: the oldest injection that matches and is not used up, else what the contract says.</summary>
    internal int Answer(in CallbackPoint point)
    {
        for (var i = 0; i < _injections.Count; i++)
        {
            var (injection, left) = _injections[i];
            if (!injection.Matches(point))
            {
                continue;
            }

            if (left == 1)
            {
                _injections.RemoveAt(i);
            }
            else if (left > 1)
            {
                _injections[i] = (injection, left - 1);
            }

            return injection.Ret;
        }

        return point.Natural;
    }
}
