using LuoModel.Model.State;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Random;

/// <summary>
/// The tuples (operation, answer, callbacks with success or failure, phase) that were reached. The phase is what a reader would call the situation: how many
/// kexecs ago the start was, whether sessions wait, are open, were rebuilt.
/// </summary>
public sealed class CoverageMap
{
    private ulong[] _slots = new ulong[1 << 12];

    /// <summary>Tuples reached.</summary>
    public int Count { get; private set; }

    /// <summary>Notes the tuple of a step; true when it is new.</summary>
    internal bool Add(in StepView step)
    {
        var failed = 0UL;
        foreach (ref readonly var e in step.Events)
        {
            failed |= e.Ret < 0 ? 1UL << (int)e.Kind : 0;
        }

        var answer = step.Result.Returned ? Math.Clamp(-step.Result.Ret, 0, 0xfff) : 0x1000 + (int)step.Result.Outcome;
        var key = Dice.Mix(step.Kinds, ((ulong)step.Command.Op << 32) | ((ulong)answer << 12) | Phase(step.Before));
        return Add(Dice.Mix(failed, key) | 1);
    }

    /// <summary>Tuples that another map does not have.</summary>
    public int Beyond(CoverageMap other) => _slots.Count(key => key != 0 && !other.Has(key));

    /// <summary>Adds the tuples of another map.</summary>
    internal void Add(CoverageMap other)
    {
        foreach (var key in other._slots)
        {
            _ = key != 0 && Add(key);
        }
    }

    private static uint Phase(LuoState state)
    {
        ref var core = ref state.Core;
        return Math.Min(core.Kexecs, 3U) | (uint)Math.Min((int)core.OutgoingCount, 3) << 2 | (uint)Math.Min((int)core.IncomingCount, 3) << 4
            | (uint)core.Deserialized << 6 | (uint)(core.DeviceOpen & 1) << 8 | (uint)(core.SerializeHeld & 1) << 9;
    }

    private bool Has(ulong key)
    {
        var at = (int)(key >> 1) & (_slots.Length - 1);
        while (_slots[at] != 0 && _slots[at] != key)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return _slots[at] != 0;
    }

    private bool Add(ulong key)
    {
        var at = (int)(key >> 1) & (_slots.Length - 1);
        while (_slots[at] != 0)
        {
            if (_slots[at] == key)
            {
                return false;
            }

            at = (at + 1) & (_slots.Length - 1);
        }

        _slots[at] = key;
        if (++Count * 2 > _slots.Length)
        {
            var old = _slots;
            _slots = new ulong[2 * old.Length];
            Count = 0;
            foreach (var kept in old)
            {
                _ = kept != 0 && Add(kept);
            }
        }

        return true;
    }
}
