namespace LuoModel.Kernel.Running;

/// <summary>
/// Makes a sequence on which kernel and model part shorter, on the kernel: commands are left out as long as the two still part at the same operation and in the same kind of
/// thing. Sequences without a jump are tried many in one machine.
/// </summary>
/// <param name="runner">Runs the attempts.</param>
public sealed class KernelShrinker(KernelRunner runner)
{
    /// <summary>Machines that one sequence may cost.</summary>
    private const int MostMachines = 60;

    private int _machines;

    /// <summary>A shorter sequence with its answer; <paramref name="found"/> when there is none.</summary>
    public KernelAnswer Shrink(KernelAnswer found, CancellationToken stop)
    {
        _machines = 0;
        var whole = found.Case;
        var last = Math.Min(whole.Commands.Count, Math.Max(1, found.Divergence!.Line - 1));
        var kept = Enumerable.Range(0, last).ToArray();
        var best = found;
        for (var size = Math.Max(1, kept.Length / 2); size >= 1 && _machines < MostMachines;)
        {
            var attempts = Enumerable.Range(0, (kept.Length + size - 1) / size).Select(i => kept.Where((_, at) => at / size != i).ToArray()).Where(attempt => attempt.Length > 0).Reverse().ToArray();
            if (First(whole, attempts, found, stop) is { } shorter)
            {
                (kept, best) = shorter;
                size = Math.Min(size, Math.Max(1, kept.Length / 2));
            }
            else
            {
                size /= 2;
            }
        }

        return best;
    }

    private (int[] Kept, KernelAnswer Answer)? First(KernelCase whole, int[][] attempts, KernelAnswer wanted, CancellationToken stop)
    {
        var cases = attempts.Select(attempt => whole.With(attempt) with { Replay = KernelReplay.Of(whole, attempt) }).ToArray();
        foreach (var pack in whole.Jumps ? cases.Select((_, i) => new[] { i }) : [[.. Enumerable.Range(0, cases.Length)]])
        {
            if (_machines++ >= MostMachines)
            {
                return null;
            }

            var answers = runner.Run([.. pack.Select(i => cases[i])], stop);
            for (var i = 0; i < answers.Count; i++)
            {
                if (IsLike(answers[i], wanted))
                {
                    return (attempts[pack[i]], answers[i]);
                }
            }
        }

        return null;
    }

    private static bool IsLike(KernelAnswer answer, KernelAnswer wanted) =>
        answer.Divergence is { } divergence && divergence.What == wanted.Divergence!.What && Signature(answer) == Signature(wanted);

    /// <summary>What two answers have in common that part for the same reason, as far as can be told.</summary>
    public static string Signature(KernelAnswer answer)
    {
        var divergence = answer.Divergence!;
        var operation = divergence.Command is { } command ? command.Text.Split('"').ElementAtOrDefault(3) : "boot";
        return $"{divergence.Kind} {operation} {Outline(divergence.Expected)} {Outline(divergence.Actual)}";
    }

    /// <summary>The text without its numbers of files, tokens and the like.</summary>
    private static string Outline(string text) =>
        text.StartsWith("ret ", StringComparison.Ordinal) || text.StartsWith("stuck", StringComparison.Ordinal) || text.StartsWith("returned", StringComparison.Ordinal)
            ? text
            : new string([.. text.TakeWhile(c => c != ',').Where(c => !char.IsAsciiDigit(c))]);
}
