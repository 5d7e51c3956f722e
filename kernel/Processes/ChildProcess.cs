using System.Diagnostics;

namespace LuoModel.Kernel.Processes;

/// <summary>Runs another program to its end. It never outlives this process, and it ends when the work is called off.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether <paramref name="program"/> is on the PATH.</summary>
    public static bool Exists(string program) => Find(program) is not null;

    /// <summary>Where <paramref name="program"/> is on the PATH, null when it is not.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program and hands on each line it writes, of both streams.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="line">Told each line; called by several threads, one at a time.</param>
    /// <param name="stop">Ends it, with everything it started.</param>
    /// <param name="environment">Variables it gets in addition.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ToolException">It can not be started.</exception>
    public static int Run(
        IReadOnlyList<string> command,
        string folder,
        Action<string> line,
        CancellationToken stop,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        stop.ThrowIfCancellationRequested();
        var gate = new Lock();
        using var process = new Process { StartInfo = Describe(command, folder, environment) };
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        void Take(object sender, DataReceivedEventArgs e)
        {
            if (e.Data is { } text)
            {
                lock (gate)
                {
                    line(text);
                }
            }
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        Start(process, command[0]);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(s_look))
        {
            if (stop.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                stop.ThrowIfCancellationRequested();
            }
        }

        process.WaitForExit(); // and for the last lines
        stop.ThrowIfCancellationRequested(); // a terminal sends Ctrl-C to both
        return process.ExitCode;
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>The lines it wrote.</returns>
    /// <exception cref="ToolException">It ended with another exit code than 0.</exception>
    public static IReadOnlyList<string> Demand(
        IReadOnlyList<string> command,
        string folder,
        CancellationToken stop,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var lines = new List<string>();
        var exit = Run(command, folder, lines.Add, stop, environment);
        return exit == 0 ? lines : throw new ToolException(command[0], exit, lines);
    }

    /// <summary>How to start <paramref name="command"/> so that the kernel ends it when the thread that started it ends.</summary>
    internal static ProcessStartInfo Describe(IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var bound = Find("setpriv") is { } setpriv ? (IReadOnlyList<string>)[setpriv, "--pdeathsig", "KILL", "--", .. command] : command;
        var start = new ProcessStartInfo(bound[0]) { WorkingDirectory = folder, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in bound.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Starts <paramref name="process"/> with nothing to read.</summary>
    /// <exception cref="ToolException">It can not be started.</exception>
    internal static void Start(Process process, string name)
    {
        if (!Exists(name))
        {
            throw new ToolException(name, "there is no such program here");
        }

        process.Start();
        process.StandardInput.Close();
    }
}
