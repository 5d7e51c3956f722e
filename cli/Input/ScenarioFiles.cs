using LuoModel.Model;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Cli.Input;

/// <summary>Finds and reads scenarios that the user named.</summary>
internal static class ScenarioFiles
{
    /// <summary>How their files are called.</summary>
    public const string Extension = ".luo";

    /// <summary>The files that <paramref name="paths"/> name: a file is itself, a folder stands for the scenarios below it, sorted by path.</summary>
    /// <exception cref="UserError">A path does not exist, or a folder has no scenario.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths) => [.. paths.SelectMany(path => Directory.Exists(path) ? Below(path) : [path])];

    /// <summary>Reads a scenario. A workload that it names by file is looked for beside it.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static Scenario Read(string file) => ScenarioParser.Parse(file, InputFile.ReadText(file), name => Selection.Workload(
        name.AsSpan().ContainsAny('/', '.') && !Path.IsPathRooted(name) ? Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, name) : name));

    private static string[] Below(string folder)
    {
        try
        {
            string[] found = [.. Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
            return found.Length > 0 ? found : throw new UserError(folder, $"the folder has no scenarios (*{Extension})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError(folder, $"cannot be read: {error.Message.TrimEnd('.')}");
        }
    }
}
