using System.Text;
using System.Text.RegularExpressions;
using LuoModel.Runs.Recordings;

namespace LuoModel.Kernel.Running;

/// <summary>What became of a sequence.</summary>
public enum AnswerKind
{
    /// <summary>Kernel and model did the same.</summary>
    Same,

    /// <summary>They part.</summary>
    Differs,

    /// <summary>The machine did not come to an end, twice: the second time alone and with four times the patience.</summary>
    Undecided,

    /// <summary>A machine can not perform it.</summary>
    NotApplicable,
}

/// <summary>What a kernel answered to a sequence, held against the model.</summary>
/// <param name="Case">The sequence.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Commands">Commands that were compared.</param>
public sealed partial record KernelAnswer(KernelCase Case, AnswerKind Kind, int Commands)
{
    /// <summary>Where they part; null where they do not.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Why it is undecided or not applicable.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>What else is to be told of it; empty when nothing.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The recording of what the kernel did; empty when it did nothing.</summary>
    public byte[] Recording { get; init; } = [];

    /// <summary>What the automata of the protocols (LUO010, LUO023, LUO026) refused while the kernel ran.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What the kernel itself logged, of the command where they part or of the last one.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>The callbacks that failed on the kernel, each once.</summary>
    public IEnumerable<string> FailedCallbacks => FailedCallback().Matches(Encoding.UTF8.GetString(Recording)).Select(match => match.Groups["callback"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\"cb\":\"(?<callback>\\w+)\"[^}]*\"ret\":-\\d", RegexOptions.ExplicitCapture)]
    private static partial Regex FailedCallback();

    /// <summary>Warnings, accidents of reference counts, panics: the kernel told of them in this sequence.</summary>
    public bool Complained { get; init; }
}
