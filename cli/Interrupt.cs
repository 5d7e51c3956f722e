using System.Runtime.InteropServices;
using LuoModel.Cli.Output;

namespace LuoModel.Cli;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a cancelled token, so that a long command stops where it is and reports what is known so far.
/// What has not ended after <see cref="Patience"/> is ended, at the second signal at once: both as <see cref="ExitCode.Undecided"/>.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    /// <summary>The time that a command has to report what is known; the promise is two seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.6);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration _int;
    private readonly PosixSignalRegistration _term;
    private int _signals;

    public Interrupt()
    {
        _int = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Set();
        _int.Dispose();
        _term.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Environment.Exit(ExitCode.Undecided);
        }

        // A thread of its own: the pool's may all be at work. And first, as whoever hears of the cancellation may take long.
        new Thread(EndLate) { IsBackground = true }.Start();
        _source.Cancel();
    }

    private static void Say(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody listens; the exit code says it.
        }
    }

    private void EndLate()
    {
        if (!_ended.Wait(Patience))
        {
            Say("luo: stopped; what was known by then could not be put together in time");
            Environment.Exit(ExitCode.Undecided);
        }
    }
}
