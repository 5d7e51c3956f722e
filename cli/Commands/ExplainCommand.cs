using System.CommandLine;
using LuoModel.Cli.Explanations;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo explain ID</c>: everything that is known of one thing.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var id = new Argument<string>("ID") { Description = "LUO0nn, a design, a switch or SWITCH=VALUE, a workload, a command, an errno, or a bug such as O01" };
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("explain", "Explain one thing in full: an invariant with the designs that break it, a design with what differs from the newest release, a switch, workload, command, errno or bug.")
        {
            id, threads, json,
        };
        command.SetAction(parsed =>
        {
            Explanation explanation = Explainers.Explain(parsed.GetRequiredValue(id), parsed.GetValue(threads) ?? Environment.ProcessorCount, console.Stop);
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => ExplanationText.WriteJson(writer, explanation));
            if (target != JsonReport.StandardOutput)
            {
                ExplanationText.Write(explanation, console);
            }

            return console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
