using System.CommandLine;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Options;

/// <summary>
/// The options that several commands share, with one meaning everywhere. A command takes those that it obeys, and no other: an
/// option that would be ignored is refused.
/// </summary>
internal static class CommonOptions
{
    /// <summary><c>--design ID[,switch=value...]</c>, repeatable.</summary>
    public static Option<string[]> Design() => Repeatable("--design", "ID[,switch=value...]",
        "A design, with switches changed if wanted; 'all' for every named one. Repeatable. See ./luo list designs");

    /// <summary><c>--workload ID|FILE</c>, repeatable.</summary>
    public static Option<string[]> Workload() => Repeatable("--workload", "ID|FILE",
        "A workload by name or file; 'all' for every built-in one. Repeatable. See ./luo list workloads");

    /// <summary><c>--invariant LUO0nn</c>, repeatable.</summary>
    public static Option<string[]> Invariant() => Repeatable("--invariant", "LUO0nn",
        "Only this invariant. Repeatable. See ./luo list invariants");

    /// <summary><c>--engine random|exhaustive|solver</c>, repeatable.</summary>
    public static Option<string[]> Engine()
    {
        string[] names = [.. Engines.All.Select(engine => engine.Name)];
        Option<string[]> option = Repeatable("--engine", string.Join('|', names), "Only this engine. Repeatable");
        option.OneOf(names);
        return option;
    }

    /// <summary><c>--faults N</c>: the fault budget, in place of the workload's.</summary>
    public static Option<int?> Faults() =>
        Number.Whole("--faults", "N", "At most N injected faults, in place of the workload's own bound", least: 0, most: Bounds.MostFaults);

    /// <summary><c>--max-depth N</c>: commands.</summary>
    public static Option<int?> MaxDepth() => Number.Whole("--max-depth", "N", "Stop at N commands", least: 0);

    /// <summary><c>--max-states N</c>: distinct states.</summary>
    public static Option<long?> MaxStates() => Number.Long("--max-states", "N", "Stop at N distinct states", least: 1);

    /// <summary><c>--time SECONDS</c>; 90, 90s, 5m and 1h are accepted.</summary>
    public static Option<TimeSpan?> Time() => Number.Duration("--time", "SECONDS", "Stop after this time; 90, 5m or 1h");

    /// <summary>More threads than processors of any machine this runs on; each holds buffers of its own.</summary>
    private const int MostThreads = 1024;

    /// <summary><c>--threads N</c>.</summary>
    public static Option<int?> Threads() => Number.Whole("--threads", "N", $"Threads to use, at most {MostThreads}; all processors unless given", least: 1, MostThreads);

    /// <summary><c>--seed S</c>: an unsigned 64-bit number.</summary>
    public static Option<ulong?> Seed() => Number.Seed("--seed", "S", "Where the random engine starts; the same seed gives the same run");

    /// <summary><c>--json FILE|-</c>.</summary>
    public static Option<string?> Json() => new("--json")
    {
        HelpName = "FILE|-",
        Description = "Write the result as JSON into FILE, or to standard output in place of the text",
    };

    /// <summary><c>--columns N</c>, for every command: where it writes no text, there is nothing to fit.</summary>
    public static Option<int?> Columns()
    {
        const int Fewest = 40, Most = 10_000;
        var option = Number.Whole("--columns", "N", "Fit text and tables to N columns; the terminal's own, and 100 in a pipe, unless given", Fewest, Most);
        option.Recursive = true;
        return option;
    }

    private static Option<string[]> Repeatable(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };
}
