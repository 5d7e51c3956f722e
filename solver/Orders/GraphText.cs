using LuoModel.Model;

namespace LuoModel.Solver.Orders;

/// <summary>The characters of a graph file with their places, two at a time; refuses what is no text.</summary>
internal sealed class GraphText
{
    private readonly TextReader _reader;
    private readonly string _file;
    private int _ahead;

    /// <summary>Reads from <paramref name="reader"/>; <paramref name="file"/> is the name shown in errors.</summary>
    public GraphText(TextReader reader, string file)
    {
        _reader = reader;
        _file = file;
        Current = _reader.Read();
        _ahead = _reader.Read();
        CheckCurrent();
    }

    /// <summary>What <see cref="Current"/> is behind the last character.</summary>
    public const int EndOfFile = -1;

    /// <summary>What the decoder puts in place of bytes that are no text.</summary>
    private const int NotText = 0xFFFD;

    /// <summary>The character at the place, or <see cref="EndOfFile"/>.</summary>
    public int Current { get; private set; }

    /// <summary>The character behind the place, or <see cref="EndOfFile"/>.</summary>
    public int Following => _ahead;

    /// <summary>Line of the place, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Column of the place in characters, counted from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>An error at a place.</summary>
    public UserError Error(int line, int column, string what) => new(_file, line, column, what);

    /// <summary>Goes one character on and returns the one left behind.</summary>
    public int Take()
    {
        var taken = Current;
        if (taken == '\n')
        {
            Line++;
            Column = 1;
        }
        else if (taken != EndOfFile)
        {
            Column++;
        }

        Current = _ahead;
        _ahead = Current == EndOfFile ? EndOfFile : _reader.Read();
        CheckCurrent();
        return taken;
    }

    private void CheckCurrent()
    {
        if (Current == NotText)
        {
            throw Error(Line, Column, "bytes that are not UTF-8: this is not a text file");
        }

        if (Current is >= 0 and < ' ' and not ('\t' or '\n' or '\r'))
        {
            throw Error(Line, Column, $"control character 0x{Current:x2}: this is not a text file");
        }
    }
}
