using System.Globalization;
using System.Text.Json;
using LuoModel.Kernel.Guest;
using LuoModel.Model;

namespace LuoModel.Kernel.Running;

/// <summary>A sequence of commands to run on a kernel.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Commands">The commands, <c>cmd</c> objects of recordings.</param>
public sealed record KernelCase(string Name, IReadOnlyList<string> Commands)
{
    private static readonly string[] s_plain =
        ["open_dev", "close", "dup", "create_session", "retrieve_session", "preserve_fd", "retrieve_fd", "finish", "get_name", "reboot", "memfd", "fault"];

    private static readonly string[] s_userFaults = ["\"fd\"", "\"copy_to_user\""];

    /// <summary>Operations in which the agent can make the n-th failing point fail.</summary>
    private static readonly string[] s_injectable =
        ["open_dev", "create_session", "retrieve_session", "preserve_fd", "retrieve_fd", "finish", "get_name", "register", "unregister", "register_flb", "unregister_flb"];

    private readonly string[] _operations = [.. Commands.Select(OperationOf)];

    /// <summary>The string that makes it again; empty for one that came from a file.</summary>
    public string Replay { get; init; } = string.Empty;

    /// <summary>Whether the digest is compared after each command. Lists of a thousand files do not go into a line of the kernel's log.</summary>
    public bool ComparesDigest { get; init; } = true;

    /// <summary>Why it is no sequence for a machine at all; empty when it is one.</summary>
    public string Unfit { get; init; } = string.Empty;

    /// <summary>Whether it jumps into another kernel.</summary>
    public bool Jumps => _operations.Any(operation => operation is "reboot" or "cold_boot");

    /// <summary>Whether it resets the machine.</summary>
    public bool Resets => _operations.Contains("cold_boot");

    /// <summary>Whether something of it outlives it: a module's reference, an injected result.</summary>
    public bool Interferes => _operations.Any(operation => operation.StartsWith("flb", StringComparison.Ordinal) || operation is "register_flb" or "inject" or "set_module");

    /// <summary>What it needs beside LUO: memfd alone, luo_mock, or fault injection.</summary>
    public string Needs =>
        Commands.Any(command => command.Contains("\"nth\":", StringComparison.Ordinal) || IsInjection(command)) ? "fault injection"
        : _operations.All(operation => s_plain.Contains(operation)) ? "memfd alone"
        : "luo_mock";

    /// <summary>The failing point of <see cref="Injected"/> that is made to fail, from 1; 0 for none.</summary>
    public int Point { get; init; }

    /// <summary>The place of the one command that asks for a failure inside of the kernel; -1 where there is none, or more than one.</summary>
    public int Injection => Commands.Count(IsInjection) == 1 ? Commands.ToList().FindIndex(IsInjection) : -1;

    /// <summary>The place of the call that such a failure is meant for: the first behind it in which the kernel can make one; -1 for none.</summary>
    public int Injected => Injection < 0 ? -1 : Array.FindIndex(_operations, Injection, s_injectable.Contains);

    /// <summary>Whether a kernel with fault injection performs it, and no other.</summary>
    public bool NeedsInjection => Unfit.Length == 0 && Injected >= 0 && Commands.Where((_, i) => i != Injection).All(command => ImpossibleCommand(command) is null);

    /// <summary>Its lines for the agent.</summary>
    internal IEnumerable<string> Lines => Commands.Select((command, i) =>
        Point == 0 ? ScriptText.Line(command)
        : i == Injection ? "log text=fault"
        : i == Injected ? string.Create(CultureInfo.InvariantCulture, $"{ScriptText.Line(command)} nth={Point}")
        : ScriptText.Line(command));

    /// <summary>Why a machine can not perform it; null when it can.</summary>
    public string? Impossible => Unfit.Length > 0 ? Unfit : Point > 0 ? null : Commands.Select(ImpossibleCommand).FirstOrDefault(reason => reason is not null);

    /// <summary>The same without the commands outside of <paramref name="kept"/>.</summary>
    public KernelCase With(IEnumerable<int> kept) => this with { Commands = [.. kept.Select(i => Commands[i])] };

    private static bool IsInjection(string command) => OperationOf(command) == "fault" && !s_userFaults.Any(command.Contains);

    private static string? ImpossibleCommand(string command)
    {
        using var parsed = JsonDocument.Parse(command);
        var root = parsed.RootElement;
        return OperationOf(command) switch
        {
            "fault" when IsInjection(command) => $"the failure of {root.GetProperty("kind").GetString()} needs a kernel built with --features fault, and a call in which it can be made",
            "reboot" when root.TryGetProperty("kind", out var kind) && kind.GetString() != "off" => "a kernel with another LUO format is not at hand",
            "reboot" when root.TryGetProperty("nokexec", out _) => "a reboot that comes back behind LUO's hook needs a kernel that fails there",
            "hot_unplug" or "write_file" or "seal_file" or "read_blob" or "flb_get_early" or "fd_data_query" or "mount" => "the operation is none of the agent's",
            _ => null,
        };
    }

    private static string OperationOf(string command)
    {
        try
        {
            using var parsed = JsonDocument.Parse(command);
            return parsed.RootElement.GetProperty("op").GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserError($"'{command}' is no command of a recording, expected an object with op");
        }
    }
}
