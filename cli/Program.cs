using LuoModel.Cli.Input;
using LuoModel.Cli.Output;

namespace LuoModel.Cli;

/// <summary>Where the process starts.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
        {
            // The runtime itself sends a terminal what its description says, as soon as its size is asked for.
            Environment.SetEnvironmentVariable("TERM", "dumb");
        }

        using var interrupt = new Interrupt();
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            // On a thread that no command watches: the process would end with a stack trace.
            Console.Error.WriteLine(InternalError.Line(args, e.ExceptionObject));
            Environment.Exit(ExitCode.InternalError);
        };
        var memory = CheckoutFolder.Find() is { } checkout ? Path.Combine(checkout, ".luo") : null;
        return LuoApp.Run(args, LuoConsole.ForProcess(memory, interrupt.Token));
    }
}
