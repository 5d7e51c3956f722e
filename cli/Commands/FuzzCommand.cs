using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Fuzz;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo fuzz</c>: inputs that are nearly right, on every surface of this program.</summary>
internal static class FuzzCommand
{
    private const long UsualCount = 10_000;

    /// <summary>The command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="run">Runs a command line in this process.</param>
    public static Command Create(LuoConsole console, Func<IReadOnlyList<string>, LuoConsole, int> run)
    {
        var count = Number.Long("--count", "N", $"Inputs; {UsualCount} unless given", least: 1);
        var first = Number.Long("--first", "N", "The number of the first input; with --count 1 it is made again alone", least: 0);
        var seed = CommonOptions.Seed();
        seed.Description = "Where the dice start; the same seed and number give the same input";
        var surface = new Option<string?>("--surface") { HelpName = "NAME", Description = $"Only this surface: {string.Join(", ", FuzzSurface.All.Select(one => one.Name))}" };
        var command = new Command("fuzz", "Upkeep: give every reader of input what is nearly right, and find answers that none should get: a defect, more than one line, no end.")
        {
            count, first, seed, surface,
        };
        command.SetAction(parsed =>
        {
            var surfaces = parsed.GetValue(surface) is { } name ? [.. FuzzSurface.All.Where(one => one.Name == name)] : FuzzSurface.All;
            return surfaces.Count > 0
                ? Run(parsed.GetValue(seed) ?? 1, parsed.GetValue(first) ?? 0, parsed.GetValue(count) ?? UsualCount, surfaces, console, run)
                : throw new UserError($"there is no surface '{parsed.GetValue(surface)}', {Suggestion.For(parsed.GetValue(surface) ?? string.Empty, FuzzSurface.All.Select(one => one.Name))}");
        });
        return command;
    }

    private static int Run(
        ulong seed, long first, long count, IReadOnlyList<FuzzSurface> surfaces, LuoConsole console, Func<IReadOnlyList<string>, LuoConsole, int> run)
    {
        var folder = Directory.CreateTempSubdirectory("luo-fuzz-");
        var done = 0L;
        var found = 0;
        try
        {
            using var line = new ProgressLine(console);
            var fuzzer = new Fuzzer(run, folder.FullName);
            for (; done < count && !console.Stop.IsCancellationRequested; done++)
            {
                line.Report(string.Create(CultureInfo.InvariantCulture, $"{done:n0} of {Counted.Of(count, "input")}, {found} found"));
                if (fuzzer.Try(seed, first + done, surfaces) is { } finding)
                {
                    found++;
                    var only = surfaces.Count == 1 ? $" --surface {surfaces[0].Name}" : string.Empty;
                    console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finding.Surface}: {finding.What}"));
                    console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  again: ./luo fuzz --seed {seed} --first {finding.Number} --count 1{only}"));
                    console.Output.WriteLine($"  input: {System.Text.Json.JsonSerializer.Serialize(finding.Input)}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(done, "input")} on {Counted.Of(surfaces.Count, "surface")}, seed {seed}: {found} found"));
        return found > 0 ? ExitCode.Found : done < count ? ExitCode.Undecided : ExitCode.Done;
    }
}
