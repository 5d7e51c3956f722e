using System.Diagnostics;
using LuoModel.Model;

namespace LuoModel.Cli.Output;

/// <summary>Draws graphs with the program dot.</summary>
internal static class Graphviz
{
    /// <summary>A graph as SVG; null where graphviz is not installed.</summary>
    /// <param name="dot">The graph, in DOT.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="UserError">The program fails.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static string? Svg(string dot, CancellationToken stop)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "dot")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        var start = new ProcessStartInfo(program, ["-Tsvg"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        using var killed = stop.Register(() => process.Kill(entireProcessTree: true));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            process.StandardInput.Write(dot);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }

        process.WaitForExit();
        stop.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output.Result : throw new UserError($"dot can not draw it: {error.Result.Trim().ReplaceLineEndings(" ")}");
    }
}
