using LuoModel.Model.Commands;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>
/// Draws when and where things fail in one case. Half of the cases save their faults for later: a fault that is used up in the first commands never meets a deep
/// state. Within a command every point that the operation passed the last time is as likely as any other.
/// </summary>
internal struct FaultDraw
{
    private const int UsualPoints = 6;

    private readonly RandomDraw _draw;
    private readonly int _per16;
    private readonly int _from;
    private PassedPoints _passed;

    /// <summary>The faults of a case; takes what it needs from <paramref name="dice"/>.</summary>
    public FaultDraw(RandomDraw draw, ref Dice dice)
    {
        _draw = draw;
        _per16 = dice.Below(3) switch { 0 => 0, 1 => 1, _ => 4 };
        _from = dice.Chance(1, 2) ? 0 : dice.Below(draw.Size);
    }

    /// <summary>What may fail in the next command.</summary>
    /// <param name="at">Commands before it.</param>
    /// <param name="op">Its operation.</param>
    /// <param name="used">Faults used up.</param>
    /// <param name="features">What the mask speaks of.</param>
    /// <param name="dice">The case's stream.</param>
    public readonly DrawingEnvironment Next(int at, Op op, int used, SwarmFeatures features, ref Dice dice)
    {
        var left = _draw.Faults - used;
        if (left <= 0 || at < _from || !dice.Chance(_per16, 16))
        {
            return new DrawingEnvironment(features, _draw.Swarm, 0, -1, 0);
        }

        var points = _passed[(int)op] > 0 ? _passed[(int)op] : op is Op.Reboot or Op.RebootContinue ? 1 << dice.Below(7) : UsualPoints;
        return new DrawingEnvironment(features, _draw.Swarm, left, dice.Below(points), 1 + dice.Below(1 << dice.Below(3)));
    }

    /// <summary>Remembers how many points an operation passed.</summary>
    public void Passed(Op op, int points) => _passed[(int)op] = (byte)Math.Min(points, byte.MaxValue);

    [System.Runtime.CompilerServices.InlineArray((int)Op.Count)]
    private struct PassedPoints
    {
        private byte _first;
    }
}
