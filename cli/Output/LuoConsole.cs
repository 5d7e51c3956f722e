namespace LuoModel.Cli.Output;

/// <summary>
/// What a command may touch of the outside: two streams, whether a person watches them, and the wish to stop. Tests hand in
/// streams of their own and run a command inside their process.
/// </summary>
internal sealed class LuoConsole
{
    /// <summary>Results go here and nothing else does, so that they can be piped.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>The one line of a failure, remarks, and the progress of long work.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Columns of the terminal that shows the results, or 0 where they go into a file or a pipe.</summary>
    public int OutputColumns { get; init; }

    /// <summary>Columns of the terminal that shows stderr, or 0; progress is shown only there.</summary>
    public int ErrorColumns { get; init; }

    /// <summary>Whether results may be coloured: a terminal, and no wish to the contrary in NO_COLOR or TERM.</summary>
    public bool Color { get; init; }

    /// <summary>Whether a terminal may be sent anything but text, such as what clears a line: no wish to the contrary in NO_COLOR or TERM.</summary>
    public bool Escapes { get; init; } = true;

    /// <summary>Cancelled by Ctrl-C; a command then reports what it knows so far.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The process's own streams.</summary>
    public static LuoConsole ForProcess(CancellationToken stop) => new()
    {
        Output = ProcessStream.Writer(Console.OpenStandardOutput, needed: true, atOnce: !Console.IsOutputRedirected),
        Error = ProcessStream.Writer(Console.OpenStandardError, needed: false, atOnce: true),
        OutputColumns = Console.IsOutputRedirected ? 0 : Columns(),
        ErrorColumns = Console.IsErrorRedirected ? 0 : Columns(),
        Color = !Console.IsOutputRedirected && MayEscape(),
        Escapes = MayEscape(),
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
