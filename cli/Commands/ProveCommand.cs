using System.CommandLine;
using LuoModel.Cli.Gate;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Solver.Proofs;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo prove</c>: the table of theorems and invariants that the solver decides, against the verdicts they are known to have.</summary>
internal static class ProveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var only = new Argument<string?>("NAME")
        {
            Description = "Only proofs whose name contains this",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int?> rlimit = Number.Whole(
            "--rlimit", "UNITS", $"Give a question up after this much work of Z3, the same on every machine; {ProofOptions.UsualRlimit} unless given", least: 1);
        var smt2 = new Option<string?>("--smt2") { HelpName = "DIR", Description = "Write each question as an SMT-LIB 2 file into DIR" };
        Option<string?> json = CommonOptions.Json();
        var command = new Command("prove", "Decide theorems and invariants with Z3, for any number of steps: proved, violated, not inductive.")
        {
            only, rlimit, smt2, json,
        };
        GateOptions gate = GateOptions.Add(command);
        command.SetAction(parsed =>
        {
            var usual = new ProofOptions();
            ProofOptions options = usual with
            {
                Only = parsed.GetValue(only),
                Rlimit = (uint?)parsed.GetValue(rlimit) ?? usual.Rlimit,
                Smt2Folder = parsed.GetValue(smt2),
            };
            return Run(options, parsed.GetValue(json), console, rows => gate.Write(parsed, console, () => GateOf.Proofs(rows)));
        });
        return command;
    }

    private static int Run(ProofOptions options, string? json, LuoConsole console, Action<IReadOnlyList<ProofRow>> report)
    {
        var rows = new List<ProofRow>();
        bool stopped = false;
        using (var progress = new ProgressLine(console))
        {
            try
            {
                foreach (ProofRow row in ProofSuite.Run(options, console.Stop))
                {
                    rows.Add(row);
                    progress.Report($"{rows.Count} of {ProofSuite.Rows.Count}: {row.Info.Name} {ProofText.Name(row.Verdict)}");
                }
            }
            catch (OperationCanceledException)
            {
                stopped = true; // the rows before it remain valid
            }
        }

        JsonReport.Write(json, console, writer => ProofJson.Write(writer, rows));
        if (json != JsonReport.StandardOutput)
        {
            new ProofText(console).Write(rows, stopped);
        }

        report(rows);
        return Exit(rows, stopped);
    }

    /// <summary>Undecided rows are no difference from what is expected, but no confirmation of it either.</summary>
    private static int Exit(List<ProofRow> rows, bool stopped)
    {
        bool undecided = stopped || rows.Exists(row => row.Verdict != row.Info.Expected && IsUndecided(row.Verdict));
        return rows.Exists(row => row.Verdict != row.Info.Expected && !IsUndecided(row.Verdict)) ? ExitCode.Found
            : undecided ? ExitCode.Undecided
            : ExitCode.Done;
    }

    private static bool IsUndecided(ProofVerdict verdict) => verdict is ProofVerdict.Unknown or ProofVerdict.Unavailable;
}
