using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LuoModel.Cli.Commands;
using LuoModel.Cli.Commands.Benches;
using LuoModel.Cli.Commands.Kernels;
using LuoModel.Cli.Help;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Cli;

/// <summary>
/// The luo command: its parts, and the one place where an error becomes a line on stderr and an exit code. What is neither bad input
/// nor the outside's doing is a defect of this program.
/// </summary>
internal static class LuoApp
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words behind <c>./luo</c>.</param>
    /// <param name="console">Where to write, and when to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, LuoConsole console)
    {
        try
        {
            // A leading @ is part of a file's name here, never a file of further options.
            RootCommand root = Build(console);
            ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            BadUsage.Refuse(parsed);
            if (parsed.Errors.Count == 0 && parsed.GetValue(root.Options.OfType<Option<int?>>().Single()) is { } columns)
            {
                console.OutputColumns = columns;
            }

            int exit = parsed.Action is ParseErrorAction
                ? throw BadUsage.Of(parsed)
                : parsed.Invoke(new InvocationConfiguration
                {
                    Output = console.Output,
                    Error = console.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // Interrupt sees to it
                });
            console.Output.Flush();
            return exit;
        }
        catch (Exception error)
        {
            var (line, exit) = Told(args, error, console.Stop.IsCancellationRequested);
            console.Error.WriteLine(OneLine(line));
            return exit;
        }
    }

    /// <summary>Whatever a user's text carries into it, a message stays one line that a terminal shows as it is.</summary>
    private static string OneLine(string text)
    {
        const int Longest = 2000;
        var plain = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));
        return text.Length > Longest ? plain + "..." : plain;
    }

    /// <summary>What is said of an error, and the exit code. Parallel work hands on several errors as one; the first is told.</summary>
    private static (string Line, int ExitCode) Told(IReadOnlyList<string> args, Exception error, bool stopped) => error switch
    {
        UserError => ($"luo: {error.Message}", ExitCode.BadInput),
        OutputLostException => ($"luo: standard output cannot be written: {error.Message}", ExitCode.BadInput),
        OperationCanceledException when stopped => ("luo: stopped before there was anything to report", ExitCode.Undecided),
        OutOfMemoryException => ("luo: the machine has no memory left, expected a smaller workload or --max-states", ExitCode.Undecided),
        AggregateException { InnerExceptions: [var first, ..] } => Told(args, first, stopped),
        _ => (InternalError.Line(args, error), ExitCode.InternalError),
    };

    /// <summary>All commands there are. A command that does not work yet is not among them.</summary>
    internal static RootCommand Build(LuoConsole console)
    {
        var root = new RootCommand("""
            An executable model of the Linux Live Update Orchestrator: what user space, drivers and a kexec can do to it, for each design of it, and which invariants hold.
            """)
        {
            CheckCommand.Create(console),
            MatrixCommand.Create(console),
            DiffCommand.Create(console),
            ReviewCommand.Create(console),
            BisectCommand.Create(console),
            CensusCommand.Create(console),
            GraphCommand.Create(console),
            ExploreCommand.Create(console),
            TraceCommand.Create(console),
            RunCommand.Create(console),
            WhyCommand.Create(console),
            OrderCommand.Create(console),
            ProveCommand.Create(console),
            BugsCommand.Create(console),
            ConformCommand.Create(console),
            FindCommand.Create(console),
            MergeCommand.Create(console),
            KernelCommand.Create(console),
            FuzzCommand.Create(console, Run),
            CompletionCommand.Create(console),
            ManCommand.Create(console),
            ListCommand.Create(console),
            ExplainCommand.Create(console),
            BenchCommand.Create(console),
            TestCommand.Create(),
        };
        root.Add(CommonOptions.Columns());
        var help = new HelpPage(console);
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.SetAction(parsed => help.Invoke(parsed));
        return root;
    }
}
