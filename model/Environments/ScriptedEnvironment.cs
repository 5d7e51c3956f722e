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

    /// <summary>Whether anything is pending.</summary>
    public bool Idle => _injections.Count == 0 && Array.TrueForAll(_faults, left => left <= 0);

    /// <summary>The same with a life of its own.</summary>
    public ScriptedOutside Clone()
    {
        var clone = new ScriptedOutside();
        _faults.CopyTo(clone._faults, 0);
        clone._injections.AddRange(_injections);
        return clone;
    }

    /// <summary>What is pending as numbers: equal numbers, equal futures. Injections count by <see cref="Injection.Id"/>.</summary>
    public void AppendTo(ICollection<int> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (var left in _faults)
        {
            key.Add(Math.Max(0, left));
        }

        foreach (var (injection, left) in _injections)
        {
            key.Add(injection.Id);
            key.Add(left);
        }
    }

    /// <summary>Counts one use of <paramref name="kind"/>; true when this is the one that fails.</summary>
    public bool Use(FaultKind kind)
    {
        ref var left = ref _faults[(int)kind];
        return left > 0 && --left == 0;
    }

    /// <summary>What the callback answers: the oldest injection that matches and is not used up, else what the contract says.</summary>
    public int Answer(in CallbackPoint point) => TryAnswer(point, out var ret) ? ret : point.Natural;

    /// <summary>Whether an injection speaks for <paramref name="point"/>; the oldest one that matches is used, and <paramref name="ret"/> is its answer.</summary>
    public bool TryAnswer(in CallbackPoint point, out int ret)
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

            ret = injection.Ret;
            return true;
        }

        ret = 0;
        return false;
    }
}
