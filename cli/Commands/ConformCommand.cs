using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo conform PATH...</c>: recordings of real kernel code against the model.</summary>
internal static class ConformCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Recordings, or folders of them (*.jsonl)",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> designs = CommonOptions.Design();
        var which = new Option<bool>("--which") { Description = "Say which designs accept each recording, and where each other one parts" };
        Option<string?> json = CommonOptions.Json();
        var command = new Command("conform", "Replay recordings of real kernel code on the model, each on the design of its header unless --design names another.")
        {
            paths, designs, which, json,
        };
        Option<Shard?> shard = Shard.Option(Environment.GetEnvironmentVariable);
        command.Add(shard);
        ReportOption page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            bool several = parsed.GetValue(which);
            List<Design> tried = Designs(parsed.GetValue(designs) ?? [], several);
            Shard part = parsed.GetValue(shard) ?? Shard.Whole;
            return several && part != Shard.Whole
                ? throw new UserError("--which asks each recording by itself, expected no --shard with it")
                : Run(RecordingFiles.Find(parsed.GetRequiredValue(paths)), tried, several, parsed.GetValue(json), console, part,
                    report => page.Write(parsed, console, () => RunPages.Of(report)));
        });
        return command;
    }

    private static List<Design> Designs(string[] texts, bool which)
    {
        if (texts.Contains("all") || (which && texts.Length == 0))
        {
            texts = [.. texts.Where(t => t != "all"), .. DesignCatalog.All.Select(d => d.Id)];
        }

        return which || texts.Length <= 1
            ? [.. texts.Distinct().Select(DesignText.Parse)]
            : throw new UserError("conform takes one design; with --which it tries several");
    }

    private static int Run(IReadOnlyList<string> files, List<Design> designs, bool which, string? json, LuoConsole console, Shard part, Action<ConformReport> page)
    {
        ConformReport report;
        using (var progress = new ProgressLine(console))
        {
            report = Conformance.Check(part.Of(files), designs, progress, console.Stop);
        }

        JsonReport.Write(json, console, writer =>
        {
            if (which)
            {
                WriteWhich(writer, report);
            }
            else
            {
                string identity = string.Join(' ', files.Concat(designs.Select(design => design.Id)));
                part.Write(writer, "conform", identity, files.Count, report.Recordings.Select(recording => recording.Outcomes.Count(outcome => outcome.Value.Divergence is not null)));
                WriteReport(writer, report);
            }
        });
        if (json != JsonReport.StandardOutput)
        {
            Print(report, which, console);
        }

        page(report);

        if (!report.Complete)
        {
            return ExitCode.Undecided;
        }

        bool found = which ? report.Recordings.Any(r => r.Outcomes.All(o => o.Value.Divergence is not null)) : report.Divergences.Any();
        return found ? ExitCode.Found : ExitCode.Done;
    }

    private static void Print(ConformReport report, bool which, LuoConsole console)
    {
        foreach (RecordingReport recording in report.Recordings)
        {
            if (which)
            {
                PrintWhich(recording, console.Output);
                continue;
            }

            foreach ((_, ReplayOutcome outcome) in recording.Outcomes)
            {
                if (outcome.Divergence is { } divergence)
                {
                    PrintDivergence(divergence, console.Output);
                }
            }
        }

        string rest = report.Complete ? string.Empty : ", interrupted";
        console.Output.WriteLine(which
            ? $"{Counted.Of(report.Recordings.Count, "recording")}, {Counted.Of(report.Commands, "command")} compared{rest}"
            : $"{report.Conforming.ToString("n0", CultureInfo.InvariantCulture)} of {Counted.Of(report.Recordings.Count, "recording")} {(report.Recordings.Count == 1 ? "conforms" : "conform")}, {Counted.Of(report.Commands, "command")} compared{rest}");
    }

    private static void PrintDivergence(Divergence divergence, TextWriter output)
    {
        output.WriteLine($"{divergence.File}:{divergence.Line}: {divergence.Kind} differs on {divergence.Design}");
        foreach (ScriptLine line in divergence.Before)
        {
            output.WriteLine($"  {line.Line,6}  {line.Text}");
        }

        output.WriteLine($"  {divergence.Line,6}> {divergence.Command?.Text ?? "boot"}");
        output.WriteLine($"  expected  {divergence.Expected}");
        output.WriteLine($"  actual    {divergence.Actual}");
    }

    private static void PrintWhich(RecordingReport recording, TextWriter output)
    {
        string[] accepting = [.. recording.Outcomes.Where(o => o.Value.Divergence is null).Select(o => o.Key)];
        output.WriteLine($"{recording.File} ({recording.Oracle}, {Counted.Of(recording.Commands, "command")})");
        output.WriteLine($"  accepted by {(accepting.Length > 0 ? string.Join(", ", accepting) : "no design")}");
        foreach ((string design, ReplayOutcome outcome) in recording.Outcomes)
        {
            if (outcome.Divergence is { } divergence)
            {
                output.WriteLine($"  {design} parts at line {divergence.Line}: {divergence.Kind}, expected {divergence.Expected}, actual {divergence.Actual}");
            }
        }
    }

    private static void WriteReport(Utf8JsonWriter json, ConformReport report)
    {
        json.WriteNumber("recordings", report.Recordings.Count);
        json.WriteNumber("conform", report.Conforming);
        json.WriteNumber("commands", report.Commands);
        json.WriteBoolean("complete", report.Complete);
        json.WriteStartArray("divergences");
        foreach (Divergence divergence in report.Divergences)
        {
            json.WriteStartObject();
            json.WriteString("file", divergence.File);
            WriteMembers(json, divergence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWhich(Utf8JsonWriter json, ConformReport report)
    {
        json.WriteNumber("commands", report.Commands);
        json.WriteBoolean("complete", report.Complete);
        json.WriteStartArray("recordings");
        foreach (RecordingReport recording in report.Recordings)
        {
            json.WriteStartObject();
            json.WriteString("file", recording.File);
            json.WriteString("oracle", recording.Oracle);
            json.WriteNumber("commands", recording.Commands);
            json.WriteStartArray("designs");
            foreach ((string design, ReplayOutcome outcome) in recording.Outcomes)
            {
                json.WriteStartObject();
                json.WriteString("id", design);
                json.WriteBoolean("accepts", outcome.Divergence is null);
                if (outcome.Divergence is { } divergence)
                {
                    WriteMembers(json, divergence);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, Divergence divergence)
    {
        json.WriteNumber("line", divergence.Line);
        json.WriteString("what", divergence.Kind);
        json.WriteString("expected", divergence.Expected);
        json.WriteString("actual", divergence.Actual);
        json.WriteString("design", divergence.Design);
        json.WriteString("command", divergence.Command?.Text);
        json.WriteStartArray("before");
        foreach (ScriptLine line in divergence.Before)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line.Line);
            json.WriteString("command", line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
