using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;

namespace LuoModel.Cli.Reviews;

/// <summary>A verdict of the exhaustive engine in one of the two things that are compared.</summary>
/// <param name="Design">Design text.</param>
/// <param name="Workload">Workload id.</param>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Text">The verdict in the manifest's words: <c>holds</c>, <c>violated 0:5</c>.</param>
/// <param name="Replay">What replays the shortest trace, null where there is none.</param>
internal sealed record SideVerdict(string Design, string Workload, string Invariant, string Text, string? Replay)
{
    /// <summary>Faults and commands of the shortest trace, for the order in which verdicts are told; the largest where there is none.</summary>
    public int Length => Text.Split(' ')[^1].Split(':') is [_, var length] && int.TryParse(length, out var number) ? number : int.MaxValue;
}

/// <summary>One of the two things that are compared: a design that is checked now, or a report that an earlier check wrote.</summary>
/// <param name="Name">What it is called: the design, or the file.</param>
/// <param name="Verdicts">Its verdicts.</param>
internal sealed record ReviewSide(string Name, IReadOnlyList<SideVerdict> Verdicts)
{
    /// <summary>The one design it speaks of, null when there are several.</summary>
    public Design? Design => Verdicts.Select(verdict => verdict.Design).Distinct().ToArray() is [var only] ? DesignText.Parse(only) : null;

    /// <summary>Whether <paramref name="text"/> names a report rather than a design.</summary>
    public static bool IsReport(string text) => text.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The verdicts of runs.</summary>
    public static ReviewSide Of(string name, IEnumerable<CheckRun> runs) => new(name,
    [
        .. runs.SelectMany(run => run.Rows.Where(row => row.Engine == ExhaustiveCheck.Engine && row.Verdict != Verdict.NotApplicable)
            .Select(row => new SideVerdict(run.Set.System.Design.Id, run.Set.System.Workload.Id, row.Invariant, Manifest.Text(row), row.Replay))),
    ]);

    /// <summary>Reads the JSON of a check.</summary>
    /// <exception cref="UserError">The file is none.</exception>
    public static ReviewSide Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(InputFile.ReadText(file));
            if (document.RootElement.GetProperty("schemaVersion").GetInt32() != JsonReport.SchemaVersion)
            {
                throw new UserError(file, $"has schemaVersion {document.RootElement.GetProperty("schemaVersion")}, expected {JsonReport.SchemaVersion}");
            }

            return new(file, [.. document.RootElement.GetProperty("runs").EnumerateArray().SelectMany(Run)]);
        }
        catch (JsonException error)
        {
            throw new UserError(file, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, "not JSON, expected a report of ./luo check --json");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserError(file, "is no report, expected the JSON of ./luo check --json");
        }
    }

    private static IEnumerable<SideVerdict> Run(JsonElement run) => run.GetProperty("verdicts").EnumerateArray()
        .Where(verdict => verdict.GetProperty("engine").GetString() == ExhaustiveCheck.Engine && verdict.GetProperty("verdict").GetString() != Verdict.NotApplicable.Text())
        .Select(verdict => new SideVerdict(
            run.GetProperty("design").GetString()!, run.GetProperty("workload").GetString()!, verdict.GetProperty("invariant").GetString()!,
            verdict.GetProperty("got").GetString()!, verdict.TryGetProperty("replay", out var replay) ? replay.GetString() : null));
}
