using System.Diagnostics;

namespace LuoModel.Cli.Output;

/// <summary>
/// One line on a terminal's stderr that long work rewrites; nothing at all in a pipe. Safe to call from several threads and as
/// often as one likes: most calls only look at the clock.
/// </summary>
internal sealed class ProgressLine(LuoConsole console) : IProgress<string>, IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private long _last;
    private bool _shown;

    /// <summary>Whether somebody watches; making up the text can be skipped otherwise.</summary>
    public bool IsShown => console.ErrorColumns > 0;

    /// <summary>Empties the line and goes to its start; with blanks where no escape may be written.</summary>
    private string Clear => console.Escapes ? "\r\u001b[K" : $"\r{new string(' ', Math.Max(0, console.ErrorColumns - 1))}\r";

    /// <summary>Shows <paramref name="value"/> in place of what was there, cut to the terminal's width.</summary>
    public void Report(string value)
    {
        if (!IsShown || Stopwatch.GetElapsedTime(Interlocked.Read(ref _last)) < s_pause)
        {
            return;
        }

        lock (_gate)
        {
            Interlocked.Exchange(ref _last, Stopwatch.GetTimestamp());
            console.Error.Write($"{Clear}{(value.Length < console.ErrorColumns ? value : value[..(console.ErrorColumns - 1)])}");
            console.Error.Flush();
            _shown = true;
        }
    }

    /// <summary>Takes the line away, so that results start on a clean one.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_shown)
            {
                console.Error.Write(Clear);
                console.Error.Flush();
                _shown = false;
            }
        }
    }
}
