using LuoModel.Model;

namespace LuoModel.Properties.Recordings;

/// <summary>Hands out the lines of a file one after the other from one growing buffer, so that a long file needs the memory of its longest line only.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line that is read, in bytes: 744 sessions of 128 files fit several times.</summary>
    public const int MaxLine = 16 << 20;

    private readonly Stream _stream;
    private readonly string _file;
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Reads <paramref name="stream"/>, which it owns; <paramref name="file"/> is its name in errors.</summary>
    public LineReader(Stream stream, string file)
    {
        _stream = stream;
        _file = file;
    }

    /// <summary>Number of the line that <see cref="TryRead"/> gave last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Opens <paramref name="file"/>.</summary>
    /// <exception cref="UserError">It can not be opened.</exception>
    public static LineReader Open(string file)
    {
        try
        {
            return new LineReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(file, "cannot be read: " + e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The next line without its end; valid until the next call.</summary>
    /// <exception cref="UserError">The line is longer than <see cref="MaxLine"/>, or reading fails.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var scanned = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = Take(scanned + found, 1);
                return true;
            }

            scanned = _end - _start;
            if (scanned > MaxLine)
            {
                throw new UserError(_file, Line + 1, 1, $"the line is longer than {MaxLine} bytes, expected a JSON object of a recording");
            }

            if (_ended)
            {
                line = Take(scanned, 0);
                return scanned > 0;
            }

            Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private ReadOnlySpan<byte> Take(int length, int end)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + end;
        Line++;
        return line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _ended = read == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(_file, "cannot be read: " + e.Message.TrimEnd('.'));
        }
    }
}
