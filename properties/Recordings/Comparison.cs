using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Properties.Recordings;

/// <summary>One replay: line after line, what the model says against what was recorded. Bytes are compared first, their meaning only when they differ.</summary>
internal sealed class Comparison : IDisposable
{
    private const int Shown = 3;
    private readonly Script _script;
    private readonly Design _design;
    private readonly Player _player;
    private readonly RecordedLine _line = new();
    private readonly byte[][] _keys;
    private readonly byte[]?[] _expected;
    private readonly Queue<(int Line, byte[] Text)> _before = new();

    /// <summary>Prepares a replay of <paramref name="script"/> on <paramref name="design"/>.</summary>
    public Comparison(Script script, Design design, Dimensions room)
    {
        _script = script;
        _design = design;
        _player = new Player(script, design, room);
        _keys = [.. script.Format.Keys.Select(Encoding.UTF8.GetBytes)];
        _expected = new byte[_keys.Length][];
    }

    /// <inheritdoc/>
    public void Dispose() => _player.Dispose();

    /// <summary>Compares all lines, up to the first difference.</summary>
    public ReplayOutcome Run(LineReader lines)
    {
        if (!lines.TryRead(out var line))
        {
            throw new UserError(_script.File, "the file changed while it was read");
        }

        var place = new Place(_script.File, 1);
        var header = RecordingHeader.Parse(line, place);
        Overlay(line, header.State, place);
        for (var key = 0; key < _keys.Length; key++)
        {
            if (_expected[key] is null && !_script.Format.OptionalKeys.Contains(_script.Format.Keys[key]))
            {
                throw place.Error(line, header.State.Start, $"the state lacks {_script.Format.Keys[key]}");
            }
        }

        if (CompareState() is { } atBoot)
        {
            return new ReplayOutcome(0, atBoot);
        }

        var commands = 0;
        while (commands < _script.Steps.Count && lines.TryRead(out line))
        {
            place = new Place(_script.File, lines.Line);
            _line.Parse(line, place);
            _player.Step(_script.Steps[commands++]);
            if (Compare(line, place) is { } divergence)
            {
                return new ReplayOutcome(commands, Tell(divergence, line, lines.Line));
            }

            Remember(line, lines.Line);
        }

        return new ReplayOutcome(commands, null);
    }

    private Divergence? Compare(ReadOnlySpan<byte> line, Place place)
    {
        if (CompareStuck(line) is { } stuck)
        {
            return stuck;
        }

        var result = _player.Result.Returned ? CompareResult(line) : null;
        if ((result ?? CompareEvents(line)) is { } difference)
        {
            return difference;
        }

        if (!_player.Result.Returned)
        {
            return null;
        }

        Overlay(line, _line[Part.State], place);
        return CompareState();
    }

    private Divergence? CompareStuck(ReadOnlySpan<byte> line)
    {
        var recorded = _line[Part.Stuck].Present ? Text(_line[Part.Stuck].Of(line)) : string.Empty;
        if (recorded == _player.Stuck)
        {
            return null;
        }

        return Differ(DivergenceKind.Stuck, Ended(recorded, line), Ended(_player.Stuck, default));
    }

    private string Ended(string stuck, ReadOnlySpan<byte> line) =>
        stuck.Length > 0 ? "stuck: " + stuck : "returned " + Named(line.IsEmpty ? _player.Result.Ret : Number(_line[Part.Ret].Of(line)));

    private Divergence? CompareResult(ReadOnlySpan<byte> line)
    {
        var recorded = Number(_line[Part.Ret].Of(line));
        if (recorded != _player.Result.Ret)
        {
            return Differ(DivergenceKind.Result, "ret " + Named(recorded), "ret " + Named(_player.Result.Ret));
        }

        for (var part = Part.File; part < Part.Count; part++)
        {
            var expected = _line[part].Present ? _line[part].Of(line) : default;
            var actual = part == _player.FieldPart ? _player.Field : default;
            if (expected.SequenceEqual(actual) || (!expected.IsEmpty && !actual.IsEmpty && JsonDifference.Find(expected, actual) is null))
            {
                continue;
            }

            var name = RecordedLine.NameOf(part);
            return Differ(DivergenceKind.Result, Shape(name, expected), Shape(name, actual));
        }

        return null;
    }

    private static string Shape(string name, ReadOnlySpan<byte> value) => value.IsEmpty ? "no " + name : $"{name} {Encoding.UTF8.GetString(value)}";

    private Divergence? CompareEvents(ReadOnlySpan<byte> line)
    {
        var events = _line[Part.Events].Of(line);
        if (events.SequenceEqual(_player.Events))
        {
            return null;
        }

        var reader = new Utf8JsonReader(events);
        reader.Read();
        var index = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var expected = events[start..(int)reader.BytesConsumed];
            var actual = index < _player.EventCount ? _player.Event(index) : default;
            if (actual.IsEmpty || JsonDifference.Find(expected, actual) is not null)
            {
                return Differ(DivergenceKind.Event, Numbered(index, expected), Numbered(index, actual));
            }
        }

        return index == _player.EventCount ? null : Differ(DivergenceKind.Event, Numbered(index, default), Numbered(index, _player.Event(index)));
    }

    private static string Numbered(int index, ReadOnlySpan<byte> e) =>
        string.Create(CultureInfo.InvariantCulture, $"event {index + 1}: {(e.IsEmpty ? "none" : Encoding.UTF8.GetString(e))}");

    /// <summary>Puts the parts of the digest that the line gives over those before.</summary>
    private void Overlay(ReadOnlySpan<byte> line, Slice slice, Place place)
    {
        var state = slice.Of(line);
        var reader = new Utf8JsonReader(state);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = 0;
            while (key < _keys.Length && !reader.ValueTextEquals(_keys[key]))
            {
                key++;
            }

            if (key == _keys.Length && !_script.Format.IgnoredKeys.Contains(reader.GetString()!))
            {
                throw place.Error(line, slice.Start + (int)reader.TokenStartIndex, $"unknown part \"{reader.GetString()}\" of the state");
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (key < _keys.Length)
            {
                _expected[key] = state[start..(int)reader.BytesConsumed].ToArray();
            }
        }
    }

    private Divergence? CompareState()
    {
        for (var key = 0; key < _keys.Length; key++)
        {
            var actual = _player.Digest(key);
            if (_expected[key] is not { } expected || actual.SequenceEqual(expected))
            {
                continue;
            }

            var name = _script.Format.Keys[key];
            if (JsonDifference.Find(expected, actual, ordered: name == "handlers") is { } difference)
            {
                return Differ(DivergenceKind.State, $"{name}{difference.Path} = {difference.Expected}", $"{name}{difference.Path} = {difference.Actual}");
            }

            _expected[key] = actual.ToArray(); // the same in other words; from now on its bytes are known
        }

        return null;
    }

    private Divergence Differ(DivergenceKind what, string expected, string actual) => new(_script.File, _design.Id, what, expected, actual);

    private Divergence Tell(Divergence divergence, ReadOnlySpan<byte> line, int number) => divergence with
    {
        Command = new ScriptLine(number, Encoding.UTF8.GetString(_line[Part.Command].Of(line))),
        Before = [.. _before.Select(b => new ScriptLine(b.Line, Encoding.UTF8.GetString(b.Text)))],
    };

    private void Remember(ReadOnlySpan<byte> line, int number)
    {
        if (_before.Count == Shown)
        {
            _before.Dequeue();
        }

        _before.Enqueue((number, _line[Part.Command].Of(line).ToArray()));
    }

    private static int Number(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var read = reader.Read() && reader.TryGetInt32(out _);
        Debug.Assert(read, "ret is a number: the line was parsed");
        return reader.GetInt32();
    }

    private static string Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString()!;
    }

    private static string Named(int ret) =>
        ret < 0 && Errno.Name(ret) is ['-', 'E', ..] name ? string.Create(CultureInfo.InvariantCulture, $"{ret} ({name[1..]})") : ret.ToString(CultureInfo.InvariantCulture);
}
