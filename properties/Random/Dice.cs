namespace LuoModel.Properties.Random;

/// <summary>
/// A fast stream of numbers from a seed (splitmix64), for what happens inside a case. The seed of a case comes from FsCheck; a step needs several numbers and
/// may allocate nothing, which FsCheck's generators do.
/// </summary>
internal struct Dice
{
    private ulong _state;

    /// <summary>The stream of <paramref name="seed"/>.</summary>
    public Dice(ulong seed) => _state = seed;

    /// <summary>Two numbers as one seed, so that neither can be told from the result.</summary>
    public static ulong Mix(ulong seed, ulong index) => new Dice(seed ^ (index * 0xd1342543de82ef95)).Next();

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>True <paramref name="times"/> times out of <paramref name="outOf"/>.</summary>
    public bool Chance(int times, int outOf) => Below(outOf) < times;
}
