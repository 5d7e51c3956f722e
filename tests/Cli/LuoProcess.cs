using System.Diagnostics;

namespace LuoModel.Tests.Cli;

/// <summary>The program as a process of its own: for signals, descriptors, and what the runtime itself would print.</summary>
internal static class LuoProcess
{
    /// <summary>Runs a shell line in which <c>luo</c> is the program.</summary>
    /// <returns>Exit code, standard output, standard error.</returns>
    public static CliRun Shell(string line, string? folder = null)
    {
        using Process process = Start(line, folder);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a shell line; the program takes the place of the shell when the line is <c>exec luo ...</c>.</summary>
    public static Process Start(string line, string? folder = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "luo.dll");
        string shell = $"luo() {{ dotnet '{program}' \"$@\"; }}; {line.Replace("exec luo", $"exec env --default-signal=INT,TERM dotnet '{program}'", StringComparison.Ordinal)}";
        return Process.Start(new ProcessStartInfo("bash", ["-c", shell])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
            UseShellExecute = false,
        })!;
    }
}
