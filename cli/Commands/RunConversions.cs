using System.CommandLine;
using System.Text;
using LuoModel.Cli.Input;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Cli.Commands;

/// <summary>What <c>luo run</c> does besides judging: it formats scenarios, and turns recordings into scenarios and back.</summary>
internal sealed class RunConversions
{
    private readonly Option<bool> _format = new("--fmt") { Description = "Write the scenarios in their one form, in place" };
    private readonly Option<bool> _from = new("--from-recording") { Description = "The paths are recordings (*.jsonl); write each as a scenario" };
    private readonly Option<bool> _to = new("--to-recording") { Description = "Write each scenario on the mocks as the recording of its design, or of --design" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FOLDER", Description = "Where conversions go, one file each; a single one goes to standard output without it" };

    /// <summary>Adds the options to the command.</summary>
    public static RunConversions Add(Command command)
    {
        var conversions = new RunConversions();
        command.Add(conversions._format);
        command.Add(conversions._from);
        command.Add(conversions._to);
        command.Add(conversions._output);
        return conversions;
    }

    /// <summary>Does what is wanted; null when scenarios are to be judged.</summary>
    /// <exception cref="UserError">Several things are wanted at once, or a file is not what it should be.</exception>
    public int? Run(ParseResult parsed, string[] paths, string[] designs, LuoConsole console)
    {
        bool format = parsed.GetValue(_format);
        bool from = parsed.GetValue(_from);
        bool to = parsed.GetValue(_to);
        if (new[] { format, from, to }.Count(wanted => wanted) > 1)
        {
            throw new UserError("expected one of --fmt, --from-recording and --to-recording");
        }

        string? output = parsed.GetValue(_output);
        if (!from && !to && output is not null)
        {
            throw new UserError("--output goes with --from-recording or --to-recording");
        }

        return format ? Format(ScenarioFiles.Find(paths), console)
            : from ? Write([.. RecordingFiles.Find(paths).Select(file => (Name(file, ScenarioFiles.Extension), Encoding.UTF8.GetBytes(ScenarioRecording.FromRecording(file))))], output, console)
            : to ? Write([.. ScenarioFiles.Find(paths).Select(file => (Name(file, RecordingFiles.Extension), ToRecording(file, designs)))], output, console)
            : null;
    }

    private static string Name(string file, string extension) => Path.GetFileNameWithoutExtension(file) + extension;

    private static byte[] ToRecording(string file, string[] designs)
    {
        Scenario scenario = ScenarioFiles.Read(file);
        IReadOnlyList<Design> chosen = Selection.Designs(designs, scenario.Designs[0]);
        return chosen.Count == 1 ? ScenarioRecording.ToRecording(scenario, chosen[0]) : throw new UserError("--to-recording takes one design");
    }

    private static int Format(IReadOnlyList<string> files, LuoConsole console)
    {
        var changed = new List<(string File, string Text)>();
        foreach (string file in files)
        {
            string text = InputFile.ReadText(file);
            ScenarioFiles.Read(file); // only what can be read is written
            string formatted = ScenarioFormatter.Format(file, text);
            if (formatted != text)
            {
                changed.Add((file, formatted));
            }
        }

        foreach ((string file, string text) in changed)
        {
            OutputFile.Write(file, Encoding.UTF8.GetBytes(text));
            console.Output.WriteLine($"formatted {file}");
        }

        console.Output.WriteLine($"{changed.Count} of {Counted.Of(files.Count, "scenario")} changed");
        return ExitCode.Done;
    }

    private static int Write(IReadOnlyList<(string Name, byte[] Content)> files, string? output, LuoConsole console)
    {
        if (output is null)
        {
            if (files.Count != 1)
            {
                throw new UserError($"{Counted.Of(files.Count, "file")}, expected --output FOLDER for more than one");
            }

            console.Exact.Write(Encoding.UTF8.GetString(files[0].Content));
            return ExitCode.Done;
        }

        if (files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UserError($"{Counted.Of(twice.Count(), "file")} would become {twice.Key}, expected names that differ");
        }

        foreach ((string name, byte[] content) in files)
        {
            OutputFile.Write(Path.Combine(output, name), content);
        }

        console.Output.WriteLine($"{Counted.Of(files.Count, "file")} written to {output}");
        return ExitCode.Done;
    }
}
