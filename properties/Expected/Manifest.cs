using System.Globalization;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Search;

namespace LuoModel.Properties.Expected;

/// <summary>What is expected of one design on one workload, within the default bounds.</summary>
/// <param name="Design">Design text.</param>
/// <param name="Workload">Workload id.</param>
/// <param name="Distinct">Distinct states.</param>
/// <param name="Depth">Levels.</param>
/// <param name="Verdicts">
/// Invariant id to <c>holds</c>, <c>unknown</c>, or <c>violated</c> with its (faults, length) pairs, e.g. <c>violated 0:5 1:4</c>; and what became of each goal.
/// </param>
public sealed record Expectation(string Design, string Workload, int Distinct, int Depth, IReadOnlyDictionary<string, string> Verdicts);

/// <summary>
/// The expected verdicts: one file, changed on purpose only. A verdict that differs fails CI; the README's table is made from it.
/// </summary>
public sealed class Manifest
{
    private readonly SortedDictionary<string, Expectation> _expectations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BugExpectation> _bugs = new(StringComparer.Ordinal);

    private Manifest()
    {
    }

    /// <summary>All expectations, by workload and design.</summary>
    public IEnumerable<Expectation> Expectations => _expectations.Values;

    /// <summary>Reads a manifest.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="UserError">The text is no manifest.</exception>
    public static Manifest Parse(string file, string json)
    {
        var manifest = new Manifest();
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
            {
                manifest.Put(new Expectation(
                    run.GetProperty("design").GetString()!,
                    run.GetProperty("workload").GetString()!,
                    run.GetProperty("distinct").GetInt32(),
                    run.GetProperty("depth").GetInt32(),
                    run.GetProperty("verdicts").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)));
            }

            if (document.RootElement.TryGetProperty("defects", out var defects))
            {
                foreach (var defect in defects.EnumerateArray())
                {
                    manifest.Put(new BugExpectation(
                        defect.GetProperty("id").GetString()!,
                        defect.GetProperty("verdict").GetString()!,
                        defect.TryGetProperty("length", out var length) ? length.GetInt32() : null,
                        defect.TryGetProperty("faults", out var faults) ? faults.GetInt32() : null));
                }
            }

            return manifest;
        }
        catch (JsonException error)
        {
            throw new UserError(file, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, "not JSON, expected a manifest");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserError(file, "not a manifest, expected runs with design, workload, distinct, depth and verdicts, and defects with id and verdict");
        }
    }

    /// <summary>What is expected of a run, null when the manifest does not speak of it.</summary>
    public Expectation? Find(string design, string workload) => _expectations.GetValueOrDefault(Key(design, workload));

    /// <summary>Sets what is expected of a run from now on.</summary>
    public void Put(Expectation expectation) => _expectations[Key(expectation.Design, expectation.Workload)] = expectation;

    /// <summary>What is expected of a row of the bug catalogue, null when the manifest does not speak of it.</summary>
    public BugExpectation? Find(Bug bug) => _bugs.GetValueOrDefault(bug.Id);

    /// <summary>Sets what is expected of a row of the bug catalogue from now on.</summary>
    public void Put(BugExpectation expectation) => _bugs[expectation.Id] = expectation;

    /// <summary>What a run gave, in the manifest's words.</summary>
    public static Expectation Of(CheckRun run)
    {
        var report = run.Exploration ?? throw new ArgumentException("the manifest speaks of exhaustive runs", nameof(run));
        return new Expectation(
            run.Set.System.Design.Id,
            run.Set.System.Workload.Id,
            report.Distinct,
            report.Depth,
            run.Rows.Where(row => row.Engine == ExhaustiveCheck.Engine && row.Verdict != Verdict.NotApplicable).Select(row => (row.Invariant, Text: Text(row)))
                .Concat(report.Goals.Select(goal => (goal.Goal.Name, Text: Text(goal))))
                .ToDictionary(entry => entry.Item1, entry => entry.Text));
    }

    /// <summary>The differences between what was expected and what a run gave, one line each.</summary>
    public static IReadOnlyList<string> Differences(Expectation expected, Expectation actual)
    {
        var lines = new List<string>();
        foreach (var id in expected.Verdicts.Keys.Union(actual.Verdicts.Keys).Order(StringComparer.Ordinal))
        {
            var was = expected.Verdicts.GetValueOrDefault(id, "not checked");
            var now = actual.Verdicts.GetValueOrDefault(id, "not checked");
            if (was != now)
            {
                lines.Add($"{id}: expected {was}, got {now}");
            }
        }

        if (expected.Distinct != actual.Distinct || expected.Depth != actual.Depth)
        {
            lines.Add($"states: expected {expected.Distinct} in {expected.Depth} levels, got {actual.Distinct} in {actual.Depth}");
        }

        return lines;
    }

    /// <summary>Writes the manifest's members into an open JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("runs");
        foreach (var expectation in _expectations.Values)
        {
            json.WriteStartObject();
            json.WriteString("design", expectation.Design);
            json.WriteString("workload", expectation.Workload);
            json.WriteNumber("distinct", expectation.Distinct);
            json.WriteNumber("depth", expectation.Depth);
            json.WriteStartObject("verdicts");
            foreach (var (id, verdict) in expectation.Verdicts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                json.WriteString(id, verdict);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("defects");
        foreach (var bug in BugCatalog.All.Where(bug => _bugs.ContainsKey(bug.Id)))
        {
            _bugs[bug.Id].Write(json);
        }

        json.WriteEndArray();
    }

    /// <summary>A verdict in the manifest's words.</summary>
    public static string Text(VerdictRow row) => row.Verdict == Verdict.Violated
        ? "violated " + string.Join(' ', row.Frontier.Select(point => $"{point.Faults}:{point.Length}")) + (row.ExactTo < row.Length - 1 ? ", shortest unknown" : string.Empty)
        : row.Verdict.Text();

    /// <summary>What became of a goal, in the manifest's words.</summary>
    public static string Text(GoalReport goal) => (goal.Goal.Always, goal.Doom, goal.Verdict) switch
    {
        (true, { } doom, _) => string.Create(CultureInfo.InvariantCulture, $"doomed after {doom.Trace.Length}, {doom.States} states{ByFault(goal)}"),
        (true, _, ExplorationVerdict.Holds) => $"always possible{ByFault(goal)}",
        (false, _, ExplorationVerdict.Holds) => "reached",
        (_, _, ExplorationVerdict.Violated) => "never reached",
        _ => Verdict.Unknown.Text(),
    };

    private static string ByFault(GoalReport goal) => goal.DoomByFault is { } doom
        ? string.Create(CultureInfo.InvariantCulture, $"; behind a failure after {doom.Trace.Length}, {doom.States} states")
        : string.Empty;

    private static string Key(string design, string workload) => $"{workload}\n{design}";
}
