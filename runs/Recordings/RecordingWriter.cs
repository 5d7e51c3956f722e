using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>Writes what the model does under a script in the form of a recording: the same lines, less the parts that are not modelled.</summary>
public static class RecordingWriter
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs <paramref name="commands"/> on <paramref name="design"/>.</summary>
    /// <param name="name">Header field trace.</param>
    /// <param name="design">The design, named in the header as the oracle.</param>
    /// <param name="commands">The <c>cmd</c> objects, in order, JSON.</param>
    /// <param name="note">Header field note; empty for none.</param>
    /// <returns>The recording. It ends with the first command that is stuck.</returns>
    /// <exception cref="UserError">A command is none; the line is its number.</exception>
    public static byte[] Write(string name, Design design, IReadOnlyList<string> commands, string note = "")
    {
        var script = Compile(name, design, commands);
        for (var room = script.Dimensions; ;)
        {
            try
            {
                return Write(script, name, design, commands, note, room);
            }
            catch (DimensionExceededException e)
            {
                room = Room.More(room, e.Dimension, script.Workload);
            }
        }
    }

    /// <summary>The script of <paramref name="commands"/>.</summary>
    /// <exception cref="UserError">A command is none; the line is its number.</exception>
    internal static Script Compile(string name, Design design, IReadOnlyList<string> commands)
    {
        var compiler = new ScriptCompiler(RecordingFormat.Of(design.Vocabulary), design);
        var operands = new Operands();
        var steps = new ScriptStep[commands.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var line = Encoding.UTF8.GetBytes(commands[i]);
            operands.Read(line, new Slice(0, line.Length), new Place(name, i + 1));
            steps[i] = compiler.Compile(operands);
        }

        return compiler.Finish(name, design.Id, steps);
    }

    private static byte[] Write(Script script, string name, Design design, IReadOnlyList<string> commands, string note, Dimensions room)
    {
        using var player = new Player(script, design, room);
        var output = new ArrayBufferWriter<byte>();
        var before = new byte[script.Format.Keys.Count][];
        var header = note.Length > 0 ? $",\"note\":{JsonSerializer.Serialize(note, s_plain)}" : string.Empty;
        output.Write(Encoding.UTF8.GetBytes($"{{\"trace\":\"{name}\",\"oracle\":\"{design.Id}\"{header},\"format\":{FormatVersion.Current},\"state\":"));
        State(output, script, player, before);
        output.Write("}\n"u8);
        for (var i = 0; i < commands.Count && (i == 0 || player.Result.Returned); i++)
        {
            player.Step(script.Steps[i]);
            output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"i\":{i + 1},\"cmd\":{commands[i]},")));
            if (!player.Result.Returned)
            {
                output.Write(Encoding.UTF8.GetBytes($"\"stuck\":\"{player.Stuck}\",\"events\":"));
                output.Write(player.Events);
                output.Write("}\n"u8);
                break;
            }

            output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"ret\":{player.Result.Ret}")));
            if (!player.Field.IsEmpty)
            {
                output.Write(Encoding.UTF8.GetBytes($",\"{RecordedLine.NameOf(player.FieldPart)}\":"));
                output.Write(player.Field);
            }

            output.Write(",\"events\":"u8);
            output.Write(player.Events);
            output.Write(",\"state\":"u8);
            State(output, script, player, before);
            output.Write("}\n"u8);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The parts of the digest that changed.</summary>
    private static void State(ArrayBufferWriter<byte> output, Script script, Player player, byte[][] before)
    {
        var separator = "{";
        for (var key = 0; key < before.Length; key++)
        {
            var now = player.Digest(key);
            if (before[key] is not null && now.SequenceEqual(before[key]))
            {
                continue;
            }

            output.Write(Encoding.UTF8.GetBytes($"{separator}\"{script.Format.Keys[key]}\":"));
            output.Write(now);
            before[key] = now.ToArray();
            separator = ",";
        }

        output.Write(separator == "{" ? "{}"u8 : "}"u8);
    }
}
