using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// The invariants that are checked on one system, with the room their monitors have in its states. Bit i of a mask speaks of entry i. Immutable and shared
/// by threads.
/// </summary>
public sealed class InvariantSet
{
    private readonly Invariant[] _invariants;
    private readonly ulong[] _triggers;
    private readonly int[] _offsets;
    private readonly int[] _sizes;
    private readonly int[] _states;

    private InvariantSet(LuoSystem system, Invariant[] invariants, int[] sizes)
    {
        System = system;
        _invariants = invariants;
        _sizes = sizes;
        _triggers = [.. invariants.Select(i => i.Triggers)];
        _offsets = new int[sizes.Length];
        for (var i = 1; i < sizes.Length; i++)
        {
            _offsets[i] = _offsets[i - 1] + sizes[i - 1];
        }

        _states = [.. Enumerable.Range(0, invariants.Length).Where(i => invariants[i].SpeaksOfStates)];
    }

    /// <summary>The system, with room for the monitors.</summary>
    public LuoSystem System { get; }

    /// <summary>The invariants, in the order of their ids.</summary>
    public IReadOnlyList<Invariant> Invariants => _invariants;

    /// <summary>Binds those of <paramref name="candidates"/> that apply to a design on a workload.</summary>
    /// <exception cref="UserError">More than 64 apply, or the design does not run on the workload.</exception>
    public static InvariantSet For(Design design, Workload workload, IEnumerable<Invariant> candidates)
    {
        var bare = new LuoSystem(design, workload);
        var applicable = candidates.Where(i => i.AppliesTo(bare)).OrderBy(i => i.Id, StringComparer.Ordinal).ToArray();
        if (applicable.Length > 64)
        {
            throw new UserError($"{applicable.Length} invariants at once, expected at most 64");
        }

        var sizes = applicable.Select(i => i.MonitorBytes(bare)).ToArray();
        return new InvariantSet(new LuoSystem(design, workload, sizes.Sum()), applicable, sizes);
    }

    /// <summary>Advances the monitors in the state after the step; the mask of step and history invariants that are violated.</summary>
    public ulong CheckStep(in StepView step)
    {
        var violated = 0UL;
        for (var i = 0; i < _invariants.Length; i++)
        {
            if (_triggers[i] != 0 && (_triggers[i] & step.Kinds) == 0)
            {
                continue;
            }

            var holds = _invariants[i].HoldsAcross(step);
            if (_sizes[i] > 0)
            {
                holds &= _invariants[i].Observe(step, step.After.Monitors.Slice(_offsets[i], _sizes[i]));
            }

            violated |= holds ? 0 : 1UL << i;
        }

        return violated;
    }

    /// <summary>The mask of state invariants that are violated.</summary>
    public ulong CheckState(LuoState state)
    {
        var violated = 0UL;
        foreach (var i in _states)
        {
            violated |= _invariants[i].HoldsIn(System, state) ? 0 : 1UL << i;
        }

        return violated;
    }
}
