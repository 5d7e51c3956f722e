namespace LuoModel.Cli.Output;

/// <summary>Results can no longer be written: the disk is full, or nobody holds the other end.</summary>
internal sealed class OutputLostException(IOException cause) : Exception(cause.Message, cause);

/// <summary>
/// A stream of the process. What cannot be written to standard output ends the command in one line; what cannot be written to standard error is lost, as there
/// is nowhere else to say it.
/// </summary>
/// <param name="inner">The stream of the system.</param>
/// <param name="needed">Whether the command is of no use without it.</param>
internal sealed class ProcessStream(Stream inner, bool needed) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A writer on a stream of the system.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="needed">Whether the command is of no use without it.</param>
    /// <param name="atOnce">Whether somebody watches every line appear.</param>
    public static TextWriter Writer(Func<Stream> open, bool needed, bool atOnce)
    {
        const int Block = 1 << 16;
        var encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return TextWriter.Synchronized(new StreamWriter(new ProcessStream(Opened(open), needed), encoding, Block) { AutoFlush = atOnce, NewLine = "\n" });
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException error)
        {
            if (needed)
            {
                throw new OutputLostException(error);
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private static Stream Opened(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (IOException error)
        {
            return new ClosedStream(error);
        }
    }

    /// <summary>A descriptor that the process was started without.</summary>
    private sealed class ClosedStream(IOException error) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw error;
    }
}
