using System.Globalization;
using System.Text;
using System.Text.Json;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>One replay: command after command, what the model says against what was recorded. Bytes are compared first, their meaning only when they differ.</summary>
internal sealed class Comparison : IDisposable
{
    private const int Shown = 3;
    private readonly Script _script;
    private readonly Recorded _recorded;
    private readonly Design _design;
    private readonly Player _player;
    private readonly byte[][] _keys;

    /// <summary>The recorded digest, part by part.</summary>
    private readonly Slice[] _expected;

    /// <summary>Parts whose bytes differ from the model's although they mean the same: the model's bytes.</summary>
    private readonly byte[]?[] _reworded;

    /// <summary>Prepares a replay of <paramref name="script"/> on <paramref name="design"/>.</summary>
    public Comparison(Script script, Design design, Dimensions room)
    {
        _script = script;
        _recorded = script.Recorded ?? throw new ArgumentException("the script was not read from a recording", nameof(script));
        _design = design;
        _player = new Player(script, design, room);
        _keys = [.. script.Format.Keys.Select(Encoding.UTF8.GetBytes)];
        _expected = new Slice[_keys.Length];
        _reworded = new byte[_keys.Length][];
    }

    private ReadOnlySpan<byte> Bytes => _recorded.Text.Bytes;

    /// <inheritdoc/>
    public void Dispose() => _player.Dispose();

    /// <summary>Compares all commands, up to the first difference.</summary>
    public ReplayOutcome Run()
    {
        Overlay(_recorded.State, 0);
        for (var key = 0; key < _keys.Length; key++)
        {
            if (!_expected[key].Present && _script.View.SeesEveryKey && !_script.Format.OptionalKeys.Contains(_script.Format.Keys[key]))
            {
                throw Error(0, _recorded.State.Start, $"the state lacks {_script.Format.Keys[key]}");
            }
        }

        if (CompareState() is { } atBoot)
        {
            return new ReplayOutcome(0, atBoot);
        }

        for (var i = 0; i < _script.Steps.Count; i++)
        {
            _player.Step(_script.Steps[i]);
            if (Compare(_recorded.Entries[i], i + 1) is { } divergence)
            {
                return new ReplayOutcome(i + 1, Tell(divergence, i));
            }
        }

        return new ReplayOutcome(_script.Steps.Count, null);
    }

    private Divergence? Compare(in RecordedEntry entry, int line)
    {
        var difference = CompareStuck(entry) ?? (_player.Result.Returned ? CompareResult(entry) : null) ?? CompareEvents(entry.Events.Of(Bytes));
        if (difference is not null || !_player.Result.Returned)
        {
            return difference;
        }

        Overlay(entry.State, line);
        return CompareState();
    }

    private Divergence? CompareStuck(in RecordedEntry entry)
    {
        var recorded = entry.Stuck.Present ? Text(entry.Stuck.Of(Bytes)) : string.Empty;
        return recorded == _player.Stuck
            ? null
            : Differ(DivergenceKind.Stuck, Ended(recorded, entry.Ret), Ended(_player.Stuck, _player.Result.Ret));
    }

    private static string Ended(string stuck, int ret) => stuck.Length > 0 ? "stuck: " + stuck : "returned " + Named(ret);

    private Divergence? CompareResult(in RecordedEntry entry)
    {
        if (entry.Ret != _player.Result.Ret)
        {
            return Differ(DivergenceKind.Result, "ret " + Named(entry.Ret), "ret " + Named(_player.Result.Ret));
        }

        var expected = entry.FieldValue.Of(Bytes);
        var actual = _player.Field;
        if (expected.IsEmpty && actual.IsEmpty)
        {
            return null;
        }

        var same = entry.Field == _player.FieldPart && !expected.IsEmpty && !actual.IsEmpty && JsonDifference.Find(expected, actual) is null;
        return same ? null : Differ(DivergenceKind.Result, Shape(entry.Field, expected), Shape(_player.FieldPart, actual));
    }

    private static string Shape(Part field, ReadOnlySpan<byte> value) =>
        value.IsEmpty ? "no further result" : $"{RecordedLine.NameOf(field)} {Encoding.UTF8.GetString(value)}";

    private Divergence? CompareEvents(ReadOnlySpan<byte> events)
    {
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

    /// <summary>Puts the parts of the digest that a line gives over those before.</summary>
    private void Overlay(Slice slice, int line)
    {
        var reader = new Utf8JsonReader(slice.Of(Bytes));
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
                throw Error(line, slice.Start + (int)reader.TokenStartIndex, $"unknown part \"{reader.GetString()}\" of the state");
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (key < _keys.Length)
            {
                _expected[key] = new Slice(slice.Start + start, (int)reader.BytesConsumed - start);
                _reworded[key] = null;
            }
        }
    }

    private Divergence? CompareState()
    {
        for (var key = 0; key < _keys.Length; key++)
        {
            var actual = _player.Digest(key);
            var expected = _reworded[key] ?? _expected[key].Of(Bytes);
            if (expected.IsEmpty || actual.SequenceEqual(expected))
            {
                continue;
            }

            var name = _script.Format.Keys[key];
            if (JsonDifference.Find(expected, actual, ordered: name == "handlers") is { } difference)
            {
                return Differ(DivergenceKind.State, $"{name}{difference.Path} = {difference.Expected}", $"{name}{difference.Path} = {difference.Actual}");
            }

            _reworded[key] = actual.ToArray();
        }

        return null;
    }

    private Divergence Differ(DivergenceKind what, string expected, string actual) => new(_script.File, _design.Id, what, expected, actual);

    private Divergence Tell(Divergence divergence, int command) => divergence with
    {
        Command = CommandAt(command),
        Before = [.. Enumerable.Range(Math.Max(0, command - Shown), Math.Min(command, Shown)).Select(CommandAt)],
    };

    private ScriptLine CommandAt(int command) => new(command + 2, Encoding.UTF8.GetString(_recorded.Entries[command].Command.Of(Bytes)));

    /// <summary>An error at byte <paramref name="at"/> of the file, in line <paramref name="line"/> counted from 0.</summary>
    private Model.UserError Error(int line, int at, string what)
    {
        var slice = _recorded.Text.Lines[line];
        return new Place(_script.File, line + 1).Error(slice.Of(Bytes), at - slice.Start, what);
    }

    private static string Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString()!;
    }

    private static string Named(int ret) => ret < 0 && Errno.Name(ret) is ['-', 'E', ..] name
        ? string.Create(CultureInfo.InvariantCulture, $"{ret} ({name[1..]})")
        : ret.ToString(CultureInfo.InvariantCulture);
}
