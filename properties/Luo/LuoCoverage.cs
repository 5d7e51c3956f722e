using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Luo;

/// <summary>Counts what a search or a random run reached: each operation with each result, each callback with success and failure.</summary>
public sealed class LuoCoverage
{
    private const int Results = 129;

    private readonly long[] _operations = new long[(int)Op.Count * Results];
    private readonly long[] _cuts = new long[CutReasonText.All.Count];
    private readonly long[] _events = new long[(int)EventKind.Count * 2];

    /// <summary>Empty counts for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="invariants">Invariants of which it is counted how often they were put to the test.</param>
    public LuoCoverage(LuoSystem system, int invariants = 0)
    {
        System = system;
        Tested = new long[invariants];
    }

    /// <summary>For each invariant the states and steps that put it to the test.</summary>
    internal long[] Tested { get; }

    /// <summary>The system that is counted.</summary>
    public LuoSystem System { get; }

    /// <summary>Steps that were not followed, for whatever reason.</summary>
    public long CutOff => _cuts.Sum();

    /// <summary>Counts one step.</summary>
    public void Count(in StepView step)
    {
        var result = !step.Result.Returned ? Results - 1 : Math.Clamp(-step.Result.Ret, 0, Results - 2);
        _operations[((int)step.Command.Op * Results) + result]++;
        foreach (ref readonly var e in step.Events)
        {
            _events[((int)e.Kind * 2) + (e.Ret < 0 ? 1 : 0)]++;
        }
    }

    /// <summary>Counts a step that is not followed.</summary>
    public void Cut(CutReason reason) => _cuts[(int)reason]++;

    /// <summary>Steps that were not followed for a reason.</summary>
    public long CutBy(CutReason reason) => _cuts[(int)reason];

    /// <summary>Adds other counts.</summary>
    public void Add(LuoCoverage other)
    {
        for (var invariant = 0; invariant < Math.Min(Tested.Length, other.Tested.Length); invariant++)
        {
            Tested[invariant] += other.Tested[invariant];
        }

        for (var reason = 0; reason < _cuts.Length; reason++)
        {
            _cuts[reason] += other._cuts[reason];
        }

        for (var i = 0; i < _operations.Length; i++)
        {
            _operations[i] += other._operations[i];
        }

        for (var i = 0; i < _events.Length; i++)
        {
            _events[i] += other._events[i];
        }
    }

    /// <summary>Steps in which <paramref name="op"/> returned <paramref name="ret"/> (0 or a negative errno).</summary>
    public long Returned(Op op, int ret) => _operations[((int)op * Results) + Math.Clamp(-ret, 0, Results - 2)];

    /// <summary>Steps in which <paramref name="op"/> did not return.</summary>
    public long Stopped(Op op) => _operations[((int)op * Results) + Results - 1];

    /// <summary>Events of a kind, those with a negative result apart.</summary>
    public long Events(EventKind kind, bool failed) => _events[((int)kind * 2) + (failed ? 1 : 0)];
}
