using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Traces;
using LuoModel.Properties.Checking;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo trace REPLAY</c>: plays one string again and shows it.</summary>
internal static class TraceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var replay = new Argument<string[]>("REPLAY")
        {
            Description = $"The string that a report printed: luo2:DESIGN:WORKLOAD:STAMP:COMMANDS, or {RandomDraw.Form} in the place of COMMANDS; or the line that has it; - reads it from standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format")
        {
            HelpName = string.Join('|', TraceFormat.Names),
            Description = "How to show it",
            DefaultValueFactory = static _ => TraceFormat.Names[0],
        };
        format.OneOf(TraceFormat.Names);
        var command = new Command("trace", "Replay one string: every command with its result, callbacks, changes and violations.") { replay, format };
        command.SetAction(parsed =>
        {
            var text = string.Join(' ', parsed.GetRequiredValue(replay));
            var wanted = ReplayString.Parse(Pasted(text, text == "-" ? Console.In : TextReader.Null)); // nothing else is asked of a terminal
            var trace = ReplayPlayer.Play(wanted, Selection.Workload(wanted));
            TraceFormat.Write(parsed.GetRequiredValue(format), trace, console);
            return trace.Steps.Any(step => step.Violated.Count > 0) ? ExitCode.Found : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The replay string in what was pasted: the words around it, such as <c>replay: ./luo trace '...'</c>, are left out.</summary>
    /// <param name="text">What stands on the command line.</param>
    /// <param name="input">Standard input, read where the text is <c>-</c>.</param>
    internal static string Pasted(string text, TextReader input)
    {
        var line = text == "-" ? input.ReadToEnd() : text;
        var found = line.Split([' ', '\'', '"', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.StartsWith("luo", StringComparison.Ordinal) && word.Contains(':', StringComparison.Ordinal));
        return found ?? line.Trim();
    }
}
