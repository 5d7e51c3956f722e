using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Properties.Protocols;

namespace LuoModel.Tests.Protocols;

/// <summary>The automata read by tools/verification/rvgen of a kernel's tree: the monitor that it generates has the same table.</summary>
[Trait("Group", "all")]
public sealed partial class RvgenTests
{
    [RvgenFact]
    public void The_kernel_s_own_generator_makes_a_monitor_of_each_automaton()
    {
        string folder = Directory.CreateTempSubdirectory("luo-rvgen-").FullName;
        try
        {
            foreach (Automaton automaton in ProtocolCatalog.All)
            {
                File.WriteAllText(Path.Combine(folder, automaton.Name + ".dot"), RvAutomaton.Render(automaton));
                var (exit, said) = RvgenFactAttribute.Run(folder, "monitor", "-n", automaton.Name, "-c", "da", "-s", automaton.Name + ".dot", "-t", "per_task");
                Assert.True(exit == 0, said);
                Assert.Equal(Table(automaton), Table(automaton, File.ReadAllText(Path.Combine(folder, automaton.Name, automaton.Name + ".h"))));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Table(Automaton automaton) =>
        [.. automaton.States.SelectMany(from => automaton.Events.Select(what => $"{from} {what} {automaton.Next(from, what) ?? "-"}")).Order(StringComparer.Ordinal)];

    /// <summary>The table of a generated monitor: names of states and events, then a row for each state.</summary>
    private static string[] Table(Automaton automaton, string header)
    {
        string[] parts = header[header.IndexOf(".state_names", StringComparison.Ordinal)..].Split(".function");
        string[] names = [.. Quoted().Matches(parts[0]).Select(match => match.Groups["name"].Value)];
        string[] states = names[..automaton.States.Count], events = names[automaton.States.Count..];
        string[] cells = [.. Cell().Matches(parts[1].Split(".initial_state")[0]).Select(match => match.Value)];
        Assert.Equal(states.Length * events.Length, cells.Length);
        return [.. cells.Select((cell, i) => $"{states[i / events.Length]} {events[i % events.Length]} {(cell == "INVALID_STATE" ? "-" : cell.Replace($"_{automaton.Name}", string.Empty, StringComparison.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();
}

/// <summary>A test that needs rvgen: in the tree of a kernel that was built, with the Python and the packages that it asks for.</summary>
internal sealed class RvgenFactAttribute : FactAttribute
{
    private const string Tool = "tree/tools/verification/rvgen";
    private static readonly Lazy<(string Path, string Why)> s_found = new(Find);

    /// <summary>Skips where none of the trees' generators starts.</summary>
    public RvgenFactAttribute() => Skip = s_found.Value.Path.Length > 0 ? null : s_found.Value.Why;

    /// <summary>Runs the generator.</summary>
    internal static (int Exit, string Said) Run(string folder, params string[] arguments) => Python(folder, [s_found.Value.Path, .. arguments]);

    private static (string Path, string Why) Find()
    {
        string kernels = Path.Combine(KernelCache.FromEnvironment().Root, "kernels");
        string[] tools = Directory.Exists(kernels) ? [.. Directory.GetDirectories(kernels).OrderDescending(StringComparer.Ordinal).Select(kernel => Path.Combine(kernel, Tool)).Where(Directory.Exists)] : [];
        string why = "no kernel was built here, so there is no rvgen: ./luo kernel build";
        foreach (string tool in tools)
        {
            var (exit, said) = Python(kernels, [tool, "monitor", "-h"]);
            if (exit == 0)
            {
                return (tool, string.Empty);
            }

            why = string.Create(CultureInfo.InvariantCulture, $"rvgen of {tools.Length} trees does not start: {said.Trim().Split('\n')[^1]}");
        }

        return (string.Empty, why);
    }

    private static (int Exit, string Said) Python(string folder, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (127, e.Message);
        }
    }
}
