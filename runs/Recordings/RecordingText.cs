using System.Text;
using LuoModel.Model;

namespace LuoModel.Runs.Recordings;

/// <summary>The bytes of a recording and where its lines are. Replays compare with these bytes and copy none of them.</summary>
internal sealed class RecordingText
{
    /// <summary>The longest line that is taken, in bytes: 744 sessions of 128 files fit several times.</summary>
    public const int MaxLine = 16 << 20;

    /// <summary>The longest file that is taken, in bytes.</summary>
    public const int MaxFile = 1 << 30;

    private readonly List<Slice> _lines = [];
    private byte[] _bytes;

    private RecordingText(string file, byte[] bytes)
    {
        File = file;
        _bytes = bytes;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>All bytes. Slices of lines and of their parts count from their start.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The lines without their ends; what follows the last end is a line when it is not empty.</summary>
    public IReadOnlyList<Slice> Lines => _lines;

    /// <summary>Reads <paramref name="file"/>.</summary>
    /// <exception cref="UserError">It can not be read, or it is too long; then it is not read any further.</exception>
    public static RecordingText Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Read(stream, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(file, "cannot be read: " + e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Reads <paramref name="stream"/> to its end; <paramref name="file"/> is its name in errors.</summary>
    public static RecordingText Read(Stream stream, string file)
    {
        var text = new RecordingText(file, new byte[64 << 10]);
        var length = 0;
        var start = 0;
        for (int read; (read = stream.Read(text._bytes, length, text._bytes.Length - length)) > 0;)
        {
            start = text.TakeLines(start, length, length + read);
            length += read;
            if (length == text._bytes.Length)
            {
                Array.Resize(ref text._bytes, length <= MaxFile ? 2 * length : throw new UserError(file, $"the file is longer than {MaxFile} bytes"));
            }
        }

        if (start < length)
        {
            text.Add(start, length);
        }

        return text;
    }

    /// <summary>Takes the lines that end between <paramref name="from"/> and <paramref name="end"/>; the start of the line that does not.</summary>
    private int TakeLines(int start, int from, int end)
    {
        for (int found; (found = _bytes.AsSpan(from, end - from).IndexOf((byte)'\n')) >= 0; start = from)
        {
            from += found;
            Add(start, from++);
        }

        Demand(end - start);
        return start;
    }

    private void Add(int start, int end)
    {
        if (_lines.Count == 0 && _bytes.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
        {
            start = Encoding.UTF8.Preamble.Length; // some editors put a byte order mark first
        }

        Demand(end - start);
        _lines.Add(new Slice(start, end - start));
    }

    private void Demand(int length)
    {
        if (length > MaxLine)
        {
            throw new UserError(File, _lines.Count + 1, 1, $"the line is longer than {MaxLine} bytes, expected a JSON object of a recording");
        }
    }
}
