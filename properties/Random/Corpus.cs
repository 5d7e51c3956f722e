using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>Sequences that reached something new, to be changed and run again.</summary>
internal sealed class Corpus
{
    private const int Most = 4096;

    private const int Candidates = 3;

    private readonly List<ReplayCommand[]> _sequences = [];
    private readonly int[] _picked = new int[Most];

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

        var place = dice.Below(Most);
        _sequences[place] = sequence.ToArray();
        _picked[place] = 0;
    }

    /// <summary>One of the sequences: of a few drawn, the one that was picked least.</summary>
    public ReplayCommand[] Pick(ref Dice dice)
    {
        var best = dice.Below(_sequences.Count);
        for (var i = 1; i < Candidates; i++)
        {
            var other = dice.Below(_sequences.Count);
            best = _picked[other] < _picked[best] ? other : best;
        }

        _picked[best]++;
        return _sequences[best];
    }
}
