using System.Globalization;
using LuoModel.Model;

namespace LuoModel.Kernel.Running;

/// <summary>
/// One string that makes a random sequence for kernels again: <c>luok1:SEED</c>, and behind a further colon the numbers of the commands that are left of it,
/// separated by dots. The 1 is the version: it changes when seeds are drawn in another way.
/// </summary>
public static class KernelReplay
{
    /// <summary>How the strings begin.</summary>
    public const string Prefix = "luok1:";

    /// <summary>The sequence of a seed.</summary>
    public static KernelCase Of(ulong seed)
    {
        var replay = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{seed}");
        return new KernelCase(string.Create(CultureInfo.InvariantCulture, $"random-{seed}"), RandomSequence.Make(seed)) { Replay = replay };
    }

    /// <summary>The sequence of a string.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static KernelCase Parse(string text)
    {
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split(':') : [];
        if (parts.Length is < 1 or > 2 || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            throw Bad(text);
        }

        var whole = Of(seed);
        if (parts.Length == 1)
        {
            return whole;
        }

        var kept = parts[1].Split('.').Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < whole.Commands.Count ? i : throw Bad(text));
        return whole.With(kept) with { Replay = text };
    }

    /// <summary>The string of what is left of a sequence; empty for one that came from a file.</summary>
    public static string Of(KernelCase whole, IEnumerable<int> kept) =>
        whole.Replay.Length == 0 ? string.Empty : $"{Seed(whole)}:{string.Join('.', kept.Select(i => Number(whole, i)))}";

    private static string Seed(KernelCase one) => one.Replay.Split(':') is [var prefix, var seed, ..] ? $"{prefix}:{seed}" : one.Replay;

    /// <summary>The number that command <paramref name="i"/> had in the whole sequence.</summary>
    private static string Number(KernelCase one, int i) =>
        one.Replay.Split(':') is [_, _, var numbers] ? numbers.Split('.')[i] : i.ToString(CultureInfo.InvariantCulture);

    private static UserError Bad(string text) => new($"'{text}' is no replay string, expected {Prefix}SEED or {Prefix}SEED:0.1.2 with numbers of its commands");
}
