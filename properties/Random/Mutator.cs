using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>
/// Changes a sequence that was worth keeping: cuts it, leaves a part out, repeats a part, puts in a command or a fault, goes over to another sequence. What
/// can not be issued any more is skipped when it runs.
/// </summary>
/// <param name="commands">Commands of the catalog.</param>
/// <param name="faults">Whether anything may fail.</param>
/// <param name="longest">Most commands of the result.</param>
internal sealed class Mutator(int commands, bool faults, int longest)
{
    private readonly List<ReplayCommand> _result = [];

    /// <summary>A changed sequence, good until the next one is asked for.</summary>
    public ReadOnlySpan<ReplayCommand> Mutate(ReplayCommand[] parent, ReplayCommand[] other, Dice dice)
    {
        _result.Clear();
        _result.AddRange(parent);
        for (var changes = dice.Below(3); changes >= 0; changes--)
        {
            Change(other, ref dice);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_result)[..Math.Min(longest, _result.Count)];
    }

    private void Change(ReplayCommand[] other, ref Dice dice)
    {
        var at = dice.Below(_result.Count + 1);
        var length = Math.Min(_result.Count - at, 1 + dice.Below(1 << dice.Below(4)));
        switch (dice.Below(faults ? 7 : 6))
        {
            case 0 or 1:
                // Often nothing is changed but what comes afterwards: the walk goes on from here.
                _result.RemoveRange(at, dice.Chance(1, 2) ? _result.Count - at : 0);
                break;
            case 2:
                _result.RemoveRange(at, length);
                break;
            case 3:
                _result.InsertRange(dice.Below(_result.Count + 1), _result.GetRange(at, length));
                break;
            case 4:
                _result.Insert(at, new ReplayCommand(dice.Below(commands)));
                break;
            case 5:
                _result.RemoveRange(at, _result.Count - at);
                _result.AddRange(other.AsSpan(dice.Below(other.Length)));
                break;
            default:
                if (at < _result.Count)
                {
                    _result[at] = _result[at] with { Points = dice.Chance(1, 3) ? 0 : 1UL << dice.Below(1 << dice.Below(6)) };
                }

                break;
        }
    }
}
