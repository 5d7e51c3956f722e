using LuoModel.Cli;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary>What one command line gave, run inside the test's process.</summary>
/// <param name="ExitCode">What the process would return.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line as if its output went into a pipe.</summary>
    public static CliRun Of(params string[] args) => Of(CancellationToken.None, args);

    /// <summary>Runs a command line that can be interrupted.</summary>
    public static CliRun Of(CancellationToken stop, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = LuoApp.Run(args, new LuoConsole { Output = output, Error = error, Stop = stop });
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Demands what bad usage and bad input must give: exit code 2, nothing on standard output, one line on standard error.</summary>
    /// <returns>The line.</returns>
    public string BadInput()
    {
        Assert.Equal(LuoModel.Cli.Output.ExitCode.BadInput, ExitCode);
        Assert.Empty(Output);
        string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("luo: ", line, StringComparison.Ordinal);
        return line;
    }
}
