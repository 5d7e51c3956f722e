using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LuoModel.Cli.Commands;
using LuoModel.Cli.Commands.Benches;
using LuoModel.Cli.Options;
using LuoModel.Model;

namespace LuoModel.Cli;

/// <summary>
/// The luo command: its parts, and the one place where bad usage and bad input become a line on stderr and exit code 2. What
/// is not a <see cref="UserError"/> is a defect of this program and keeps its stack trace.
/// </summary>
internal static class LuoApp
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words behind <c>./luo</c>.</param>
    /// <param name="console">Where to write, and when to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, LuoConsole console)
    {
        // A leading @ is part of a file's name here, never a file of further options.
        ParseResult parsed = Build(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return parsed.Action is ParseErrorAction
                ? throw BadUsage.Of(parsed)
                : parsed.Invoke(new InvocationConfiguration
                {
                    Output = console.Output,
                    Error = console.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // Interrupt sees to it
                });
        }
        catch (UserError error)
        {
            console.Error.WriteLine($"luo: {error.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (console.Stop.IsCancellationRequested)
        {
            console.Error.WriteLine("luo: stopped before there was anything to report");
            return ExitCode.Undecided;
        }
    }

    /// <summary>All commands there are. A command that does not work yet is not among them.</summary>
    internal static RootCommand Build(LuoConsole console)
    {
        var root = new RootCommand("""
            An executable model of the Linux Live Update Orchestrator: what user space, drivers and a kexec can do to it, for each
            design of it, and which invariants hold.

            Exit codes: 0 done, all as expected; 1 a violation or difference was found; 2 bad usage or input; 3 undecided.
            """)
        {
            CheckCommand.Create(console),
            MatrixCommand.Create(console),
            DiffCommand.Create(console),
            BisectCommand.Create(console),
            CensusCommand.Create(console),
            GraphCommand.Create(console),
            TraceCommand.Create(console),
            RunCommand.Create(console),
            WhyCommand.Create(console),
            OrderCommand.Create(console),
            ProveCommand.Create(console),
            BugsCommand.Create(console),
            ConformCommand.Create(console),
            ListCommand.Create(console),
            ExplainCommand.Create(console),
            BenchCommand.Create(console),
            TestCommand.Create(),
        };
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }
}
