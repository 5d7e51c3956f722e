using System.Globalization;
using System.Reflection;

namespace LuoModel.Cli.Output;

/// <summary>A defect of this program as one line, with everything that helps to find it in a file.</summary>
internal static class InternalError
{
    /// <summary>Writes the file and makes the line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="error">What was thrown.</param>
    public static string Line(IReadOnlyList<string> args, object error)
    {
        var kind = error.GetType().Name;
        var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"luo-error-{Environment.ProcessId}.txt"));
        try
        {
            File.WriteAllText(file, string.Join('\n',
            [
                $"luo {Version}, {Environment.Version} on {Environment.OSVersion}",
                $"command line: {string.Join(' ', args.Select(Quoted))}",
                $"{error}",
                string.Empty,
            ]));
            return $"luo: internal error ({kind}); please report it with {file}, which has the command line and where it happened";
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            var where = (error as Exception)?.StackTrace?.Split('\n')[0].Trim() ?? "at an unknown place";
            return $"luo: internal error ({kind}: {(error as Exception)?.Message} {where}); please report it; {file} cannot be written";
        }
    }

    /// <summary>The program's version.</summary>
    public static string Version { get; } =
        typeof(InternalError).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:,=+@".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
