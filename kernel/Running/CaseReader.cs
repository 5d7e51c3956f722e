using System.Text;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scripts;

namespace LuoModel.Kernel.Running;

/// <summary>Makes sequences of what a user has: recordings, scenarios, scripts.</summary>
public static class CaseReader
{
    /// <summary>How scripts are called: one <c>cmd</c> object of a recording a line.</summary>
    public const string ScriptExtension = ".json";

    /// <summary>The sequence of a recording (its commands count, not what was recorded) or a script.</summary>
    /// <exception cref="UserError">It is neither.</exception>
    public static KernelCase Read(string file)
    {
        var lines = ReadLines(file);
        var name = Path.GetFileNameWithoutExtension(file);
        return file.EndsWith(ScriptExtension, StringComparison.Ordinal)
            ? new KernelCase(name, lines)
            : new KernelCase(name, [.. lines.Skip(1).Select((line, i) => Command(line, file, i + 2))]);
    }

    /// <summary>The sequence of a scenario.</summary>
    /// <param name="scenario">One on the mocks, whose steps happen in one order; or on a workload: then it is one of its orders, with files of the mocks.</param>
    /// <param name="design">The design whose answers it takes for granted.</param>
    /// <exception cref="UserError">It is another.</exception>
    public static KernelCase Read(Scenario scenario, Design design)
    {
        if (scenario.Workload is not null)
        {
            return new KernelCase(scenario.Name, TraceScript.Of(ScenarioRunner.Run(scenario, design).Trace()));
        }

        var recording = Encoding.UTF8.GetString(ScenarioRecording.ToRecording(scenario, design)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new KernelCase(scenario.Name, [.. recording.Skip(1).Select((line, i) => Command(line, scenario.Name, i + 2))]);
    }

    /// <summary>The sequence of a scenario, or a case that says why it is none for a machine.</summary>
    public static KernelCase Try(Scenario scenario, Design design)
    {
        try
        {
            return Read(scenario, design);
        }
        catch (UserError e)
        {
            return new KernelCase(scenario.Name, []) { Unfit = e.Message };
        }
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return [.. File.ReadLines(file).Where(line => line.Length > 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(file, "cannot be read: " + e.Message.TrimEnd('.'));
        }
    }

    private static string Command(string line, string file, int number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return parsed.RootElement.GetProperty("cmd").GetRawText();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserError(file, number, 1, "expected a line of a recording with cmd");
        }
    }
}
