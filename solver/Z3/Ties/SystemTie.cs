using LuoModel.Solver.Z3.Checks;

namespace LuoModel.Solver.Z3.Ties;

/// <summary>
/// A small system against the step. Each execution of the step is replayed through it: every action that the execution amounts to is possible, and leads where the step leads. And
/// the other way: whatever the system allows in a state that the step was seen in, the step was seen doing.
/// </summary>
internal abstract class SystemTie
{
    private readonly SortedSet<string> _differences = new(StringComparer.Ordinal);

    /// <summary>Executions replayed.</summary>
    public long Replayed { get; protected set; }

    /// <summary>Executions that what the system takes for granted leaves out.</summary>
    public long Outside { get; protected set; }

    /// <summary>Actions compared, each kind of state counted once.</summary>
    public abstract int Compared { get; }

    /// <summary>Where the system and the step differ, one line each.</summary>
    public IReadOnlyCollection<string> Differences => _differences;

    /// <summary>Replays one execution.</summary>
    public abstract void See(byte[] before, StepMade made);

    /// <summary>Compares what the system allows with what was seen; called when everything was seen.</summary>
    public virtual void Close()
    {
    }

    /// <summary>Notes a difference.</summary>
    protected void Differs(string what)
    {
        if (_differences.Count < 100)
        {
            _differences.Add(what);
        }
    }
}
