using System.CommandLine;
using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Reviews;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Invariants;
using LuoModel.Search;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo review A B</c>: which verdicts moved between two designs or two reports, on one page for a mail.</summary>
internal static class ReviewCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var a = new Argument<string>("A") { Description = "The old design, or a report of ./luo check --json FILE.json" };
        var b = new Argument<string>("B") { Description = "The new one" };
        var workload = CommonOptions.Workload();
        var invariant = CommonOptions.Invariant();
        var states = CommonOptions.MaxStates();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("review", "One page of 72 columns for a mail: which verdicts moved between two designs or reports, the traces side by side, the switches responsible, what user space sees.")
        {
            a, b, workload, invariant, states, threads, json,
        };
        var page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            var options = new CheckOptions
            {
                Invariants = parsed.GetValue(invariant) ?? [],
                MaxStates = (int)Math.Min(parsed.GetValue(states) ?? CheckOptions.DefaultMaxStates, int.MaxValue - 1),
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                Cancellation = console.Stop,
            };
            var on = Selection.Workloads(parsed.GetValue(workload) ?? [], "tiny", "ring", "hugetlb");
            return Run(parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), on, options, parsed.GetValue(json), console,
                (old, @new, movements) => page.Write(parsed, console, () => ComparisonPages.Of(old, @new, movements)));
        });
        return command;
    }

    /// <summary>Compares, writes the page and the JSON.</summary>
    /// <returns>1 if anything moved, 3 if it was stopped or a verdict is undecided.</returns>
    public static int Run(string a, string b, IReadOnlyList<Workload> on, CheckOptions options, string? json, LuoConsole console,
        Action<ReviewSide, ReviewSide, Movements>? report = null)
    {
        using var line = new ProgressLine(console);
        var old = Side(a, on, options, line);
        var @new = Side(b, on, options, line);
        var movements = Movement.Between(old, @new);
        var facts = Facts(old, @new, movements, on, options, line);
        line.Dispose();
        JsonReport.Write(json, console, writer => Json(writer, old, @new, movements));
        if (json != JsonReport.StandardOutput)
        {
            console.Output.Write(ReviewPage.Write(old, @new, movements, facts));
        }

        report?.Invoke(old, @new, movements);

        return console.Stop.IsCancellationRequested ? ExitCode.Undecided
            : movements.Moved.Count > 0 ? ExitCode.Found
            : movements.Compared == 0 || old.Verdicts.Concat(@new.Verdicts).Any(verdict => verdict.Text == Verdict.Unknown.Text()) ? ExitCode.Undecided
            : ExitCode.Done;
    }

    private static ReviewSide Side(string text, IReadOnlyList<Workload> on, CheckOptions options, ProgressLine line)
    {
        if (ReviewSide.IsReport(text))
        {
            return ReviewSide.Read(text);
        }

        var design = DesignText.Parse(text);
        var runs = new List<CheckRun>();
        foreach (var workload in on.TakeWhile(_ => !options.Cancellation.IsCancellationRequested))
        {
            line.Report($"{design.Id} on {workload.Id}");
            runs.Add(Checker.Run(design, workload, [new ExhaustiveCheck()], options));
        }

        return ReviewSide.Of(design.Id, runs);
    }

    /// <summary>What costs more searches: only between two designs, and not of a verdict that only became longer or shorter.</summary>
    private static ReviewFacts Facts(ReviewSide old, ReviewSide @new, Movements movements, IReadOnlyList<Workload> on, CheckOptions options, ProgressLine line)
    {
        if (old.Design is not { } a || @new.Design is not { } b || a == b || options.Cancellation.IsCancellationRequested)
        {
            return new ReviewFacts();
        }

        var exploration = new ExplorationOptions
        {
            Bounds = new ExplorationBounds(MaxStates: options.MaxStates),
            Threads = options.Threads,
            Cancellation = options.Cancellation,
        };
        var switches = new Dictionary<string, BisectReport>();
        foreach (var moved in movements.Moved.Where(moved => moved.Old.Text.Split(' ')[0] != moved.New.Text.Split(' ')[0]))
        {
            if (!switches.ContainsKey(moved.New.Invariant) && on.FirstOrDefault(workload => workload.Id == moved.New.Workload) is { } workload)
            {
                line.Report($"switches that flip {moved.New.Invariant}");
                switches[moved.New.Invariant] = Bisect.Run(InvariantCatalog.Get(moved.New.Invariant), a, b, workload, exploration);
            }
        }

        line.Report("what user space sees");
        return new ReviewFacts { Switches = switches, Visible = DesignDiff.RunEach(a, b, on[0], ProductQuestion.Differ, exploration) };
    }

    private static void Json(Utf8JsonWriter json, ReviewSide old, ReviewSide @new, Movements movements)
    {
        json.WriteString("old", old.Name);
        json.WriteString("new", @new.Name);
        json.WriteNumber("compared", movements.Compared);
        json.WriteNumber("onlyOld", movements.OnlyOld);
        json.WriteNumber("onlyNew", movements.OnlyNew);
        json.WriteStartArray("moved");
        foreach (var moved in movements.Moved)
        {
            json.WriteStartObject();
            json.WriteString("invariant", moved.New.Invariant);
            json.WriteString("workload", moved.New.Workload);
            json.WriteString("oldDesign", moved.Old.Design);
            json.WriteString("newDesign", moved.New.Design);
            json.WriteString("expected", moved.Old.Text);
            json.WriteString("got", moved.New.Text);
            json.WriteString("oldReplay", moved.Old.Replay);
            json.WriteString("newReplay", moved.New.Replay);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
