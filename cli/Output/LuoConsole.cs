namespace LuoModel.Cli.Output;

/// <summary>
/// What a command may touch of the outside: two streams, whether a person watches them, and the wish to stop. Tests hand in
/// streams of their own and run a command inside their process.
/// </summary>
internal sealed class LuoConsole
{
    /// <summary>Columns of a line that goes into a pipe or a file.</summary>
    public const int PipedColumns = 100;

    private readonly FoldedWriter _folded = null!;
    private readonly TextWriter _exact = null!;

    /// <summary>Results for people go here and nothing else does, so that they can be piped; lines are folded to <see cref="OutputColumns"/>.</summary>
    public required TextWriter Output
    {
        get => _folded;
        init => (_exact, _folded) = (value, new FoldedWriter(value, () => OutputColumns));
    }

    /// <summary>The same place, for what a program or a file has its own form for: not a byte is moved.</summary>
    public TextWriter Exact
    {
        get
        {
            _folded.HandOn();
            return _exact;
        }
    }

    /// <summary>The one line of a failure, remarks, and the progress of long work.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Columns that lines of text and tables may have, 0 for as many as they need; <c>--columns</c> sets it.</summary>
    public int OutputColumns { get; set; }

    /// <summary>Columns of the terminal that shows stderr, or 0; progress is shown only there.</summary>
    public int ErrorColumns { get; init; }

    /// <summary>Whether results may be coloured: a terminal, and no wish to the contrary in NO_COLOR or TERM.</summary>
    public bool Color { get; init; }

    /// <summary>Whether a terminal may be sent anything but text, such as what clears a line: no wish to the contrary in NO_COLOR or TERM.</summary>
    public bool Escapes { get; init; } = true;

    /// <summary>Cancelled by Ctrl-C; a command then reports what it knows so far.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The folder in which the program remembers how long it took, null for nowhere. No result depends on it.</summary>
    public string? Memory { get; init; }

    /// <summary>The process's own streams.</summary>
    /// <param name="memory">See <see cref="Memory"/>.</param>
    /// <param name="stop">See <see cref="Stop"/>.</param>
    public static LuoConsole ForProcess(string? memory, CancellationToken stop) => new()
    {
        Output = ProcessStream.Writer(Console.OpenStandardOutput, needed: true, atOnce: !Console.IsOutputRedirected),
        Error = ProcessStream.Writer(Console.OpenStandardError, needed: false, atOnce: true),
        OutputColumns = Console.IsOutputRedirected ? PipedColumns : Columns(),
        ErrorColumns = Console.IsErrorRedirected ? 0 : Columns(),
        Color = !Console.IsOutputRedirected && MayEscape(),
        Escapes = MayEscape(),
        Memory = memory,
        Stop = stop,
    };

    private static bool MayEscape() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    private static int Columns()
    {
        const int Usual = 80;
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : Usual;
        }
        catch (IOException)
        {
            return Usual; // a terminal that does not know its size
        }
    }
}
