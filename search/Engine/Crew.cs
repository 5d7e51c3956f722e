using System.Runtime.ExceptionServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// A fixed set of threads that run one phase after the other, all of them the same phase. The caller is worker 0, so that one worker
/// means no thread at all.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Exception?[] _failures;
    private readonly Thread[] _threads;
    private Action<int>? _phase;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">Number of workers, the caller included.</param>
    public Crew(int workers)
    {
        _failures = new Exception?[workers];
        _barrier = new(workers);
        _threads = new Thread[workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = $"exhaustive {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Number of workers.</summary>
    public int Workers => _failures.Length;

    /// <summary>Runs a phase on every worker and waits for all; throws the failure of the lowest-numbered worker that failed.</summary>
    /// <param name="phase">What to do, given the number of the worker.</param>
    public void Run(Action<int> phase)
    {
        if (Workers == 1)
        {
            phase(0);
            return;
        }

        _phase = phase;
        _barrier.SignalAndWait();
        Try(0, phase);
        _barrier.SignalAndWait();
        if (Array.Find(_failures, f => f is not null) is { } failure)
        {
            Array.Clear(_failures);
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _phase = null;
        if (Workers > 1)
        {
            _barrier.SignalAndWait();
            foreach (Thread thread in _threads)
            {
                thread.Join();
            }
        }

        _barrier.Dispose();
    }

    private void Work(int worker)
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_phase is not { } phase)
            {
                return;
            }

            Try(worker, phase);
            _barrier.SignalAndWait();
        }
    }

    private void Try(int worker, Action<int> phase)
    {
        try
        {
            phase(worker);
        }
        catch (Exception e) when (Workers > 1)
        {
            // Every worker must reach the barrier, or the others would wait for ever; Run throws it to the caller.
            _failures[worker] = e;
        }
    }
}
