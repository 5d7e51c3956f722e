using System.CommandLine;
using LuoModel.Cli.Explanations;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Properties.Protocols;
using LuoModel.Runs.Failures;

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
        var format = new Option<string?>("--format")
        {
            HelpName = "text|rv|table",
            Description = "rv: the protocol of an invariant as a deterministic automaton, as tools/verification/rvgen of the kernel reads it; table: as the C that luo_mock runs",
        };
        format.OneOf("text", "rv", "table");
        var tables = new Option<bool>("--tables") { Description = "Of a design: what each call answers, runs and leaves behind when one thing fails, as Markdown" };
        var against = new Option<string?>("--against") { HelpName = "DESIGN", Description = "With --tables: only what is otherwise than in this design" };
        var command = new Command("explain", "Explain one thing in full: an invariant with the designs that break it, a design with what differs from the newest release, a switch, workload, command, errno or bug.")
        {
            id, threads, json, format, tables, against,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(tables))
            {
                Design design = DesignText.Parse(parsed.GetRequiredValue(id));
                console.Exact.Write(parsed.GetValue(against) is { } other
                    ? FailureTablesText.Render(design.Id, DesignText.Parse(other).Id, FailureTables.Between(design, DesignText.Parse(other)))
                    : FailureTablesText.Render(design.Id, FailureTables.Of(design)));
                return ExitCode.Done;
            }

            if (parsed.GetValue(format) is "rv" or "table")
            {
                console.Exact.Write(Automata(parsed.GetRequiredValue(id), parsed.GetValue(format) == "rv" ? RvAutomaton.Render : RvTable.Render));
                return ExitCode.Done;
            }

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

    /// <summary>The automata of an invariant, or the one of that name.</summary>
    private static string Automata(string id, Func<Automaton, string> render)
    {
        IReadOnlyList<Automaton> automata = [.. ProtocolCatalog.All.Where(automaton => automaton.Name == id), .. ProtocolCatalog.Of(id)];
        return automata.Count > 0
            ? string.Join('\n', automata.Select(render))
            : throw new UserError(
                $"{id} is the protocol of no automaton, expected one of {string.Join(", ", ProtocolCatalog.All.SelectMany(automaton => automaton.Invariants.Append(automaton.Name)).Distinct().Order(StringComparer.Ordinal))}");
    }
}
