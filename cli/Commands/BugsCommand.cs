using System.CommandLine;
using LuoModel.Cli.Gate;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Properties.Bugs;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo bugs</c>: every bug of the past and every suspicion: which invariant finds it, how short, or why it can not be seen.</summary>
internal static class BugsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "Only these rows, with their shortest traces; see ./luo list bugs",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> json = CommonOptions.Json();
        var accept = new Option<bool>("--accept") { Description = "Make what this run finds the expected verdicts (docs/manifest.json)" };
        var command = new Command("bugs", "Look for every bug of the past and every suspicion: found or confirmed with the shortest trace, refuted, or why not observable.")
        {
            ids, threads, json, accept,
        };
        Option<Shard?> shard = Shard.Option(Environment.GetEnvironmentVariable);
        command.Add(shard);
        GateOptions gate = GateOptions.Add(command);
        ReportOption page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            string[] asked = parsed.GetValue(ids) ?? [];
            IReadOnlyList<Bug> bugs = asked.Length == 0 ? BugCatalog.All : [.. asked.Select(BugCatalog.Get).Distinct()];
            Shard part = parsed.GetValue(shard) ?? Shard.Whole;
            int units = bugs.Count;
            string identity = string.Join(' ', bugs.Select(bug => bug.Id));
            bugs = part.Of(bugs);
            var report = new BugsReport(Run(bugs, parsed.GetValue(threads) ?? Environment.ProcessorCount, console), asked.Length > 0);
            report = parsed.GetValue(accept) ? Accept(report, console) : report with { Expected = Expectations(report.Results, console) };
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer =>
            {
                part.Write(writer, "bugs", identity, units, report.Results.Select(_ => 1));
                BugsJson.Write(writer, report);
            });
            if (target != JsonReport.StandardOutput)
            {
                new BugsText(console).Write(report);
            }

            gate.Write(parsed, console, () => GateOf.Bugs(report));
            page.Write(parsed, console, () => RunPages.Of(report));
            return Exit(report, console.Stop.IsCancellationRequested);
        });
        return command;
    }

    private static IReadOnlyList<BugResult> Run(IReadOnlyList<Bug> bugs, int threads, LuoConsole console)
    {
        using var line = new ProgressLine(console);
        return BugRunner.Run(bugs, threads, console.Stop, line.IsShown ? new Shown(line, bugs.Count) : null);
    }

    private static BugExpectation?[] Expectations(IReadOnlyList<BugResult> results, LuoConsole console)
    {
        var manifest = ManifestFile.Read(console);
        return [.. results.Select(result => manifest.Find(result.Bug))];
    }

    private static BugsReport Accept(BugsReport report, LuoConsole console)
    {
        if (report.Results.FirstOrDefault(result => result.Verdict == BugVerdict.NotFixed) is { } unfixed)
        {
            throw new UserError($"{unfixed.Bug.Id} shows on {unfixed.Bug.Fixed} as well, expected a fixed design that holds before anything is accepted");
        }

        var manifest = ManifestFile.Read(console);
        foreach (var result in report.Results.Where(result => result.Verdict != BugVerdict.Unknown))
        {
            manifest.Put(result.Expectation);
        }

        ManifestFile.Write(manifest);
        return report with { Expected = [.. report.Results.Select(result => manifest.Find(result.Bug))] };
    }

    private static int Exit(BugsReport report, bool stopped)
    {
        bool undecided = stopped || report.Results.Any(result => result.Verdict == BugVerdict.Unknown);
        return stopped ? ExitCode.Undecided
            : report.Surprises.Any(result => result.Verdict != BugVerdict.Unknown) ? ExitCode.Found
            : undecided ? ExitCode.Undecided
            : ExitCode.Done;
    }

    private sealed class Shown(ProgressLine line, int of) : IProgress<BugResult>
    {
        private int _done;

        public void Report(BugResult value) => line.Report($"{Interlocked.Increment(ref _done)} of {of}: {value.Bug.Id} {value.Verdict.Text()}");
    }
}
