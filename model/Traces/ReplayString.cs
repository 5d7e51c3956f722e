using System.Globalization;
using System.Text;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Traces;

/// <summary>A command of a replay: its index in the catalog, and the points at which the environment deviated.</summary>
/// <param name="Command">Index in <see cref="CommandCatalog.Commands"/>.</param>
/// <param name="Points">Bit p set: the environment deviated at point p.</param>
public readonly record struct ReplayCommand(int Command, ulong Points = 0);

/// <summary>
/// One string that replays a run exactly: <c>luo2:DESIGN:WORKLOAD:STAMP:COMMANDS</c>, and behind that <c>:TEXT</c>, the packed statements of a workload that
/// is not built in. Commands are catalog indexes separated by dots, each followed by <c>!p</c> for every point p at which the environment deviated; or they are
/// a <see cref="RandomDraw"/>. The 2 is the version of the format; 1, which is still read, had neither stamp nor text. A string that was written here names a
/// release, never an alias of one, for those move.
/// </summary>
/// <param name="Design">Design text, as on the command line.</param>
/// <param name="Workload">Workload id or file.</param>
/// <param name="Commands">The commands.</param>
public sealed record ReplayString(string Design, string Workload, IReadOnlyList<ReplayCommand> Commands)
{
    private const string Word = "luo";
    private const int Version = 2;
    private const string Form = "luo2:DESIGN:WORKLOAD:STAMP:COMMANDS";

    /// <summary>The draw that stands for the commands, null when they are given one by one.</summary>
    public RandomDraw? Draw { get; init; }

    /// <summary>What it was made with; null in a string of version 1.</summary>
    public ReplayStamp? Stamp { get; init; }

    /// <summary>The statements of a workload that is not built in; null where the name is enough.</summary>
    public string? Statements { get; init; }

    /// <summary>The string that replays commands on a system.</summary>
    public static ReplayString Of(LuoSystem system, IReadOnlyList<ReplayCommand> commands) => new(system.Design.Id, system.Workload.Id, commands)
    {
        Stamp = ReplayStamp.Of(system),
        Statements = CarriedWorkload.Of(system.Workload),
    };

    /// <summary>Reads a replay string.</summary>
    /// <exception cref="UserError">It is not one, or of a version that this program does not know.</exception>
    public static ReplayString Parse(string text)
    {
        var version = text.StartsWith(Word, StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) is > 3 and < 8 and var end
            && int.TryParse(text.AsSpan(Word.Length, end - Word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return version switch
        {
            1 => ParseFirst(text),
            Version => ParseSecond(text),
            > Version => throw Bad(text, $"is of version {version}, this is luo {ReplayStamp.ThisVersion}, which reads 1 and {Version}: a later luo wrote it"),
            _ => throw Bad(text, $"expected {Form}"),
        };
    }

    /// <summary>Refuses to be played on what is not what it was made with. A string of version 1 can not tell.</summary>
    /// <exception cref="UserError">Design or workload are others now.</exception>
    public void Demand(LuoSystem system)
    {
        if (Stamp is not { } stamp)
        {
            return;
        }

        var now = ReplayStamp.Of(system);
        var moved = stamp.Design != now.Design ? $"design {Design}" : stamp.Workload != now.Workload ? $"workload {Workload}" : null;
        if (moved is not null)
        {
            throw new UserError($"the replay string was written by luo {stamp.Version}, and {moved} is another one now: luo {stamp.Version} plays it, this is luo {now.Version}");
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Stamp is null ? $"{Word}1:{Design}:{Workload}:" : $"{Word}{Version}:{Design}:{CarriedWorkload.Escape(Workload)}:{Stamp}:").Append(Draw);
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

        return Stamp is null || Statements is null ? text.ToString() : text.Append(':').Append(CarriedWorkload.Pack(Statements)).ToString();
    }

    /// <summary>Version 1: a file's name may have colons, the others not.</summary>
    private static ReplayString ParseFirst(string text)
    {
        var begin = Word.Length + 2;
        var design = text.IndexOf(':', begin);
        var last = text.LastIndexOf(':');
        return design >= 0 && last > design
            ? Parsed(text, text[begin..design], text[(design + 1)..last], text[(last + 1)..])
            : throw Bad(text, "expected luo1:DESIGN:WORKLOAD:COMMANDS");
    }

    private static ReplayString ParseSecond(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 5 or > 6)
        {
            throw Bad(text, $"expected {Form}");
        }

        var stamp = ReplayStamp.TryParse(parts[3]) ?? throw Bad(text, $"'{parts[3]}' is no stamp, expected VERSION-DESIGN-WORKLOAD as it was printed");
        var statements = parts.Length == 6 ? CarriedWorkload.Unpack(parts[5]) ?? throw Bad(text, "the workload that it carries is not whole") : null;
        return Parsed(text, parts[1], CarriedWorkload.Unescape(parts[2]), parts[4]) with { Stamp = stamp, Statements = statements };
    }

    private static ReplayString Parsed(string text, string design, string workload, string commands)
    {
        var draw = RandomDraw.TryParse(commands);
        if (draw is null && RandomDraw.Looks(commands))
        {
            throw Bad(text, $"'{commands}' is no draw, expected {RandomDraw.Form}");
        }

        return new ReplayString(design, workload, draw is not null || commands.Length == 0 ? [] : [.. commands.Split('.').Select(command => ParseCommand(text, command))])
        {
            Draw = draw,
        };
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
