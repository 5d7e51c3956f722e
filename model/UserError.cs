using System.Diagnostics.CodeAnalysis;

namespace LuoModel.Model;

/// <summary>
/// Input that cannot be used: a workload, graph, scenario, recording, design or option that says something the tool does not
/// understand. It carries one line for a person: where, what was found, what was expected. The luo command prints that line and
/// ends with exit code 2; nobody else catches it, so that bad input has one way out and no half-written output behind it.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "What it is comes before how it travels.")]
public sealed class UserError : Exception
{
    /// <summary>An error that has no place in a file, such as a bad option.</summary>
    /// <param name="what">What was found and what was expected, in one line without a final stop.</param>
    public UserError(string what)
        : base(OneLine(what))
    {
    }

    /// <summary>An error about a whole file: it is missing, unreadable, or empty.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="what">What was found and what was expected, in one line without a final stop.</param>
    public UserError(string file, string what)
        : base(OneLine($"{file}: {what}")) => File = file;

    /// <summary>An error at a place in a file.</summary>
    /// <param name="file">The file as the user named it; a built-in file has its name in the program.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column in characters, counted from 1.</param>
    /// <param name="what">What was found and what was expected, in one line without a final stop.</param>
    public UserError(string file, int line, int column, string what)
        : base(OneLine($"{file}:{line}:{column}: {what}"))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The file as the user named it, or null where the error has none.</summary>
    public string? File { get; }

    /// <summary>The line counted from 1, or 0 where the error has no place in a file.</summary>
    public int Line { get; }

    /// <summary>The column in characters counted from 1, or 0 where the error has no place in a file.</summary>
    public int Column { get; }

    /// <summary>Quoted input may contain line ends and control characters; a terminal and a log get them as visible escapes.</summary>
    private static string OneLine(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return string.Concat(text.Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));
    }
}
