using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace LuoModel.Kernel.Running;

/// <summary>What is checked.</summary>
public sealed record KernelCheckOptions
{
    /// <summary>Sequences that are given: scenarios, traces, recordings.</summary>
    public IReadOnlyList<KernelCase> Directed { get; init; } = [];

    /// <summary>Random sequences; 0 for none.</summary>
    public int Count { get; init; }

    /// <summary>Where the random sequences begin: sequence i is that of seed + i.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>When no further sequence is begun; null for when all are done.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Machines side by side.</summary>
    public int Machines { get; init; } = 2;

    /// <summary>Whether divergences are made shorter.</summary>
    public bool Shrink { get; init; } = true;

    /// <summary>Sequences without a jump that share a boot.</summary>
    public int PerBoot { get; init; } = 50;
}

/// <summary>What a check found.</summary>
/// <param name="Answers">One for each sequence that was run, in the order of the sequences.</param>
/// <param name="Shrunk">For each kind of divergence the first, made shorter, and how many were like it.</param>
/// <param name="Complete">Whether all sequences were run.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record KernelCheckReport(
    IReadOnlyList<KernelAnswer> Answers, IReadOnlyList<(KernelAnswer Answer, int Count)> Shrunk, bool Complete, TimeSpan Elapsed)
{
    /// <summary>Which answers of the model the kernel gave.</summary>
    public OutcomeCoverage Coverage(KernelTarget target)
    {
        var coverage = new OutcomeCoverage(target.Design);
        foreach (var answer in Answers)
        {
            coverage.Add(answer);
        }

        return coverage;
    }

    /// <summary>Sequences that jumped, each a round.</summary>
    public int Rounds => Answers.Count(answer => answer.Case.Jumps && answer.Kind != AnswerKind.NotApplicable);
}

/// <summary>Runs many sequences on a kernel, several machines side by side. What is reported does not depend on how many there are.</summary>
/// <param name="runner">Runs them.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class KernelCheck(KernelRunner runner, IProgress<string>? progress = null)
{
    /// <summary>Runs the check.</summary>
    /// <exception cref="Processes.ToolException">The machines can not be run.</exception>
    public KernelCheckReport Run(KernelCheckOptions options, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        KernelCase[] cases = [.. options.Directed, .. Enumerable.Range(0, options.Count).Select(i => runner.Fit(KernelReplay.Of(options.Seed + (ulong)i)))];
        var answers = new KernelAnswer?[cases.Length];
        var packs = Pack(cases, options.PerBoot);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.Time is { } time)
        {
            over.CancelAfter(time);
        }

        Work(packs, cases, answers, options.Machines, over.Token);
        var known = answers.OfType<KernelAnswer>().ToArray();
        return new KernelCheckReport(known, options.Shrink ? Shrink(known, stop) : [], known.Length == cases.Length, watch.Elapsed);
    }

    /// <summary>A sequence that jumps has a machine to itself; the others share one.</summary>
    private static List<int[]> Pack(KernelCase[] cases, int perBoot)
    {
        var alone = Enumerable.Range(0, cases.Length).Where(i => cases[i].Jumps).Select(i => new[] { i });
        var together = Enumerable.Range(0, cases.Length).Where(i => !cases[i].Jumps).OrderBy(i => cases[i].Interferes).Chunk(perBoot); // an FLB that leaks ends a boot's use
        return [.. together.Concat(alone)];
    }

    private void Work(List<int[]> packs, KernelCase[] cases, KernelAnswer?[] answers, int machines, CancellationToken stop)
    {
        var queue = new ConcurrentQueue<int[]>(packs);
        var done = 0;
        Exception? failure = null;
        void Loop()
        {
            try
            {
                while (!stop.IsCancellationRequested && Volatile.Read(ref failure) is null && queue.TryDequeue(out var pack))
                {
                    var found = runner.Run([.. pack.Select(i => cases[i])], stop);
                    for (var i = 0; i < pack.Length; i++)
                    {
                        answers[pack[i]] = found[i];
                    }

                    var all = Interlocked.Add(ref done, pack.Length);
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{all} of {cases.Length} sequences, {answers.Count(answer => answer?.Kind == AnswerKind.Differs)} differ"));
                }
            }
            catch (OperationCanceledException)
            {
                // What is known is reported.
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }

        // A machine ends with the thread that started it, so each has a thread that lasts.
        var threads = Enumerable.Range(0, machines).Select(_ => new Thread(Loop)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private List<(KernelAnswer Answer, int Count)> Shrink(KernelAnswer[] answers, CancellationToken stop)
    {
        var shrunk = new List<(KernelAnswer, int)>();
        foreach (var group in answers.Where(answer => answer.Kind == AnswerKind.Differs).GroupBy(KernelShrinker.Signature, StringComparer.Ordinal))
        {
            var first = group.First();
            if (!stop.IsCancellationRequested)
            {
                progress?.Report($"making {first.Case.Name} shorter");
                try
                {
                    first = new KernelShrinker(runner).Shrink(first, stop);
                }
                catch (OperationCanceledException)
                {
                    // As long as it was found.
                }
            }

            shrunk.Add((first, group.Count()));
        }

        return shrunk;
    }
}
