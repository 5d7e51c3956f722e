using LuoModel.Cli.Output;

namespace LuoModel.Cli.Fuzz;

/// <summary>An input that was answered as none should be.</summary>
/// <param name="Number">Which one it was, from 0.</param>
/// <param name="Surface">Its surface.</param>
/// <param name="Input">The input.</param>
/// <param name="What">What was wrong with the answer.</param>
internal sealed record FuzzFinding(long Number, string Surface, string Input, string What);

/// <summary>
/// Runs commands on inputs that are nearly right and looks at what every answer owes: an exit code of the table, for bad input one line and nothing else, never a
/// defect of the program, and an end within a time that no such small input needs.
/// </summary>
/// <param name="run">Runs a command line.</param>
/// <param name="folder">A folder for the files of inputs.</param>
internal sealed class Fuzzer(Func<IReadOnlyList<string>, LuoConsole, int> run, string folder)
{
    private static readonly string[] s_writing = ["--json", "--junit", "--sarif", "--summary", "--output", "--smt2"];
    /// <summary>Of the processor, not of the clock: a loaded machine finds nothing else.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <summary>Makes input <paramref name="number"/> of a seed and looks at the answer.</summary>
    /// <returns>What is wrong with it, null when nothing is.</returns>
    public FuzzFinding? Try(ulong seed, long number, IReadOnlyList<FuzzSurface> surfaces)
    {
        var dice = new Random(HashCode32(seed, (ulong)number));
        var surface = surfaces[dice.Next(surfaces.Count)];
        var mutator = new FuzzMutator(dice);
        string Example() => surface.Examples[dice.Next(surface.Examples.Count)];
        var input = dice.Next(20) == 0 ? Example() : mutator.Change(Example(), Example());
        return Wrong(surface, input) is { } what ? new FuzzFinding(number, surface.Name, input, what) : null;
    }

    /// <summary>What is wrong with the answer to an input, null when nothing is.</summary>
    public string? Wrong(FuzzSurface surface, string input)
    {
        var word = input;
        if (surface.File is { } name)
        {
            word = Path.Combine(folder, name);
            File.WriteAllBytes(word, System.Text.Encoding.UTF8.GetBytes(input)); // halves of characters become question marks
        }
        else if (input.Contains('\0', StringComparison.Ordinal))
        {
            return null; // no command line can have it
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        var before = Environment.CpuUsage.TotalTime;
        var exit = run(Contained(surface.Command(word)), new LuoConsole { Output = output, Error = error });
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return exit == ExitCode.InternalError ? lines.FirstOrDefault() ?? "internal error"
            : !ExitCode.Table.Any(row => row.Code == exit) ? $"exit code {exit}"
            : exit == ExitCode.BadInput && (lines.Length != 1 || output.ToString().Length > 0) ? $"exit code 2 with {lines.Length} lines on stderr and {output.ToString().Length} characters of output"
            : Environment.CpuUsage.TotalTime - before > s_longest ? "took longer than any input of this size needs"
            : null;
    }

    /// <summary>The command line with every file that it would write inside the folder: an input must not reach what else is there.</summary>
    private string[] Contained(string[] words)
    {
        var inside = Path.Combine(folder, "written");
        return [.. words.Select((word, i) => s_writing.FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal) || word.StartsWith(option + ":", StringComparison.Ordinal)) is { } option
            ? $"{option}={inside}"
            : i > 0 && word != "-" && s_writing.Contains(words[i - 1]) ? inside : word)];
    }

    /// <summary>SplitMix64, folded: neighbouring numbers give unrelated dice.</summary>
    private static int HashCode32(ulong seed, ulong number)
    {
        var z = seed + ((number + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)(z ^ (z >> 31));
    }
}
