using System.Globalization;
using System.Text;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Processes;
using LuoModel.Model.Designs.Switches;
using LuoModel.Runs.Recordings;

namespace LuoModel.Kernel.Running;

/// <summary>Runs sequences on a kernel in machines and holds the answers against the model.</summary>
public sealed class KernelRunner
{
    /// <summary>A time-out is looked into again alone, with this many times the patience.</summary>
    private const int Again = 4;

    private readonly KernelTarget _target;
    private readonly MachineOptions _options;
    private readonly Func<string, bool, CancellationToken, byte[]> _archive;
    private readonly string _program;
    private readonly WarnSites _sites;
    private volatile string _stillborn = string.Empty;

    /// <summary>A runner for <paramref name="target"/>.</summary>
    public KernelRunner(KernelTarget target, KernelCache cache, MachineOptions options)
        : this(target, Chosen(target, cache, options), Archives(target, cache), Qemu.Program)
    {
    }

    /// <summary>A runner whose machines are others: for a test of what happens when they misbehave.</summary>
    internal KernelRunner(KernelTarget target, MachineOptions options, Func<string, bool, CancellationToken, byte[]> archive, string program)
    {
        _target = target;
        _archive = archive;
        _program = program;
        _options = options;
        _sites = new WarnSites(target.Kernel.Tree);
    }

    /// <summary>How QEMU runs the machines: tcg or kvm.</summary>
    public string Accelerator => _options.Accelerator ?? string.Empty;

    /// <summary>The kernel and its design.</summary>
    public KernelTarget Target => _target;

    /// <summary>The sequence without the calls that the kernel does not have at all: FLBs before 7.0.</summary>
    public KernelCase Fit(KernelCase one)
    {
        if (_target.Design.FlbCounting != FlbCounting.Absent)
        {
            return one;
        }

        int[] kept = [.. Enumerable.Range(0, one.Commands.Count).Where(i => !one.Commands[i].Contains("flb", StringComparison.Ordinal))];
        return kept.Length == one.Commands.Count ? one : one.With(kept) with { Replay = KernelReplay.Of(one, kept) };
    }

    /// <summary>Runs sequences in one machine, one after the other; the answers in their order.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="ToolException">The machine can not be run.</exception>
    public IReadOnlyList<KernelAnswer> Run(IReadOnlyList<KernelCase> cases, CancellationToken stop)
    {
        var answers = new KernelAnswer[cases.Count];
        var injected = Enumerable.Range(0, cases.Count).Where(i => cases[i].Point == 0 && cases[i].NeedsInjection && _target.Kernel.Has(FaultPoints.Feature)).ToArray();
        foreach (var i in injected)
        {
            answers[i] = new FaultPoints(this).Run(cases[i], stop);
        }

        var waiting = Enumerable.Range(0, cases.Count).Where(i => !injected.Contains(i) && !Refused(cases[i], out answers[i])).ToList();
        while (waiting.Count > 0)
        {
            var done = RunOnce([.. waiting.Select(i => cases[i])], _options.Patience, stop);
            foreach (var (place, answer) in waiting.Zip(done))
            {
                answers[place] = answer!;
            }

            // What a time-out, a panic or the leavings of another sequence kept from running gets a machine again.
            var left = waiting.Where((_, at) => done[at] is null).ToList();
            if (left.Count == waiting.Count)
            {
                answers[left[0]] = RunOnce([cases[left[0]]], _options.Patience * Again, stop)[0] ?? Undecided(cases[left[0]]);
                left.RemoveAt(0);
            }

            waiting = left;
        }

        return answers;
    }

    private static MachineOptions Chosen(KernelTarget target, KernelCache cache, MachineOptions options)
    {
        Qemu.Demand();
        return options with
        {
            Accelerator = options.Accelerator ?? Machines.Accelerator.Choose(
                cache, target.Kernel.Image, () => Archives(target, cache)("log text=up\n", false, CancellationToken.None), CancellationToken.None),
        };
    }

    private static Func<string, bool, CancellationToken, byte[]> Archives(KernelTarget target, KernelCache cache)
    {
        var archives = new GuestArchive(new GuestPrograms(cache));
        return (script, images, stop) => archives.Make(script, [target.Kernel], images, stop);
    }

    private static bool Refused(KernelCase one, out KernelAnswer answer)
    {
        answer = new KernelAnswer(one, AnswerKind.NotApplicable, 0) { Reason = one.Impossible ?? string.Empty };
        return one.Impossible is not null;
    }

    private KernelAnswer Undecided(KernelCase one) => new(one, AnswerKind.Undecided, 0)
    {
        Reason = _stillborn.Length > 0 ? $"the machine did not come up, twice: {_stillborn}" : string.Create(CultureInfo.InvariantCulture, $"the machine was silent for {(_options.Patience * Again).TotalSeconds:0} s, a second time and alone"),
    };

    /// <summary>One machine; null for a sequence that did not get its turn or whose machine was silent for too long.</summary>
    private KernelAnswer?[] RunOnce(IReadOnlyList<KernelCase> cases, TimeSpan patience, CancellationToken stop)
    {
        var jumps = cases.Any(one => one.Jumps);
        var archive = _archive(Script(cases), jumps, stop);
        var options = _options with { Patience = patience, EndsAtReset = !cases.Any(one => one.Resets) };
        var run = Qemu.Run(_target.Kernel.Image, archive, options, stop, _program);
        Keep(cases, run);
        if (run.End == MachineEnd.Failed)
        {
            throw new ToolException(Qemu.Program, run.Complaint.Length > 0 ? run.Complaint : "it ended with an error");
        }

        var reader = new ConsoleReader(_sites);
        var sequences = reader.Read(run.Log, run.End == MachineEnd.TimedOut);
        if (sequences.Count == 0 && run.End == MachineEnd.Ended)
        {
            // It died before the agent ran. The sequences had no part in it: they get another machine, and are undecided when that dies too.
            _stillborn = string.Join("\n  ", run.Log.Where(line => line.Contains("panic", StringComparison.Ordinal)).DefaultIfEmpty("it said nothing of a panic").TakeLast(1));
            return new KernelAnswer?[cases.Count];
        }

        var byName = sequences.ToDictionary(sequence => sequence.Name, StringComparer.Ordinal);
        var complained = false;
        return [.. cases.Select((one, i) =>
        {
            var found = byName.GetValueOrDefault(Label(i));
            if (found is null || found.Skipped || !found.Complete || (complained && i > 0))
            {
                return null;
            }

            var answer = Judge(one, found);
            complained |= answer.Complained;
            return answer;
        })];
    }

    /// <summary>Keeps the console where that is wanted, under the name of the first sequence.</summary>
    private void Keep(IReadOnlyList<KernelCase> cases, MachineRun run)
    {
        if (_options.ConsoleFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(Path.Combine(folder, cases[0].Name + ".console"), run.Log);
        }
    }

    private KernelAnswer Judge(KernelCase one, KernelSequence ran)
    {
        if (ran.Wrong.Length > 0)
        {
            throw new ToolException($"the agent does not understand {one.Name}: {ran.Wrong}");
        }

        if (one.Point > 0)
        {
            return FaultPoints.Judge(one, ran, _target);
        }

        var recording = Encoding.UTF8.GetBytes(KernelRecording.Write(ran, one.Commands, one.Name, _target));
        var outcome = Conformance.Check(one.Name, recording, _target.Design);
        var at = outcome.Divergence is { } divergence ? Math.Max(0, divergence.Line - 2) : ran.Steps.Count - 1;
        return new KernelAnswer(one, outcome.Divergence is null ? AnswerKind.Same : AnswerKind.Differs, outcome.Commands)
        {
            Divergence = outcome.Divergence,
            Recording = recording,
            Log = at >= 0 && at < ran.Steps.Count ? ran.Steps[at].Log : [],
            Complained = ran.Complained,
            Refusals = ran.Refusals,
        };
    }

    private static string Label(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Script(IReadOnlyList<KernelCase> cases)
    {
        var script = new StringBuilder();
        for (var i = 0; i < cases.Count; i++)
        {
            script.Append(CultureInfo.InvariantCulture, $"sequence name={Label(i)}{(cases[i].ComparesDigest ? " digest=1" : string.Empty)}\n");
            foreach (var line in cases[i].Lines)
            {
                script.Append(line).Append('\n');
            }
        }

        return script.ToString();
    }
}
