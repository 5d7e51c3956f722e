using System.Globalization;
using System.Text;

namespace LuoModel.Model.Traces;

/// <summary>A command of a replay: its index in the catalog, and the points at which the environment deviated.</summary>
/// <param name="Command">Index in <see cref="Workloads.CommandCatalog.Commands"/>.</param>
/// <param name="Points">Bit p set: the environment deviated at point p.</param>
public readonly record struct ReplayCommand(int Command, ulong Points = 0);

/// <summary>
/// One string that replays a run exactly: <c>luo1:DESIGN:WORKLOAD:COMMANDS</c>. Commands are catalog indexes separated by dots, each followed by
/// <c>!p</c> for every point p at which the environment deviated; or they are a <see cref="RandomDraw"/>. The 1 is the version: it changes when catalogs
/// are numbered in another way, or draw in another way.
/// </summary>
/// <param name="Design">Design text, as on the command line.</param>
/// <param name="Workload">Workload id or file.</param>
/// <param name="Commands">The commands.</param>
public sealed record ReplayString(string Design, string Workload, IReadOnlyList<ReplayCommand> Commands)
{
    private const string Prefix = "luo1:";

    /// <summary>The draw that stands for the commands, null when they are given one by one.</summary>
    public RandomDraw? Draw { get; init; }

    /// <summary>Reads a replay string.</summary>
    /// <exception cref="UserError">It is not one.</exception>
    public static ReplayString Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw Bad(text, $"expected it to start with {Prefix}");
        }

        var design = text.IndexOf(':', Prefix.Length);
        var last = text.LastIndexOf(':');
        if (design < 0 || last <= design)
        {
            throw Bad(text, "expected luo1:DESIGN:WORKLOAD:COMMANDS");
        }

        var commands = text[(last + 1)..];
        var draw = RandomDraw.TryParse(commands);
        if (draw is null && RandomDraw.Looks(commands))
        {
            throw Bad(text, $"'{commands}' is no draw, expected {RandomDraw.Form}");
        }

        return new ReplayString(
            text[Prefix.Length..design],
            text[(design + 1)..last],
            draw is not null || commands.Length == 0 ? [] : [.. commands.Split('.').Select(command => ParseCommand(text, command))])
        {
            Draw = draw,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Prefix).Append(Design).Append(':').Append(Workload).Append(':').Append(Draw);
        for (var i = 0; i < Commands.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ".").Append(CultureInfo.InvariantCulture, $"{Commands[i].Command}");
            for (var point = 0; point < 64; point++)
            {
                if ((Commands[i].Points >> point & 1) != 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"!{point}");
                }
            }
        }

        return text.ToString();
    }

    private static ReplayCommand ParseCommand(string whole, string text)
    {
        var parts = text.Split('!');
        var points = 0UL;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var command))
        {
            throw Bad(whole, $"'{parts[0]}' is no command number");
        }

        foreach (var part in parts.Skip(1))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var point) || point > 63)
            {
                throw Bad(whole, $"'{part}' is no point, expected a number from 0 to 63");
            }

            points |= 1UL << point;
        }

        return new ReplayCommand(command, points);
    }

    private static UserError Bad(string text, string what) => new($"replay string '{text}': {what}");
}
