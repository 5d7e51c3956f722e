using System.Globalization;
using System.Text.Json;
using LuoModel.Kernel.Guest;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Runs.Scripts;

namespace LuoModel.Kernel.Selftests;

/// <summary>What a program of a tree's own tests asked of LUO, held against a design.</summary>
/// <param name="Name">The program.</param>
/// <param name="Calls">Calls that were compared: of the device, of sessions, and of files on their way.</param>
/// <param name="Difference">The first call that the model answers otherwise; empty when there is none.</param>
public sealed record SelftestConformance(string Name, int Calls, string Difference);

/// <summary>
/// The calls that the programs made, as the console has them. Their files are memfds, for which the first mock of recordings stands on the model: only results are compared.
/// Descriptors that a process left behind are closed when a process comes that did not inherit them.
/// </summary>
internal sealed class SelftestCalls
{
    private static readonly string[] s_descriptors = ["dev", "session", "fd"];
    private static readonly string[] s_numbers = ["token", "reserved"];
    private readonly List<(string Command, int? Ret)> _commands = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heirs = new(StringComparer.Ordinal);
    private int _given;

    private SelftestCalls() => Boot();

    /// <summary>Holds the calls of each program against <paramref name="design"/>.</summary>
    public static IReadOnlyList<SelftestConformance> Check(IReadOnlyList<string> log, Design design)
    {
        var programs = new List<(string Name, SelftestCalls Calls)>();
        foreach (var line in log.Select(ConsoleLine.Parse))
        {
            if (line.Kind == "s")
            {
                programs.Add((line.Find("name") ?? string.Empty, new SelftestCalls()));
            }
            else if (programs.Count > 0 && line.Kind == "boot" && line.Integer("gen") > 1)
            {
                programs[^1].Calls.Jump();
            }
            else if (programs.Count > 0 && line.Kind == "c")
            {
                programs[^1].Calls.Take(line);
            }
        }

        return [.. programs.Select(program => program.Calls.Check(program.Name, design))];
    }

    private SelftestConformance Check(string name, Design design)
    {
        var answers = ScriptAnswers.Of(design, [.. _commands.Select(command => command.Command)]);
        for (var i = 0; i < _commands.Count; i++)
        {
            if (_commands[i].Ret is { } ret && (i >= answers.Count || answers[i].Ret != ret))
            {
                var model = i >= answers.Count || answers[i].Ret == int.MinValue ? "does not return" : Errno.Name(answers[i].Ret);
                return new SelftestConformance(name, i, $"{_commands[i].Command}: the kernel answered {Errno.Name(ret)}, the model {model}");
            }
        }

        return new SelftestConformance(name, _commands.Count(command => command.Ret is not null), string.Empty);
    }

    private void Boot() => _commands.Add(("""{"op":"register","h":"A"}""", null));

    private void Jump()
    {
        _commands.Add(("""{"op":"reboot"}""", 0));
        _names.Clear();
        _heirs.Clear();
        Boot();
    }

    private void Take(ConsoleLine line)
    {
        var process = line.Find("pid") ?? string.Empty;
        if (line.Find("op") == "fork")
        {
            if (_heirs.Contains(line.Find("parent") ?? string.Empty))
            {
                _heirs.Add(process);
            }

            return;
        }

        if (!_heirs.Contains(process))
        {
            foreach (var left in _names.Values.ToArray())
            {
                _commands.Add(($$"""{"op":"close","fd":"{{left}}"}""", null));
            }

            _names.Clear();
            _heirs.Clear();
            _heirs.Add(process);
        }

        Add(line);
    }

    private void Add(ConsoleLine line)
    {
        var operation = line.Find("op");
        var ret = line.Integer("ret");
        if (operation == "close" && !_names.ContainsKey(line.Find("fd") ?? string.Empty))
        {
            return; // one that has nothing to do with LUO
        }

        var members = new List<string> { $"\"op\":\"{operation}\"" };
        foreach (var (key, value) in line.Fields.Where(field => field.Key is not ("pid" or "op" or "ret" or "as")))
        {
            members.Add(s_numbers.Contains(key) ? $"\"{key}\":{value}"
                : $"\"{key}\":{JsonSerializer.Serialize(s_descriptors.Contains(key) ? _names.GetValueOrDefault(value, "none") : value)}");
        }

        if (operation == "open_file")
        {
            members.Add("\"ino\":0");
        }

        if (line.Find("as") is { } descriptor)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"v{++_given}");
            members.Add($"\"as\":\"{name}\"");
            if (ret >= 0)
            {
                _names[descriptor] = name;
            }
        }

        _commands.Add(("{" + string.Join(',', members) + "}", ret));
        if (operation == "close")
        {
            _names.Remove(line.Find("fd")!);
        }
    }
}
