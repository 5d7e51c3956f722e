using System.Globalization;

namespace LuoModel.Model.Traces;

/// <summary>
/// A sequence as the random engine draws it: these four numbers, with design and workload, say every command and fault. Written
/// <c>seed=17,size=40,faults=1,swarm=0x2a</c> in the place of a replay string's commands.
/// </summary>
/// <param name="Seed">Where its stream of numbers starts.</param>
/// <param name="Size">Most commands.</param>
/// <param name="Faults">Most faults.</param>
/// <param name="Swarm">Commands and faults that are switched off, a bit for each; 0 = all on.</param>
public sealed record RandomDraw(ulong Seed, int Size, int Faults, ulong Swarm)
{
    /// <summary>What a written draw looks like.</summary>
    public const string Form = "seed=N,size=N,faults=N,swarm=0xN";

    private const string SeedKey = "seed=";

    /// <summary>No case is larger, so that nobody waits for a mistyped one.</summary>
    private const int LargestSize = 1_000_000;

    /// <summary>Whether <paramref name="text"/> is meant as one.</summary>
    public static bool Looks(string text) => text.StartsWith(SeedKey, StringComparison.Ordinal);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>Null when the text is none.</returns>
    public static RandomDraw? TryParse(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 4
            && Value(parts[0], SeedKey) is { } seed && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && Value(parts[1], "size=") is { } size && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var commands)
            && commands <= LargestSize
            && Value(parts[2], "faults=") is { } most && byte.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var faults)
            && Value(parts[3], "swarm=0x") is { } mask && ulong.TryParse(mask, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var swarm)
                ? new RandomDraw(start, commands, faults, swarm)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SeedKey}{Seed},size={Size},faults={Faults},swarm=0x{Swarm:x}");

    private static string? Value(string part, string key) => part.StartsWith(key, StringComparison.Ordinal) ? part[key.Length..] : null;
}
