using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>Sequences that reached something new, to be changed and run again.</summary>
internal sealed class Corpus
{
    private const int Most = 4096;

    private readonly List<ReplayCommand[]> _sequences = [];

    /// <summary>Begins with some sequences.</summary>
    public Corpus(IEnumerable<IReadOnlyList<ReplayCommand>> seeds) => _sequences.AddRange(seeds.Where(seed => seed.Count > 0).Select(seed => seed.ToArray()));

    /// <summary>Whether there is nothing to change yet.</summary>
    public bool IsEmpty => _sequences.Count == 0;

    /// <summary>Keeps a sequence; a full corpus forgets an older one.</summary>
    public void Keep(ReadOnlySpan<ReplayCommand> sequence, ref Dice dice)
    {
        if (_sequences.Count < Most)
        {
            _sequences.Add(sequence.ToArray());
            return;
        }

        _sequences[dice.Below(Most)] = sequence.ToArray();
    }

    /// <summary>One of the sequences; those kept last are preferred, since they got further.</summary>
    public ReplayCommand[] Pick(ref Dice dice)
    {
        var any = dice.Below(_sequences.Count);
        return _sequences[dice.Chance(1, 2) ? any : Math.Max(any, dice.Below(_sequences.Count))];
    }
}
