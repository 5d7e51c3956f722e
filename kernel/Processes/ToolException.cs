using System.Globalization;

namespace LuoModel.Kernel.Processes;

/// <summary>A program of this machine that is needed is missing or failed: the kernel's side is unavailable, which is no verdict.</summary>
public sealed class ToolException : Exception
{
    /// <summary>Lines of output that are told.</summary>
    private const int Shown = 12;

    /// <summary><paramref name="tool"/> ended with <paramref name="exitCode"/> after it wrote <paramref name="lines"/>.</summary>
    public ToolException(string tool, int exitCode, IReadOnlyList<string> lines)
        : base(string.Create(CultureInfo.InvariantCulture, $"{tool} ended with exit code {exitCode}") + Tail(lines))
    {
    }

    /// <summary><paramref name="tool"/> did not do what was asked, for <paramref name="reason"/>.</summary>
    public ToolException(string tool, string reason)
        : base($"{tool}: {reason}")
    {
    }

    /// <summary>Something else is missing.</summary>
    public ToolException(string message)
        : base(message)
    {
    }

    private static string Tail(IReadOnlyList<string> lines)
    {
        var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.StartsWith("E:", StringComparison.Ordinal)).ToArray();
        var told = (errors.Length > 0 ? errors : [.. lines]).TakeLast(Shown).ToArray();
        return told.Length == 0 ? string.Empty : ":\n  " + string.Join("\n  ", told);
    }
}
