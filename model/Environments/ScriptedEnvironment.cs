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
    private readonly List<(FaultKind Kind, int Left)> _faults = [];
    private readonly List<(Injection Injection, int Left)> _injections = [];

    /// <summary>
    /// Lets the <paramref name="n"/>-th next use of <paramref name="kind"/> fail, once. The recorder keeps what is pending in a table and writes to the first
    /// place that is empty or has this kind: so a fault replaces an earlier one of its kind, unless a place before that has become empty since; then both are
    /// pending, and the one asked for last is counted first.
    /// </summary>
    /// <param name="kind">The service.</param>
    /// <param name="n">From 1.</param>
    public void Fault(FaultKind kind, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var place = _faults.FindIndex(fault => fault.Left == 0 || fault.Kind == kind);
        if (place < 0)
        {
            _faults.Add((kind, n));
        }
        else
        {
            _faults[place] = (kind, n);
        }
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
        _faults.Clear();
        _injections.Clear();
    }

    /// <summary>Whether anything is pending.</summary>
    public bool Idle => _injections.Count == 0 && _faults.TrueForAll(fault => fault.Left == 0);

    /// <summary>The same with a life of its own.</summary>
    public ScriptedOutside Clone()
    {
        var clone = new ScriptedOutside();
        clone._faults.AddRange(_faults);
        clone._injections.AddRange(_injections);
        return clone;
    }

    /// <summary>What is pending as numbers: equal numbers, equal futures. Injections count by <see cref="Injection.Id"/>.</summary>
    public void AppendTo(ICollection<int> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var places = _faults.FindLastIndex(fault => fault.Left > 0) + 1;
        key.Add(places);
        foreach (var (kind, left) in _faults.GetRange(0, places))
        {
            key.Add(left == 0 ? 0 : 1 + (int)kind);
            key.Add(left);
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
        for (var place = 0; place < _faults.Count; place++)
        {
            var fault = _faults[place];
            if (fault.Kind != kind || fault.Left == 0)
            {
                continue;
            }

            _faults[place] = fault with { Left = fault.Left - 1 };
            if (fault.Left == 1)
            {
                return true;
            }
        }

        return false;
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
